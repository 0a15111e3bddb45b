package org.tgd.core.control;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Critic;

/**
 * The control critics by name. None asks a model; each takes something away from the grounded
 * critic or turns it round, so that what its feedback is worth can be measured.
 */
public final class Controls {
  private static final List<String> NAMES =
      List.of("empty", "shuffled", "reversed", "sign-only", "diagnosis");

  private Controls() {}

  /** The names of all controls. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The control of that name; empty if there is none.
   *
   * @param seed the seed of the run
   */
  public static Optional<Critic> named(String name, long seed) {
    return switch (name) {
      case "empty" -> Optional.of(new EmptyCritic());
      case "shuffled" -> Optional.of(new ShuffledCritic(seed));
      case "reversed" -> Optional.of(new ChangedFindings(Reversal::of));
      case "sign-only" -> Optional.of(new SignCritic());
      case "diagnosis" -> Optional.of(new ChangedFindings(Diagnosis::of));
      default -> Optional.empty();
    };
  }
}
