package org.tgd.core;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test does that needs a tool of the machine which is not there. */
public final class MissingTool {
  private MissingTool() {}

  /** Skips the test if the tool is not there, or fails it on a build server. */
  public static void unless(boolean there, String reason) {
    if (!there) {
      report(new IllegalStateException(reason));
    }
  }

  /** Skips the test, or fails it on a build server, which must have the tool. */
  public static void report(RuntimeException reason) {
    if (System.getenv("CI") != null) {
      fail("a build server needs this tool: " + reason.getMessage(), reason);
    }
    assumeTrue(false, reason.getMessage());
  }
}
