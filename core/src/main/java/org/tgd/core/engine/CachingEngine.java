package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Answers from a store what was asked before with the same model, settings, messages and sample
 * index. Only whole answers are kept: never a truncated one, never a failure. When several threads
 * ask the same at once, one asks the engine and the others share what comes of it, an answer or a
 * failure, so the number of calls does not depend on the number of threads.
 */
public final class CachingEngine implements Engine {
  private final Engine inner;
  private final ModelIdentity identity;
  private final CompletionStore store;
  private final Runnable onHit;
  private final Map<String, FutureTask<Completion>> underWay = new ConcurrentHashMap<>();

  /** A cache in this store, which other engines may share. */
  public CachingEngine(Engine inner, ModelIdentity identity, CompletionStore store) {
    this(inner, identity, store, () -> {});
  }

  /** A cache that tells of each answer from the store, for instance to count it. */
  public CachingEngine(
      Engine inner, ModelIdentity identity, CompletionStore store, Runnable onHit) {
    this.inner = requireNonNull(inner, "inner");
    this.identity = requireNonNull(identity, "identity");
    this.store = requireNonNull(store, "store");
    this.onHit = requireNonNull(onHit, "onHit");
  }

  @Override
  public Completion complete(Prompt prompt) {
    String key = CacheKey.of(identity, prompt);
    Optional<Completion> known = store.get(key);
    if (known.isPresent()) {
      return hit(known.get());
    }
    FutureTask<Completion> mine = new FutureTask<>(() -> ask(key, prompt));
    FutureTask<Completion> first = underWay.putIfAbsent(key, mine);
    return first == null ? asked(key, mine) : shared(first, prompt);
  }

  @Override
  public String name() {
    return inner.name();
  }

  private Completion asked(String key, FutureTask<Completion> mine) {
    try {
      mine.run();
    } finally {
      underWay.remove(key, mine);
    }
    try {
      return outcome(mine);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (LeaderInterruptedException e) {
      throw e.failure();
    }
  }

  /** What came of the same question in another thread, a failure included. */
  private Completion shared(FutureTask<Completion> first, Prompt prompt) {
    try {
      return hit(outcome(first));
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (LeaderInterruptedException e) {
      return complete(prompt); // the other thread was stopped, not its question answered
    }
  }

  private static Completion outcome(FutureTask<Completion> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("the engine failed", e.getCause());
    }
  }

  private static EngineException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EngineException("interrupted while waiting for the same call", false, e);
  }

  private Completion ask(String key, Prompt prompt) {
    Optional<Completion> known = store.get(key);
    if (known.isPresent()) {
      return hit(known.get()); // another thread was faster
    }
    try {
      Completion completion = inner.complete(prompt);
      if (!completion.truncated()) {
        store.put(key, completion);
      }
      return completion;
    } catch (RuntimeException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw new LeaderInterruptedException(failure);
      }
      throw failure;
    }
  }

  private Completion hit(Completion completion) {
    onHit.run();
    return completion;
  }

  /** The thread that asked for all was stopped: its own failure, which the others do not share. */
  private static final class LeaderInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException failure;

    LeaderInterruptedException(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }

    RuntimeException failure() {
      return failure;
    }
  }
}
