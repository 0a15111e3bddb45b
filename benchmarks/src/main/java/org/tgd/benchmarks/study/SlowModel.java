package org.tgd.benchmarks.study;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;

/**
 * A stand-in for a language model: takes a fixed time for every call, answers an editor's prompt
 * with a new value and every other with a remark, and counts. Thread-safe.
 */
final class SlowModel implements Engine {
  private static final Pattern VALUE_TAG = Pattern.compile("</(new-value-[^>]+)>\\s*$");

  private final long nanos;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong longest = new AtomicLong();

  SlowModel(Duration perCall) {
    this.nanos = perCall.toNanos();
  }

  @Override
  public String name() {
    return "slow model";
  }

  @Override
  public Completion complete(Prompt prompt) {
    int number = calls.incrementAndGet();
    longest.accumulateAndGet((long) prompt.system().length() + prompt.user().length(), Math::max);
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    Matcher tag = VALUE_TAG.matcher(prompt.user());
    String text =
        tag.find()
            ? "<" + tag.group(1) + ">value " + number + "</" + tag.group(1) + ">"
            : "Be more precise.";
    return new Completion(text, 10, 5, false);
  }

  /** How often it was asked. */
  int calls() {
    return calls.get();
  }

  /** The length of the longest prompt in characters. */
  long longestPrompt() {
    return longest.get();
  }
}
