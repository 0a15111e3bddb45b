package org.tgd.codeeval.repair;

import java.util.Optional;
import org.tgd.core.spi.Renderer;

/** Shows programs as text, and what became of one as the difference of its lines. */
public final class DiffRenderer implements Renderer {
  @Override
  public String render(String candidate) {
    return "<pre>" + escaped(candidate) + "</pre>";
  }

  @Override
  public Optional<String> compare(String start, String best) {
    return Optional.of(difference(start, best));
  }

  @Override
  public Optional<String> edit(String from, String to) {
    return Optional.of(difference(from, to));
  }

  private static String difference(String from, String to) {
    String[] before = from.split("\n", -1);
    String[] after = to.split("\n", -1);
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
