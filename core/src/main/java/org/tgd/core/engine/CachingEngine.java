package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers from a store what was asked before with the same model, settings, messages and sample
 * index. Only whole answers are kept: never a truncated one, never a failure. When several threads
 * ask the same at once, one asks the engine and the others wait for what it keeps, so the number of
 * calls does not depend on the number of threads.
 */
public final class CachingEngine implements Engine {
  private final Engine inner;
  private final ModelIdentity identity;
  private final CompletionStore store;
  private final Runnable onHit;
  private final Map<String, Turn> underWay = new ConcurrentHashMap<>();

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
    Turn turn = underWay.compute(key, (k, old) -> (old == null ? new Turn() : old).join());
    try {
      return inTurn(turn, key, prompt);
    } finally {
      underWay.computeIfPresent(key, (k, old) -> old.leave());
    }
  }

  @Override
  public String name() {
    return inner.name();
  }

  private Completion inTurn(Turn turn, String key, Prompt prompt) {
    try {
      turn.lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the same call", false, e);
    }
    try {
      Optional<Completion> known = store.get(key);
      return known.isPresent() ? hit(known.get()) : ask(key, prompt);
    } finally {
      turn.lock.unlock();
    }
  }

  private Completion ask(String key, Prompt prompt) {
    Completion completion = inner.complete(prompt);
    if (!completion.truncated()) {
      store.put(key, completion);
    }
    return completion;
  }

  private Completion hit(Completion completion) {
    onHit.run();
    return completion;
  }

  /** Those who ask the same at the same time. Joined and left under the map's own lock. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private int members;

    Turn join() {
      members++;
      return this;
    }

    Turn leave() {
      members--;
      return members == 0 ? null : this;
    }
  }
}
