package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * An engine for tests: answers by a list or by a function, and records what it was asked in the
 * order of arrival. Token counts are numbers of words. Thread-safe.
 */
public final class ScriptedEngine implements Engine {
  private final Function<Prompt, Completion> script;
  private final Duration delay;
  private final List<Prompt> prompts = new ArrayList<>();
  private int running;
  private int mostRunning;

  private ScriptedEngine(Function<Prompt, Completion> script, Duration delay) {
    this.script = requireNonNull(script, "script");
    this.delay = requireNonNull(delay, "delay");
  }

  /** Gives these answers one after the other; a further call is an error of the test. */
  public static ScriptedEngine answers(String... texts) {
    return turns(Arrays.stream(texts).map(Turn::says).toArray(Turn[]::new));
  }

  /** Takes these turns one after the other; a further call is an error of the test. */
  public static ScriptedEngine turns(Turn... turns) {
    var left = new ArrayList<>(List.of(turns)).iterator();
    return of(
        prompt -> {
          Turn next;
          synchronized (left) {
            if (!left.hasNext()) {
              throw new AssertionError("asked more than " + turns.length + " times: " + prompt);
            }
            next = left.next();
          }
          return next.take(prompt);
        });
  }

  /** Answers every prompt by the same rule. */
  public static ScriptedEngine by(Function<Prompt, String> rule) {
    return of(prompt -> completion(prompt, rule.apply(prompt)));
  }

  /** Answers every prompt by the same rule, which may also throw. */
  public static ScriptedEngine of(Function<Prompt, Completion> rule) {
    return new ScriptedEngine(rule, Duration.ZERO);
  }

  /** The same script, each call lasting this long; the record of prompts starts empty. */
  public ScriptedEngine withDelay(Duration each) {
    return new ScriptedEngine(script, each);
  }

  @Override
  public Completion complete(Prompt prompt) {
    synchronized (prompts) {
      prompts.add(prompt);
      running++;
      mostRunning = Math.max(mostRunning, running);
    }
    try {
      if (!delay.isZero()) {
        Thread.sleep(delay.toMillis());
      }
      return script.apply(prompt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("the call was interrupted", false, e);
    } finally {
      synchronized (prompts) {
        running--;
      }
    }
  }

  @Override
  public String name() {
    return "scripted";
  }

  /** What was asked, in the order of arrival. */
  public List<Prompt> prompts() {
    synchronized (prompts) {
      return List.copyOf(prompts);
    }
  }

  /** How often it was asked. */
  public int calls() {
    return prompts().size();
  }

  /** The largest number of calls under way at the same time so far. */
  public int mostRunning() {
    synchronized (prompts) {
      return mostRunning;
    }
  }

  /** A completion with word counts as token counts. */
  public static Completion completion(Prompt prompt, String text) {
    return new Completion(text, words(prompt.system()) + words(prompt.user()), words(text), false);
  }

  private static long words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  /** What happens in one call. */
  @FunctionalInterface
  public interface Turn {
    /** Answers, or throws. */
    Completion take(Prompt prompt);

    /** A whole answer. */
    static Turn says(String text) {
      return prompt -> completion(prompt, text);
    }

    /** An answer cut off at the length limit. */
    static Turn truncates(String text) {
      return prompt -> {
        Completion whole = completion(prompt, text);
        return new Completion(text, whole.inputTokens(), whole.outputTokens(), true);
      };
    }

    /** A failure. */
    static Turn fails(RuntimeException failure) {
      return prompt -> {
        throw failure;
      };
    }
  }
}
