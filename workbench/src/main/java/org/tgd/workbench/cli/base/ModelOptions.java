package org.tgd.workbench.cli.base;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
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
          "Language model for critic and editor: openai:NAME, or none"
              + " (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Address of an OpenAI-compatible server, for example http://127.0.0.1:8080/v1.")
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

  /** Whether there is a language model. */
  public boolean isGiven() {
    return !model.equals(ModelChoice.NONE.name());
  }

  /** The options that only a model gives a meaning to, as far as they are given. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    baseUrl.ifPresent(url -> given.add("--base-url"));
    prices.forEach(price -> given.add("--price"));
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
    return new ModelChoice(model, baseUrl, prices, limit, attempts);
  }
}
