package org.tgd.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The feedback of one step by parameter: what is kept of its gradients when the tape is gone.
 *
 * @param byParameter the gradients of each parameter that received any, by its name
 */
public record PastFeedback(SortedMap<String, List<Gradient>> byParameter) {
  static final PastFeedback NONE = new PastFeedback(new TreeMap<>());

  /** Copies the map. */
  public PastFeedback {
    byParameter = Collections.unmodifiableSortedMap(new TreeMap<>(byParameter));
  }

  static PastFeedback of(Parameters parameters, Gradients gradients) {
    SortedMap<String, List<Gradient>> kept = new TreeMap<>();
    parameters
        .byName()
        .forEach(
            (name, variable) -> {
              List<Gradient> mine = gradients.of(variable);
              if (!mine.isEmpty()) {
                kept.put(name, mine);
              }
            });
    return new PastFeedback(kept);
  }

  /** The gradients of one parameter; empty when it received none. */
  public List<Gradient> of(String parameter) {
    return byParameter.getOrDefault(parameter, List.of());
  }
}
