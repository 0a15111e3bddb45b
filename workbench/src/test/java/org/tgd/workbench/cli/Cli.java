package org.tgd.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one command printed and how it ended.
 *
 * @param code the exit code
 * @param out what went to stdout
 * @param err what went to stderr
 */
public record Cli(int code, String out, String err) {
  /** Runs a command in this process. */
  public static Cli tgd(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Tgd.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Cli(code, out.toString(), err.toString());
  }

  /** The words that run a command in a process of its own. */
  public static List<String> command(String... words) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    all.add(Tgd.class.getName());
    all.addAll(List.of(words));
    return all;
  }

  /**
   * A file of a run without what no two runs share: the hashes bind it to its manifest, in which
   * the time of its making stands.
   */
  public static String timeless(Path file) throws IOException {
    return Files.readString(file).replaceAll("\"(chain|journal|sha256)\" ?: ?\"[0-9a-f]*\",?", "");
  }
}
