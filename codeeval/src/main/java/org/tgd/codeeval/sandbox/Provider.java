package org.tgd.codeeval.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to shut a program in. */
interface Provider {
  /** Its name in reports. */
  String name();

  /** Whether it keeps programs in, or only limits what they use. */
  default boolean confines() {
    return true;
  }

  /** The command that runs a program inside; empty if the tool is not on this machine. */
  Optional<List<String>> wrap(Program program);

  /**
   * All ways, best first; those that this project's tests do not try are called experimental.
   *
   * @param allowUnconfined whether to end with none at all
   */
  static List<Provider> ladder(boolean allowUnconfined) {
    List<Provider> confining =
        List.of(
            new Bubblewrap(),
            new Bubblewrap(false),
            new Nsjail(),
            new UserNamespace(),
            new Container("docker"),
            new Container("podman"),
            new Seatbelt());
    return allowUnconfined
        ? Stream.concat(confining.stream(), Stream.of(new LimitsOnly())).toList()
        : confining;
  }
}
