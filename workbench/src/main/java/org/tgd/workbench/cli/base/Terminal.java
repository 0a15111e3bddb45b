package org.tgd.workbench.cli.base;

/** What is known about where stderr goes; the launcher finds it out. */
public final class Terminal {
  private Terminal() {}

  /** Whether a person sees stderr while it is written. */
  public static boolean isWatched() {
    return Boolean.getBoolean("tgd.terminal");
  }
}
