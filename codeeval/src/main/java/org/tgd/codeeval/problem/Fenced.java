package org.tgd.codeeval.problem;

import java.util.List;

/** The program in an answer of a model, which may stand between fences in words around it. */
public final class Fenced {
  private static final String FENCE = "```";

  private Fenced() {}

  /**
   * The last complete fenced block of a text; what follows an opening fence that is never closed;
   * the text itself if it has no fence.
   */
  public static String code(String text) {
    List<String> lines = text.lines().toList();
    int open = -1;
    int start = -1;
    int end = -1;
    for (int i = 0; i < lines.size(); i++) {
      boolean fence = lines.get(i).stripLeading().startsWith(FENCE);
      if (fence && open < 0) {
        open = i + 1;
      } else if (fence) {
        start = open;
        end = i;
        open = -1;
      }
    }
    if (start < 0 && open < 0) {
      return text;
    } else if (start < 0) {
      return joined(lines.subList(open, lines.size()));
    }
    return joined(lines.subList(start, end));
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
