package org.tgd.core.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps completions for as long as the process runs. */
public final class MemoryStore implements CompletionStore {
  private final Map<String, Completion> byKey = new ConcurrentHashMap<>();

  @Override
  public Optional<Completion> get(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public void put(String key, Completion completion) {
    byKey.put(key, completion);
  }
}
