package org.tgd.workbench.cli.base;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.engine.Sampling;
import org.tgd.core.input.InputException;
import org.tgd.core.run.Asking;
import org.tgd.core.run.ModelChoice;
import picocli.CommandLine.Option;

/** Which language model is asked, and how: mixed into commands that may ask one. */
public final class ModelOptions {
  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "none",
      description =
          "Language model for critic and editor: openai:NAME, anthropic:NAME, gemini:NAME,"
              + " ollama:NAME, gguf:FILE (in process, an optional part), replay:RUN (answers of"
              + " another run), or none; 'tgd model list' says what each needs (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "Address of the server where it is not the provider's own; for openai: of any"
              + " OpenAI-compatible one, for example http://127.0.0.1:8080/v1.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--price",
      paramLabel = "MODEL=IN/OUT",
      description = "US dollars a million tokens read and written; may be given several times.")
  private List<String> prices = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long one request to the model may take (default: ${DEFAULT-VALUE}).")
  private BigDecimal timeout;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "How often a question is put to the model before the run gives up"
              + " (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "How freely answers are drawn, 0 to 2 (default: the server's own).")
  private Optional<Double> temperature = Optional.empty();

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Probability mass drawn from, above 0, at most 1 (default: the server's own).")
  private Optional<Double> topP = Optional.empty();

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Length limit of an answer in tokens (default: 4096).")
  private Optional<Integer> maxTokens = Optional.empty();

  @Option(
      names = "--model-seed",
      paramLabel = "K",
      description = "Seed of the model's draws, where it takes one (default: none).")
  private Optional<Integer> modelSeed = Optional.empty();

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      description =
          "Header of every request; NAME=$VARIABLE takes the value from the environment, as secrets"
              + " must; may be given several times.")
  private List<String> headers = new ArrayList<>();

  /** Whether there is a language model. */
  public boolean isGiven() {
    return !model.equals(ModelChoice.NONE.name());
  }

  /** The options that only a model gives a meaning to, as far as they are given. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    baseUrl.ifPresent(url -> given.add("--base-url"));
    prices.forEach(price -> given.add("--price"));
    temperature.ifPresent(value -> given.add("--temperature"));
    topP.ifPresent(value -> given.add("--top-p"));
    maxTokens.ifPresent(value -> given.add("--max-tokens"));
    modelSeed.ifPresent(value -> given.add("--model-seed"));
    headers.forEach(header -> given.add("--header"));
    return given;
  }

  /** The model as asked for, checked. */
  public ModelChoice choice() {
    if (timeout.signum() <= 0) {
      throw new InputException("--timeout was " + timeout + "; must be above 0 seconds");
    }
    if (attempts < 1) {
      throw new InputException("--attempts was " + attempts + "; must be 1 or more");
    }
    Duration limit = Duration.ofMillis(timeout.multiply(MILLIS_PER_SECOND).longValue());
    return new ModelChoice(
        model, baseUrl, prices, limit, attempts, sampling(), headers, Asking.DEFAULT);
  }

  private Sampling sampling() {
    Sampling sampling = Sampling.DEFAULT;
    if (temperature.isPresent()) {
      double value = temperature.get();
      require("--temperature", value, value >= 0 && value <= 2, "0 to 2");
      sampling = sampling.withTemperature(value);
    }
    if (topP.isPresent()) {
      double value = topP.get();
      require("--top-p", value, value > 0 && value <= 1, "above 0 and at most 1");
      sampling = sampling.withTopP(value);
    }
    if (maxTokens.isPresent()) {
      require("--max-tokens", maxTokens.get(), maxTokens.get() >= 1, "1 or more");
      sampling = sampling.withMaxTokens(maxTokens.get());
    }
    return modelSeed.isPresent() ? sampling.withSeed(modelSeed.get()) : sampling;
  }

  private static void require(String option, Number value, boolean right, String range) {
    if (!right) {
      throw new InputException(option + " was " + value + "; must be " + range);
    }
  }
}
