package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which model answers, and every setting that its answers depend on: the part of a cache key that
 * is not the prompt. Holds no secret.
 *
 * @param model the model's name as the server knows it
 * @param settings values by name: server, temperature, seed and the like
 */
public record ModelIdentity(String model, SortedMap<String, String> settings) {
  /** Copies the settings and checks that nothing is missing. */
  public ModelIdentity {
    requireNonNull(model, "model");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** A model without settings. */
  public static ModelIdentity of(String model) {
    return new ModelIdentity(model, new TreeMap<>());
  }

  /** A model with all settings that its answers depend on. */
  public static ModelIdentity of(String model, String server, Sampling sampling) {
    SortedMap<String, String> settings =
        new TreeMap<>(
            Map.of("server", server, "max_tokens", Integer.toString(sampling.maxTokens())));
    sampling.temperature().ifPresent(value -> settings.put("temperature", Double.toString(value)));
    sampling.topP().ifPresent(value -> settings.put("top_p", Double.toString(value)));
    sampling.seed().ifPresent(value -> settings.put("seed", Integer.toString(value)));
    return new ModelIdentity(model, settings);
  }
}
