package org.tgd.benchmarks.known;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.LangChain4jEngine;
import org.tgd.core.engine.Prompt;

/**
 * A model in process that knows the right answer: it reads the prompt that the engine wrote and
 * answers by rule. Its randomness is a stream per call, made from its seed and the prompt (which
 * holds its place in the run), so the order in which calls arrive changes nothing. Thread-safe.
 */
public final class Oracle {
  private final long seed;
  private final BiFunction<Asked, SplittableRandom, String> rule;
  private final AtomicInteger calls = new AtomicInteger();

  /** An oracle that answers by the given rule. */
  public Oracle(long seed, BiFunction<Asked, SplittableRandom, String> rule) {
    this.seed = seed;
    this.rule = rule;
  }

  private String answer(Prompt prompt) {
    calls.incrementAndGet();
    long stream = 31 * seed + prompt.user().hashCode();
    return rule.apply(Asked.of(prompt), new SplittableRandom(mixed(stream)));
  }

  /** Stafford's mix13, so that neighbouring seeds give unrelated streams. */
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }

  /** How often it was asked. */
  public int calls() {
    return calls.get();
  }

  /** The oracle as an engine, through the same adapter as any other chat model. */
  public Engine engine() {
    return LangChain4jEngine.answering("oracle", this::answer);
  }
}
