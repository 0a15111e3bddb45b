package org.tgd.benchmarks.cli;

/** What is known about where stderr goes; the launcher finds it out. */
final class Terminal {
  private Terminal() {}

  /** Whether a person sees stderr while it is written. */
  static boolean isWatched() {
    return Boolean.getBoolean("tgd.terminal");
  }
}
