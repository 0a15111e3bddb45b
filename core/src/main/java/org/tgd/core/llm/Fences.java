package org.tgd.core.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fenced blocks of Markdown, of backticks or tildes. */
public final class Fences {
  private static final Pattern OPEN = Pattern.compile("[ \\t]*(`{3,}|~{3,})[^`]*");

  private Fences() {}

  /** The contents of all complete blocks, in order; a block within a block is its text. */
  public static List<String> blocks(String text) {
    List<String> blocks = new ArrayList<>();
    String fence = "";
    StringBuilder open = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      Matcher matcher = OPEN.matcher(line);
      if (fence.isEmpty() && matcher.matches()) {
        fence = matcher.group(1);
        open.setLength(0);
      } else if (!fence.isEmpty() && line.strip().equals(fence)) {
        blocks.add(open.toString());
        fence = "";
      } else if (!fence.isEmpty()) {
        open.append(open.isEmpty() ? "" : "\n").append(line);
      }
    }
    return blocks;
  }

  /** The content of the one block that makes up the whole text. */
  static Optional<String> whole(String text) {
    String[] lines = text.strip().split("\\R", -1);
    Matcher first = OPEN.matcher(lines[0]);
    if (lines.length < 2 || !first.matches()) {
      return Optional.empty();
    }
    List<String> blocks = blocks(text);
    boolean closes = lines[lines.length - 1].strip().equals(first.group(1));
    return closes && blocks.size() == 1 ? Optional.of(blocks.get(0)) : Optional.empty();
  }
}
