package org.tgd.workbench.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.report.TextTable;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;

/**
 * Help in as many characters as the terminal has. Picocli's own has two columns and is 55 wide at
 * least; where that is too wide, what is described stands above its description.
 */
final class NarrowHelp {
  private static final int TWO_COLUMNS = 55;
  private static final int ONE_LINE = 4000;
  private static final int INDENT = 6;

  /** A name and, two spaces or more behind it, what is said of it. */
  private static final Pattern ROW = Pattern.compile("( *\\S.*?)\\s{2,}(\\S.*)");

  private NarrowHelp() {}

  /** Gives the help of all commands the width of the terminal, where that is known. */
  static void fit(CommandLine root) {
    OptionalInt width = Screen.width();
    root.setUsageHelpAutoWidth(width.isEmpty());
    if (width.isPresent()) {
      fit(root, width.getAsInt());
    }
  }

  static void fit(CommandLine root, int width) {
    root.setUsageHelpAutoWidth(false);
    if (width >= TWO_COLUMNS) {
      root.setUsageHelpWidth(width);
      return;
    }
    root.setUsageHelpWidth(ONE_LINE);
    Map<String, IHelpSectionRenderer> narrow = new LinkedHashMap<>();
    root.getHelpSectionMap()
        .forEach((name, section) -> narrow.put(name, help -> stacked(section.render(help), width)));
    // the synopsis begins behind its heading, which has no line of its own
    IHelpSectionRenderer heading = root.getHelpSectionMap().get(SECTION_KEY_SYNOPSIS_HEADING);
    IHelpSectionRenderer synopsis = root.getHelpSectionMap().get(SECTION_KEY_SYNOPSIS);
    narrow.put(SECTION_KEY_SYNOPSIS_HEADING, help -> "");
    narrow.put(
        SECTION_KEY_SYNOPSIS, help -> stacked(heading.render(help) + synopsis.render(help), width));
    root.setHelpSectionMap(narrow);
  }

  private static String stacked(String section, int width) {
    List<String> lines = new ArrayList<>();
    section.lines().forEach(line -> lines.addAll(stackedLine(line.stripTrailing(), width)));
    String end = section.endsWith("\n") ? System.lineSeparator() : "";
    return String.join(System.lineSeparator(), lines) + end;
  }

  private static List<String> stackedRow(Matcher row, int width) {
    List<String> lines = new ArrayList<>(TextTable.wrapped(row.group(1), width, INDENT));
    String indent = " ".repeat(INDENT);
    lines.addAll(TextTable.wrapped(indent + row.group(2), width, INDENT));
    return lines;
  }

  private static List<String> stackedProse(String line, int width) {
    String words = line.stripLeading();
    int indent = Math.min(line.length() - words.length(), INDENT);
    return TextTable.wrapped(" ".repeat(indent) + words, width, indent == 0 ? 0 : INDENT);
  }

  private static List<String> stackedLine(String line, int width) {
    Matcher row = ROW.matcher(line);
    return row.matches() ? stackedRow(row, width) : stackedProse(line, width);
  }
}
