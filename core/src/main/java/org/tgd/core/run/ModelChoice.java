package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tgd.core.engine.EngineSpec;
import org.tgd.core.engine.Headers;
import org.tgd.core.engine.Sampling;
import org.tgd.core.llm.Prompts;

/**
 * Which language model a run asks, and how.
 *
 * @param name the model as the user named it, such as {@code openai:gpt-4o-mini}; {@code none} for
 *     no model
 * @param baseUrl the address of its server, where it is not the provider's own
 * @param prices what its tokens cost, as {@code MODEL=IN/OUT} in US dollars a million
 * @param timeout how long one request may take; above 0
 * @param attempts how often a question is asked before the run gives up; 1 or more
 * @param sampling how its answers are drawn
 * @param headers sent with every request, each {@code NAME=VALUE} or {@code NAME=$VARIABLE}; no
 *     secrets
 * @param asking how questions are put to it
 * @param editor the model that edits, where it is another; asked in the same way, and at the same
 *     address where it is of the same kind
 */
public record ModelChoice(
    String name,
    Optional<String> baseUrl,
    List<String> prices,
    Duration timeout,
    int attempts,
    Sampling sampling,
    List<String> headers,
    Asking asking,
    Optional<String> editor) {
  /** No model at all. */
  public static final ModelChoice NONE =
      new ModelChoice("none", Optional.empty(), List.of(), Duration.ofMinutes(2), 6);

  /** A model that draws as its server does by default. */
  public ModelChoice(
      String name, Optional<String> baseUrl, List<String> prices, Duration timeout, int attempts) {
    this(name, baseUrl, prices, timeout, attempts, Sampling.DEFAULT, List.of(), Asking.DEFAULT);
  }

  /** The same that draws otherwise. */
  public ModelChoice withSampling(Sampling next) {
    return new ModelChoice(name, baseUrl, prices, timeout, attempts, next, headers, asking, editor);
  }

  /** A model that edits too. */
  public ModelChoice(
      String name,
      Optional<String> baseUrl,
      List<String> prices,
      Duration timeout,
      int attempts,
      Sampling sampling,
      List<String> headers,
      Asking asking) {
    this(name, baseUrl, prices, timeout, attempts, sampling, headers, asking, Optional.empty());
  }

  /** The same beside another model that edits. */
  public ModelChoice withEditor(String model) {
    return new ModelChoice(
        name, baseUrl, prices, timeout, attempts, sampling, headers, asking, Optional.of(model));
  }

  /** The model that edits: this one unless another is named. */
  ModelChoice editing() {
    if (editor.isEmpty()) {
      return this;
    }
    boolean sameKind = kind(name).equals(kind(editor.get()));
    return new ModelChoice(
        editor.get(),
        sameKind ? baseUrl : Optional.empty(),
        prices,
        timeout,
        attempts,
        sampling,
        sameKind ? headers : List.of(),
        asking);
  }

  private static String kind(String model) {
    return EngineSpec.parse(model).provider();
  }

  /** The same with headers. */
  public ModelChoice withHeaders(List<String> next) {
    return new ModelChoice(
        name, baseUrl, prices, timeout, attempts, sampling, next, asking, editor);
  }

  /** The same, asked otherwise. */
  public ModelChoice withAsking(Asking next) {
    return new ModelChoice(
        name, baseUrl, prices, timeout, attempts, sampling, headers, next, editor);
  }

  /**
   * The wordings of questions.
   *
   * @throws org.tgd.core.input.InputException if those of a folder cannot be used
   */
  public Prompts wordings() {
    return asking.prompts().map(Path::of).map(Prompts::from).orElse(Prompts.OURS);
  }

  /** Whether a critic and an editor are to answer in JSON. */
  public boolean asksJson() {
    return switch (asking.answers()) {
      case AUTO -> Engines.takesSchema(this);
      case JSON -> true;
      case TEXT -> false;
    };
  }

  /**
   * Copies the lists and checks the ranges.
   *
   * @throws org.tgd.core.input.InputException if a header is none, or shows a secret
   */
  public ModelChoice {
    requireNonNull(sampling, "sampling");
    requireNonNull(asking, "asking");
    requireNonNull(editor, "editor");
    headers = List.copyOf(headers);
    Headers.check(headers);
    requireNonNull(name, "name");
    requireNonNull(baseUrl, "baseUrl");
    prices = List.copyOf(prices);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout was " + timeout + "; must be above 0");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts was " + attempts + "; must be 1 or more");
    }
  }
}
