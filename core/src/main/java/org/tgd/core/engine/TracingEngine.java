package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Hands prompts and answers, verbatim but for secrets, to a sink, which must be thread-safe. What
 * passes through is not changed.
 */
public final class TracingEngine implements Engine {
  private final Engine inner;
  private final Consumer<Exchange> sink;
  private final UnaryOperator<String> redact;

  /** A trace that masks whatever looks like a key. */
  public TracingEngine(Engine inner, Consumer<Exchange> sink) {
    this(inner, sink, Optional.empty());
  }

  /** A trace that masks this key, and whatever looks like one. */
  public TracingEngine(Engine inner, Consumer<Exchange> sink, Optional<Secret> key) {
    this.inner = requireNonNull(inner, "inner");
    this.sink = requireNonNull(sink, "sink");
    this.redact = key.<UnaryOperator<String>>map(k -> k::redact).orElse(Secret::redactKeys);
  }

  @Override
  public Completion complete(Prompt prompt) {
    long start = System.nanoTime();
    try {
      Completion completion = inner.complete(prompt);
      trace(prompt, Optional.of(completion), Optional.empty(), start);
      return completion;
    } catch (EngineException e) {
      trace(prompt, Optional.empty(), Optional.of(e.getMessage()), start);
      throw e;
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private void trace(
      Prompt prompt, Optional<Completion> completion, Optional<String> failure, long start) {
    var asked =
        new Prompt(
            redact.apply(prompt.system()),
            redact.apply(prompt.user()),
            prompt.sample(),
            prompt.field(),
            prompt.images());
    sink.accept(
        new Exchange(
            inner.name(),
            asked,
            completion.map(this::redacted),
            failure.map(redact),
            Duration.ofNanos(System.nanoTime() - start)));
  }

  private Completion redacted(Completion c) {
    return new Completion(redact.apply(c.text()), c.inputTokens(), c.outputTokens(), c.finish());
  }
}
