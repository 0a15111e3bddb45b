package org.tgd.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Small graphs and critics for tests. */
public final class Graphs {
  private Graphs() {}

  /** A function that joins its inputs' values. */
  public static TextFunction join(String role) {
    return TextFunction.of("joins", role, values -> String.join("+", values));
  }

  /** A critic that says which edge it was asked about. */
  public static Critic naming() {
    return about ->
        Optional.of(
            new Feedback(
                about.output().role()
                    + "->"
                    + about.input().role()
                    + "["
                    + String.join(",", texts(about.onOutput()))
                    + "]",
                List.of()));
  }

  /** A critic that counts its calls. */
  public static Critic counting(AtomicInteger calls) {
    return about -> {
      calls.incrementAndGet();
      return Optional.of(new Feedback("feedback", List.of()));
    };
  }

  /** The texts of gradients. */
  public static List<String> texts(List<Gradient> gradients) {
    return gradients.stream().map(Gradient::text).toList();
  }

  /** A gradient as a person would give it. */
  public static Gradient gradient(String text) {
    return new Gradient(
        new Feedback(text, List.of()), new Provenance("a person says", "text", Optional.empty()));
  }
}
