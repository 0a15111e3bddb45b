package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import org.tgd.core.spi.Renderer;

/**
 * Draws a program as its difference from the one that a run started with.
 *
 * @param start the program at the start
 */
public record DiffRenderer(String start) implements Renderer {
  /** Checks that nothing is missing. */
  public DiffRenderer {
    requireNonNull(start, "start");
  }

  @Override
  public String render(String candidate) {
    String[] before = start.split("\n", -1);
    String[] after = candidate.split("\n", -1);
    if ((long) before.length * after.length > 4_000_000) {
      return "<pre>The program is too long to be shown.</pre>";
    }
    int[][] common = common(before, after);
    var html = new StringBuilder("<pre>");
    int i = 0;
    int j = 0;
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && before[i].equals(after[j])) {
        html.append("  ").append(escaped(before[i++])).append('\n');
        j++;
      } else if (i < before.length && (j == after.length || common[i + 1][j] >= common[i][j + 1])) {
        html.append("<del>- ").append(escaped(before[i++])).append("</del>\n");
      } else {
        html.append("<ins>+ ").append(escaped(after[j++])).append("</ins>\n");
      }
    }
    return html.append("</pre>").toString();
  }

  /** Lengths of the longest common subsequences of all pairs of tails. */
  private static int[][] common(String[] before, String[] after) {
    var length = new int[before.length + 1][after.length + 1];
    for (int i = before.length - 1; i >= 0; i--) {
      for (int j = after.length - 1; j >= 0; j--) {
        length[i][j] =
            before[i].equals(after[j])
                ? 1 + length[i + 1][j + 1]
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
