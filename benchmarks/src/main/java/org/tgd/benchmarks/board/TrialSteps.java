package org.tgd.benchmarks.board;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;

/**
 * The candidates that a trial went through, as {@code steps.jsonl} has them: a line for each trial
 * with {@code trial}, its row in {@code trials.csv} from 1, and {@code steps} with {@code call},
 * {@code loss} and {@code text}.
 *
 * @param trial the row of the trial, from 1
 * @param steps its candidates, in order
 */
public record TrialSteps(int trial, List<Step> steps) {
  /** The name of the file. */
  public static final String FILE = "steps.jsonl";

  /** Copies the steps. */
  public TrialSteps {
    steps = List.copyOf(steps);
  }

  /**
   * A candidate.
   *
   * @param call at which call it was judged
   * @param loss its loss
   * @param text the candidate
   */
  public record Step(double call, double loss, String text) {
    /** Checks that there is a text. */
    public Step {
      requireNonNull(text, "text");
    }
  }

  /** The line of a trial whose best so far and its candidates are as many. */
  public static String line(int trial, Course course, List<String> texts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("trial", trial);
    ArrayNode steps = node.putArray("steps");
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode step = steps.addObject().put("call", course.calls().get(i));
      step.put("loss", course.values().get(i)).put("text", texts.get(i));
    }
    return node + "\n";
  }

  /**
   * The steps of some trials of a folder; empty where there is no such file.
   *
   * @throws InputException if a line is broken
   */
  public static Map<Integer, TrialSteps> read(Path folder, Set<Integer> wanted) {
    Path file = folder.resolve(FILE);
    Map<Integer, TrialSteps> found = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return found;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        JsonNode node = JsonText.read(line);
        if (wanted.contains(node.path("trial").asInt())) {
          found.put(node.path("trial").asInt(), parse(node, file + ", line " + number));
        }
      }
    } catch (JsonProcessingException e) {
      throw new InputException(file + " is broken: " + Broken.words(e), e);
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
    return found;
  }

  private static TrialSteps parse(JsonNode node, String place) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : node.path("steps")) {
      if (!step.path("text").isTextual() || !step.path("call").isNumber()) {
        throw new InputException(place + ": each step must have 'call', 'loss' and 'text'");
      }
      steps.add(
          new Step(
              step.path("call").asDouble(),
              step.path("loss").asDouble(Double.NaN),
              step.path("text").asText()));
    }
    return new TrialSteps(node.path("trial").asInt(), steps);
  }
}
