package org.tgd.workbench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown file.
 *
 * @param file the file, relative to the project
 * @param line the number of its first line, from 1
 * @param language the word after the fence, such as {@code sh} or {@code java}; may be empty
 * @param remark what follows the language; {@code skip: REASON} keeps a block from being run
 * @param lines the lines between the fences
 */
record Fence(Path file, int line, String language, String remark, List<String> lines) {
  /** All fenced blocks of a file in order. */
  static List<Fence> in(Path project, Path file) throws IOException {
    List<Fence> fences = new ArrayList<>();
    List<String> all = Files.readAllLines(project.resolve(file));
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith("```")) {
        int start = i + 1;
        String[] info = all.get(i).substring(3).strip().split("\\s+", 2);
        for (i++; !all.get(i).startsWith("```"); i++) {}
        fences.add(
            new Fence(
                file, start + 1, info[0], info.length > 1 ? info[1] : "", all.subList(start, i)));
      }
    }
    return fences;
  }

  /** The commands of a shell block: comments left out, continued lines joined. */
  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int start = line;
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      start = open.isEmpty() ? line + i : start;
      if (text.endsWith("\\")) {
        open.append(text, 0, text.length() - 1);
      } else if (!open.append(text).toString().isBlank() && !text.startsWith("#")) {
        commands.add(new Command(start, open.toString()));
        open.setLength(0);
      } else {
        open.setLength(0);
      }
    }
    return commands;
  }

  /**
   * One command.
   *
   * @param line where it begins, from 1
   * @param text the command on one line
   */
  record Command(int line, String text) {}
}
