package org.tgd.core.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.Acceptance;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCall;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.TextLoss;
import org.tgd.core.optim.TextualGradientDescent;

/**
 * A program for tests that start and kill processes: a small run over two parameters and a batch of
 * four questions, in which every answer depends on the prompt. Prints a line per step; the last
 * line is a hash of all prompts in journal order.
 */
public final class SmallRun {
  static final int STEPS = 4;

  private SmallRun() {}

  /** Arguments: the run directory, the number of threads, the pause before each answer in ms. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    long pause = Long.parseLong(arguments[2]);
    try (Journal journal = Journal.open(directory);
        Parallel parallel = Parallel.of(threads)) {
      run(new JournaledEngine(engine(pause), journal), journal, parallel);
    }
    List<String> lines = Files.readAllLines(directory.resolve(Journal.FILE));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String line : lines) {
      digest.update(line.replaceAll(",\"ms\":\\d+", "").getBytes(StandardCharsets.UTF_8));
    }
    System.out.println("hash " + HexFormat.of().formatHex(digest.digest()));
  }

  /** A lambda: its name alone tells the next process that it is the same model. */
  private static Engine engine(long pause) {
    return Engine.of(
        "small:run",
        prompt -> {
          if (pause > 0) {
            try {
              Thread.sleep(pause);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          return new Completion(answer(prompt), 1, 1, Completion.Finish.STOP);
        });
  }

  private static String answer(Prompt prompt) {
    String text =
        "answer " + Integer.toHexString((prompt.system() + "|" + prompt.user()).hashCode());
    Matcher nonce = Pattern.compile("<new-value-([0-9a-f]{8})>").matcher(prompt.system());
    return nonce.find()
        ? "<new-value-%1$s>%2$s</new-value-%1$s>".formatted(nonce.group(1), text)
        : text;
  }

  private static void run(Engine engine, Journal journal, Parallel parallel) {
    Parameters start =
        Parameters.of(
            Map.of(
                "system", Variable.parameter("system prompt", "Think."),
                "suffix", Variable.parameter("suffix of the question", "Briefly.")));
    Objective objective =
        (parameters, random) ->
            Loss.mean(
                parallel.map(
                    IntStream.range(0, 4).boxed().toList(), i -> question(engine, parameters, i)));
    Optimization.of(
            objective,
            LlmCritic.withFindings(engine),
            new TextualGradientDescent(new LlmEditor(engine)),
            STEPS)
        .withAcceptance(Acceptance.ALWAYS)
        .withSeed(5)
        .run(start, journal, parallel, step -> System.out.println("step " + step.index()));
  }

  private static Loss question(Engine engine, Parameters parameters, int i) {
    Variable question =
        org.tgd.core.TextFunction.sum("question")
            .apply(List.of(Variable.constant("item", "question " + i), parameters.get("suffix")));
    Variable answer =
        new LlmCall(engine, "answer").apply(List.of(parameters.get("system"), question));
    return new TextLoss(engine).of(Variable.constant("instruction", "Judge."), answer);
  }
}
