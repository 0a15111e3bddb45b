package org.tgd.benchmarks.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.tgd.core.Acceptance;
import org.tgd.core.Critic;
import org.tgd.core.Gradients;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.TextFunction;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCall;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.TextLoss;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.run.JournaledEvaluator;

/** What the engine itself costs: time and calls of cases whose ideal is known. */
public final class EngineSpeed {
  /** Samples in the batch cases. */
  public static final int BATCH = 32;

  /** How long the stand-in for a model takes in the timed batch case. */
  public static final Duration PER_CALL = Duration.ofMillis(100);

  private static final String NAME = "text";

  private EngineSpeed() {}

  /**
   * One measured case.
   *
   * @param name what was done
   * @param seconds how long it took
   * @param calls calls of the model
   * @param longestPrompt the longest prompt in characters; 0 without a model
   */
  public record Measured(String name, double seconds, int calls, long longestPrompt) {}

  /**
   * A forward pass of two model calls per sample (answer and judgement), the backward pass and one
   * step: four calls a sample and one for the step, five of them one after the other.
   *
   * @param samples the number of samples
   * @param perCall how long the model takes
   * @param cap the most calls at once
   */
  public static Measured answersAndJudgements(int samples, Duration perCall, int cap) {
    return step(
        "%d samples x %d ms: forward, backward, step".formatted(samples, perCall.toMillis()),
        perCall,
        cap,
        (model, prompt, parallel) ->
            parallel.map(
                IntStream.range(0, samples).boxed().toList(),
                i -> {
                  Variable question = Variable.constant("a question", "question " + i);
                  Variable answer =
                      new LlmCall(model, "an answer").apply(List.of(prompt, question));
                  return new TextLoss(model).of(instruction(), answer);
                }));
  }

  /** A text judged by the model from several sides: two calls a side and one for the step. */
  public static Measured judgements(int sides) {
    return step(
        "a text judged " + sides + " times, backward, step",
        Duration.ZERO,
        BATCH,
        (model, text, parallel) ->
            parallel.map(
                IntStream.range(0, sides).boxed().toList(),
                i -> new TextLoss(model).of(instruction(), text)));
  }

  private static Variable instruction() {
    return Variable.constant("an instruction", "Judge the text.");
  }

  @FunctionalInterface
  private interface Forward {
    List<Loss> losses(SlowModel model, Variable parameter, Parallel parallel);
  }

  private static Measured step(String name, Duration perCall, int cap, Forward forward) {
    SlowModel model = new SlowModel(perCall);
    Parameters start = Parameters.of(NAME, Variable.parameter("a prompt", "Answer briefly."));
    try (Parallel parallel = Parallel.of(cap)) {
      double seconds =
          seconds(
              () -> {
                Loss loss = Loss.mean(forward.losses(model, start.get(NAME), parallel));
                proposed(start, loss, LlmCritic.withFindings(model), model, parallel);
              });
      return new Measured(name, seconds, model.calls(), model.longestPrompt());
    }
  }

  private static void proposed(
      Parameters start, Loss loss, Critic critic, SlowModel model, Parallel parallel) {
    Gradients gradients = loss.backward(critic, parallel);
    Step incumbent = new Step(0, 0, start, loss.value(), loss.evaluations(), List.of(), true);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    State state = new State(incumbent, gradients, List.of(incumbent), List.of(), random, parallel);
    List<Parameters> next = new TextualGradientDescent(new LlmEditor(model)).propose(state);
    if (next.isEmpty() || next.get(0).equals(start)) {
      throw new IllegalStateException("the step changed nothing");
    }
  }

  /** Many steps of one variable, each evaluated, journaled and synced. */
  public static Measured journaledSteps(int steps, Path directory) {
    Evaluator counter = new Counter();
    double seconds;
    try (Journal journal = Journal.open(directory)) {
      Evaluator evaluator = new JournaledEvaluator(counter, journal, evaluation -> {});
      Optimization method =
          Optimization.of(
                  (parameters, random) -> Loss.of(evaluator, parameters.get(NAME)),
                  new GroundedCritic(),
                  new TextualGradientDescent(
                      (edit, n, random) ->
                          List.of(Integer.toString(Integer.parseInt(edit.variable().value()) + 1))),
                  steps)
              .withAcceptance(Acceptance.ALWAYS);
      Parameters start = Parameters.of(NAME, Variable.parameter("a number", "0"));
      seconds = seconds(() -> method.run(start, journal, Parallel.SEQUENTIAL, step -> {}));
    }
    return new Measured(steps + " steps of one variable, journal synced each", seconds, 0, 0);
  }

  /** As many syncs of a growing file on the same disk, and nothing else. */
  public static Measured bareSyncs(int count, Path directory) {
    Path file = directory.resolve("syncs");
    ByteBuffer line = ByteBuffer.allocate(700);
    double seconds =
        seconds(
            () -> {
              try (FileChannel channel =
                  FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (int i = 0; i < count; i++) {
                  channel.write(line.rewind());
                  channel.force(false);
                }
                Files.delete(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new Measured(count + " bare syncs of the same disk", seconds, 0, 0);
  }

  /** A chain of functions, forward and backward. */
  public static Measured chain(int length) {
    TextFunction link = TextFunction.of("passes a text on", "a link", texts -> texts.get(0));
    double seconds =
        seconds(
            () -> {
              Variable leaf = Variable.parameter("a number", "0");
              Variable end = leaf;
              for (int i = 0; i < length; i++) {
                end = link.apply(List.of(end));
              }
              Gradients gradients = Loss.of(new Counter(), end).backward(new GroundedCritic());
              if (gradients.of(leaf).size() != 1) {
                throw new IllegalStateException("the feedback did not arrive");
              }
            });
    return new Measured("chain of %,d functions".formatted(length), seconds, 0, 0);
  }

  /** One variable with many consumers, each with feedback of its own, and one step. */
  public static Measured fanOut(int consumers) {
    Variable leaf = Variable.parameter("a number", "0");
    Parameters start = Parameters.of(NAME, leaf);
    SlowModel model = new SlowModel(Duration.ZERO);
    double seconds =
        seconds(
            () -> {
              List<Loss> losses = new ArrayList<>();
              for (int i = 0; i < consumers; i++) {
                losses.add(Loss.of(new Counter(), consumer(i).apply(List.of(leaf))));
              }
              proposed(start, Loss.mean(losses), new GroundedCritic(), model, Parallel.SEQUENTIAL);
            });
    return new Measured(
        "fan-out of %,d, and a step".formatted(consumers),
        seconds,
        model.calls(),
        model.longestPrompt());
  }

  private static TextFunction consumer(int number) {
    Function<List<String>, String> add =
        texts -> Integer.toString(Integer.parseInt(texts.get(0)) + number);
    return TextFunction.of("adds " + number, "a sum", add);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Judges a number by its distance from a large one. */
  private record Counter() implements Evaluator {
    private static final int GOAL = 1_000_000;

    @Override
    public String purpose() {
      return "measures how far a number is from " + GOAL;
    }

    @Override
    public Evaluation evaluate(String candidate) {
      int distance = GOAL - Integer.parseInt(candidate);
      Finding finding =
          Finding.of(
              "number " + candidate,
              candidate,
              Integer.toString(GOAL),
              "Raise the number from " + candidate + ".",
              distance);
      return new Evaluation.Scored(distance, List.of(), distance + " to go", List.of(finding));
    }
  }
}
