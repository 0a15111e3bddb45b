package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs tools of this machine on nothing but their own files: no text of a solution is near. */
final class HostCommand {
  private static final int SHOWN = 400;

  private HostCommand() {}

  /**
   * What a command prints.
   *
   * @param variables added to the environment
   * @throws SandboxException if it fails
   */
  static String output(List<String> command, Map<String, String> variables) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        String end = said.substring(Math.max(0, said.length() - SHOWN)).strip();
        throw new SandboxException(String.join(" ", command) + " failed: " + end);
      }
      return said;
    } catch (IOException e) {
      throw new SandboxException(command.get(0) + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while " + command.get(0) + " ran");
    }
  }

  /** Whether a command ends well. */
  static boolean works(List<String> command) {
    try {
      output(command, Map.of());
      return true;
    } catch (SandboxException e) {
      return false;
    }
  }
}
