package org.tgd.workbench.cli.base;

/** What is known about where stdout and stderr go; the launcher finds it out. */
public final class Terminal {
  private Terminal() {}

  /** Whether a person sees stderr while it is written. */
  public static boolean isWatched() {
    return Boolean.getBoolean("tgd.terminal");
  }

  /** Whether stdout is a terminal: then its width is known. */
  public static boolean showsResults() {
    return !System.getProperty("tgd.columns", "").isEmpty();
  }
}
