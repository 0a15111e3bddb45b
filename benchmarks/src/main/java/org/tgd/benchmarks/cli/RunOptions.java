package org.tgd.benchmarks.cli;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tgd.core.InputException;
import picocli.CommandLine.Option;

/** What all optimizing commands have in common: mixed into each of them. */
final class RunOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "none",
      description =
          "Language model for critic and editor: openai:NAME, replay:RUN or none"
              + " (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Address of an OpenAI-compatible server, for example http://127.0.0.1:8080/v1.")
  private Optional<URI> baseUrl = Optional.empty();

  @Option(
      names = "--critic",
      paramLabel = "CRITIC",
      description = "Who criticises: grounded or llm (default: llm if there is a model).")
  private Optional<String> critic = Optional.empty();

  @Option(
      names = "--editor",
      paramLabel = "EDITOR",
      description = "Who edits: rules, random or llm (default: llm if there is a model).")
  private Optional<String> editor = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Number of steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "0",
      description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory, made by the command (default: a new one below runs/).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--budget-calls",
      paramLabel = "N",
      description = "Stop before more than N calls of the model.")
  private OptionalLong calls = OptionalLong.empty();

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "Stop before more than N tokens, in and out together.")
  private OptionalLong tokens = OptionalLong.empty();

  @Option(
      names = "--budget-usd",
      paramLabel = "X",
      description = "Stop before more than X US dollars.")
  private Optional<BigDecimal> usd = Optional.empty();

  @Option(names = "--budget-minutes", paramLabel = "X", description = "Stop after X minutes.")
  private Optional<BigDecimal> minutes = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Parallel calls at most (default: the number of processors).")
  private OptionalInt threads = OptionalInt.empty();

  /** The language model as the user named it; {@code none} for no model. */
  String model() {
    return model;
  }

  /** Whether there is a language model. */
  boolean hasModel() {
    return !model.equals("none");
  }

  /** The address of the model's server, if given. */
  Optional<URI> baseUrl() {
    return baseUrl;
  }

  /** Who criticises: {@code grounded} or {@code llm}. */
  String critic() {
    return oneOf("--critic", critic.orElse(hasModel() ? "llm" : "grounded"), "grounded", "llm");
  }

  /** Who edits: {@code rules}, {@code random} or {@code llm}. */
  String editor() {
    return oneOf("--editor", editor.orElse(hasModel() ? "llm" : "rules"), "rules", "random", "llm");
  }

  /** The number of steps, 0 or more. */
  int steps() {
    if (steps < 0) {
      throw new InputException("--steps was " + steps + "; must be 0 or more");
    }
    return steps;
  }

  /** The seed of all randomness. */
  long seed() {
    return seed;
  }

  /** The run directory, if given. */
  Optional<Path> out() {
    return out;
  }

  /** The most calls of the model, if limited. */
  OptionalLong calls() {
    return notNegative("--budget-calls", calls);
  }

  /** The most tokens, in and out together, if limited. */
  OptionalLong tokens() {
    return notNegative("--budget-tokens", tokens);
  }

  /** The most US dollars, if limited. */
  Optional<BigDecimal> usd() {
    return notNegative("--budget-usd", usd);
  }

  /** The most minutes, if limited. */
  Optional<BigDecimal> minutes() {
    return notNegative("--budget-minutes", minutes);
  }

  /** The most parallel calls, 1 or more. */
  int threads() {
    int value = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (value < 1) {
      throw new InputException("--threads was " + value + "; must be 1 or more");
    }
    return value;
  }

  private String oneOf(String option, String value, String... allowed) {
    List<String> choices = List.of(allowed);
    if (!choices.contains(value)) {
      throw new InputException(
          option + " was '" + value + "'; must be one of " + String.join(", ", choices));
    }
    if (value.equals("llm") && !hasModel()) {
      throw new InputException(
          option + " was llm, but there is no model; name one with --model openai:NAME");
    }
    return value;
  }

  private static OptionalLong notNegative(String option, OptionalLong value) {
    if (value.isPresent() && value.getAsLong() < 0) {
      throw new InputException(option + " was " + value.getAsLong() + "; must be 0 or more");
    }
    return value;
  }

  private static Optional<BigDecimal> notNegative(String option, Optional<BigDecimal> value) {
    if (value.isPresent() && value.get().signum() < 0) {
      throw new InputException(option + " was " + value.get() + "; must be 0 or more");
    }
    return value;
  }
}
