package org.tgd.chem.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The module's tables of constants. */
final class Tables {
  private Tables() {}

  /** The rows of a tab-separated table, without its comment lines. */
  static List<String[]> rows(String resource) {
    try (var in =
        new BufferedReader(new InputStreamReader(open(resource), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !isComment(line)).map(line -> line.split("\t")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isComment(String line) {
    return line.startsWith("# ");
  }

  static InputStream open(String resource) {
    InputStream in = Tables.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("resource " + resource + " is missing from the jar");
    }
    return in;
  }
}
