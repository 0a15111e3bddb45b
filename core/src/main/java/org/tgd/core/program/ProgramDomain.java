package org.tgd.core.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.data.DataSet;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;
import org.tgd.core.report.Exporter;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** Any text against any evaluator program of the user's. */
public final class ProgramDomain implements Domain {
  /** The name of the domain. */
  public static final String NAME = "program";

  private static final List<Option> OPTIONS =
      List.of(
          new Option("evaluator", "the command that judges a candidate, run by the shell", ""),
          new Option("start", "file with the text to start from", ""),
          new Option("role", "what the text is, in words for a model", "a text"),
          new Option("items", "JSON Lines file of items with an id each; none for no data set", ""),
          new Option("timeout", "seconds that one call may take, more than 0", "60"),
          new Option("output-mb", "megabytes that one call may print, more than 0", "1"),
          new Option(
              "probe",
              "share by which numbers of the text are tried lower and higher where the evaluator"
                  + " has no findings; 0 for no trials",
              "0.1"));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Improves any text by a program of your own that judges it.";
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "tgd optimize --evaluator 'python3 judge.py' --start start.txt --role 'a recipe'");
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(Exporter.ofBest("text", "the best text"));
  }

  @Override
  public Problem problem(Map<String, String> options) {
    for (String name : options.keySet()) {
      if (OPTIONS.stream().noneMatch(option -> option.name().equals(name))) {
        throw new InputException("unknown option '" + name + "' of domain program");
      }
    }
    String command = required(options, "evaluator");
    Path start = Path.of(required(options, "start"));
    ProgramLimits limits =
        new ProgramLimits(
            Duration.ofMillis((long) (1000 * number(options, "timeout", "60", 86_400))),
            (int) (number(options, "output-mb", "1", 1000) * (1 << 20)));
    double probe =
        options.getOrDefault("probe", "0.1").equals("0") ? 0 : number(options, "probe", "0.1", 10);
    ProgramItems.Program program = new ProgramItems.Program(command, limits, probe);
    Optional<ProgramItems> items =
        Optional.ofNullable(options.get("items"))
            .map(file -> new ProgramItems(program, DataSet.read(Path.of(file))));
    Evaluator evaluator =
        items.map(ProgramItems::onAll).orElseGet(() -> program.evaluator(List.of()));
    Problem problem =
        new Problem(
            options.getOrDefault("role", "a text"),
            text(start),
            evaluator,
            Optional.of(new NumberEditor()),
            Optional.empty(),
            List.of());
    if (problem.start().isBlank()) {
      requireTaken(start, evaluator.evaluate(problem.start()));
    }
    return items.map(problem::withItems).orElse(problem);
  }

  /** An empty start is most likely a slip, but a program may take it. */
  private static void requireTaken(Path start, Evaluation empty) {
    if (empty instanceof Evaluation.Rejected refused) {
      throw new InputException(
          "%s is empty, and the program does not take an empty text (%s); write a first version into it"
              .formatted(start, refused.report().replaceAll("\\s*\\R\\s*", " ").strip()));
    }
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new InputException("option '" + name + "' is missing");
    }
    return value;
  }

  private static double number(
      Map<String, String> options, String name, String byDefault, double most) {
    String text = options.getOrDefault(name, byDefault);
    double value = Double.NaN;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputException(name + " was '" + text + "'; must be a number", e);
    }
    if (!(value > 0) || value > most) {
      throw new InputException(name + " was " + text + "; must be above 0 and at most " + most);
    }
    return value;
  }

  private static String text(Path file) {
    try {
      return TextInput.text(file);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
