package org.tgd.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Journal;
import org.tgd.core.report.Judged;

/**
 * What happened in a run so far, read from its journal.
 *
 * @param manifest what the run was meant to do
 * @param steps the judged candidates in order; empty when the run ended before its first
 * @param lastStep the number of the last finished step, those without any proposal included
 * @param spent what the finished calls cost
 * @param remarks what is worth saying about steps, in order: why one was idle, what became of an
 *     answer, why the run ended early
 */
public record RunRecord(
    Manifest manifest, List<Judged> steps, int lastStep, Spent spent, List<StepRemark> remarks) {
  /**
   * A word on a step.
   *
   * @param step the number of the step
   * @param kind "idle", "stop" where the run ended early, or what became of an answer
   * @param text the reason in words
   */
  public record StepRemark(int step, String kind, String text) {
    /** The word as a line, such as {@code step 3: idle, unreadable: it held no …}. */
    public String line() {
      return "step " + step + ": " + kind + (text.isEmpty() ? "" : ", " + text);
    }
  }

  /**
   * What the finished calls cost.
   *
   * @param evaluations calls of evaluators, counterfactuals included
   * @param calls answers of models
   * @param tokens tokens read and written by models
   */
  public record Spent(long evaluations, long calls, long tokens) {}

  /** Copies the steps. */
  public RunRecord {
    steps = List.copyOf(steps);
    remarks = List.copyOf(remarks);
  }

  /** Reads the journal of a run directory, finished or not. */
  public static RunRecord of(RunDirectory directory) {
    return new Reader(directory).read();
  }

  /** The first candidate; empty when the run ended before it was judged. */
  public Optional<Judged> start() {
    return steps.stream().findFirst();
  }

  /** The first candidate of lowest loss. */
  public Optional<Judged> best() {
    return Judged.best(steps);
  }

  private static final class Reader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final RunDirectory directory;
    private final Map<String, Evaluation> evaluations = new HashMap<>();
    private final List<Judged> steps = new ArrayList<>();
    private long cost;
    private long calls;
    private long tokens;
    private int last;
    private final List<StepRemark> remarks = new ArrayList<>();

    Reader(RunDirectory directory) {
      this.directory = directory;
    }

    RunRecord read() {
      Path file = directory.path().resolve(Journal.FILE);
      int number = 0;
      for (String line : lines(file)) {
        number++;
        try {
          take(JSON.readTree(line));
        } catch (JsonProcessingException e) {
          throw new InputException(file + " line " + number + ": is not JSON; it was damaged", e);
        }
      }
      return new RunRecord(
          directory.manifest(), steps, last, new Spent(cost, calls, tokens), remarks);
    }

    /** Complete lines only: the last may just be being written. */
    private static List<String> lines(Path file) {
      if (!Files.exists(file)) {
        return List.of();
      }
      try {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      } catch (IOException e) {
        throw new InputException("cannot read " + file + ": " + e, e);
      }
    }

    private void take(JsonNode line) {
      JsonNode request = line.path("request");
      JsonNode result = line.path("result");
      switch (line.path("kind").asText()) {
        case JournaledEvaluator.KIND -> {
          Evaluation evaluation = EvaluationJson.read(result);
          if (evaluations.put(request.path("candidate").asText(), evaluation) == null) {
            cost += evaluation.cost();
          }
        }
        case JournaledEngine.KIND -> {
          calls++;
          tokens += result.path("input_tokens").asLong() + result.path("output_tokens").asLong();
        }
        case "step" -> {
          steps.add(judged(request));
          last = request.path("index").asInt();
          for (JsonNode remark : request.path("remarks")) {
            remark(remark.path("kind").asText(), remark.path("text").asText());
          }
        }
        case "idle" -> {
          last = request.path("index").asInt();
          remark("idle", request.path("reason").asText());
        }
        case "stop" -> remark("stop", request.path("reason").asText());
        default -> {
          // other kinds say nothing about candidates
        }
      }
    }

    private void remark(String kind, String text) {
      remarks.add(new StepRemark(last, kind, text));
    }

    private Judged judged(JsonNode step) {
      String text = step.path("parameters").path(OptimizationRun.PARAMETER).asText();
      Evaluation evaluation = evaluations.get(text);
      if (evaluation == null) {
        throw new InputException(
            directory.path().resolve(Journal.FILE)
                + ": step "
                + step.path("index").asInt()
                + " has no evaluation; the journal was damaged");
      }
      return new Judged(
          step.path("index").asInt(),
          step.path("candidate").asInt(),
          text,
          EvaluationJson.number(step.path("loss")),
          step.path("accepted").asBoolean(),
          evaluation,
          StreamSupport.stream(
                  step.path("feedback").path(OptimizationRun.PARAMETER).spliterator(), false)
              .map(JsonNode::asText)
              .toList());
    }
  }
}
