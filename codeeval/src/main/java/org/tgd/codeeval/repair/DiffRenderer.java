package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.report.Html;
import org.tgd.core.spi.Renderer;

/** Shows programs as text, and what became of one as the difference of its lines. */
public final class DiffRenderer implements Renderer {
  private static final String WRAP =
      "<pre style=\"white-space: pre-wrap; overflow-wrap: anywhere\">";
  private static final String RED =
      "<del style=\"background: #fdecea; color: #b42318; text-decoration: none\">- ";
  private static final String GREEN =
      "<ins style=\"background: #e6f4ea; color: #0b6e4f; text-decoration: none\">+ ";
  private static final int AROUND = 2;

  @Override
  public String render(String candidate) {
    return WRAP + Html.escaped(candidate) + "</pre>";
  }

  /** The whole program with what was changed, lines that went in red, lines that came in green. */
  @Override
  public Optional<String> compare(String start, String best) {
    return Optional.of(difference(start, best, Integer.MAX_VALUE));
  }

  /** What was changed, with a few lines around it. */
  @Override
  public Optional<String> edit(String from, String to) {
    return Optional.of(
        from.equals(to)
            ? "<p>The program as it is, shown above.</p>"
            : difference(from, to, AROUND));
  }

  /** A line of a difference: kept, gone or come. */
  private record Line(char sign, String text) {}

  private static String difference(String from, String to, int around) {
    String[] before = from.split("\n", -1);
    String[] after = to.split("\n", -1);
    if ((long) before.length * after.length > 4_000_000) {
      return "<p>The program is too long to be shown.</p>";
    }
    List<Line> lines = lines(before, after);
    var html = new StringBuilder(WRAP);
    boolean left = false;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.sign() == ' ' && !near(lines, i, around)) {
        html.append(left ? "" : "  …\n");
        left = true;
        continue;
      }
      left = false;
      switch (line.sign()) {
        case '-' -> html.append(RED).append(Html.escaped(line.text())).append("</del>\n");
        case '+' -> html.append(GREEN).append(Html.escaped(line.text())).append("</ins>\n");
        default -> html.append("  ").append(Html.escaped(line.text())).append('\n');
      }
    }
    return html.append("</pre>").toString();
  }

  private static boolean near(List<Line> lines, int index, int around) {
    if (around == Integer.MAX_VALUE) {
      return true;
    }
    return lines
        .subList(Math.max(0, index - around), Math.min(lines.size(), index + around + 1))
        .stream()
        .anyMatch(line -> line.sign() != ' ');
  }

  private static List<Line> lines(String[] before, String[] after) {
    int[][] common = common(before, after);
    var lines = new ArrayList<Line>();
    int i = 0;
    int j = 0;
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && before[i].equals(after[j])) {
        lines.add(new Line(' ', before[i++]));
        j++;
      } else if (i < before.length && (j == after.length || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before[i++]));
      } else {
        lines.add(new Line('+', after[j++]));
      }
    }
    return lines;
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
}
