package org.tgd.workbench.study;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.core.report.Html;
import org.tgd.core.report.Numbers;
import org.tgd.workbench.report.RunReport;

/** The report of a study as one page without script. */
public final class StudyReport {
  /** Of longer tables the first rows are shown. */
  private static final int MOST = 500;

  private static final int BAR = 18;
  private static final int WIDTH = 360;
  private static final int LEFT = 330;

  private StudyReport() {}

  /** The whole page. */
  public static String html(Study study, List<StudyTable> tables) {
    return RunReport.page("TGD study: " + study.study(), body(study, tables));
  }

  /** The middle of the page, with its heading. */
  public static String body(Study study, List<StudyTable> tables) {
    StringBuilder body = new StringBuilder("<h1>Study ");
    body.append(Html.escaped(study.study())).append("</h1>\n<p class=\"lead\">Begun by version ");
    body.append(Html.escaped(study.program() + ", " + study.state())).append(".</p>\n");
    body.append("<h2>How to repeat it</h2>\n<p><code>");
    body.append(Html.escaped(study.command())).append("</code></p>\n");
    for (StudyTable table : tables) {
      body.append("<h2>").append(Html.escaped(table.name().replace(".csv", ""))).append("</h2>\n");
      body.append(table.name().equals("summary.csv") ? bars(table) : "");
      body.append(table(table));
    }
    return body.toString();
  }

  private static String table(StudyTable table) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"course\">\n<tr>");
    table.head().forEach(name -> html.append("<th>").append(Html.escaped(name)).append("</th>"));
    html.append("</tr>\n");
    for (List<String> row : table.rows().subList(0, Math.min(MOST, table.rows().size()))) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(Html.escaped(shown(cell))).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
    int left = table.rows().size() - MOST;
    return left > 0
        ? html.append("<p>").append(left).append(" more rows stand in the file.</p>\n").toString()
        : html.toString();
  }

  private static String shown(String cell) {
    OptionalDouble number = StudyTable.number(cell);
    return number.isPresent() && cell.length() > 8 ? Numbers.brief(number.getAsDouble()) : cell;
  }

  private static String bars(StudyTable table) {
    List<Integer> words =
        IntStream.range(0, table.head().size()).filter(i -> !table.isNumeric(i)).boxed().toList();
    return IntStream.range(0, table.head().size())
        .filter(table::isNumeric)
        .filter(i -> table.rows().stream().map(row -> row.get(i)).distinct().count() > 1)
        .mapToObj(i -> bars(table, words, i))
        .collect(Collectors.joining());
  }

  private static String bars(StudyTable table, List<Integer> words, int column) {
    double most =
        table.rows().stream()
            .map(row -> StudyTable.number(row.get(column)))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(value -> Math.abs(value.getAsDouble()))
            .max()
            .orElse(1);
    int height = BAR * table.rows().size() + 4;
    StringBuilder svg = new StringBuilder("<h3>");
    svg.append(Html.escaped(table.head().get(column))).append("</h3>\n");
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"curve\" role=\"img\" viewBox=\"0 0 %d %d\""
                + " xmlns=\"http://www.w3.org/2000/svg\">%n",
            LEFT + WIDTH + 70,
            height));
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      String name = words.stream().map(row::get).collect(Collectors.joining(", "));
      OptionalDouble value = StudyTable.number(row.get(column));
      double length = value.isPresent() ? WIDTH * Math.abs(value.getAsDouble()) / most : 0;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                  + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                  + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
              LEFT - 6,
              BAR * i + 14,
              Html.escaped(name.length() > 52 ? name.substring(0, 50) + " …" : name),
              name.contains("(published)") ? "left" : "kept",
              LEFT,
              BAR * i + 3,
              length,
              BAR - 5,
              LEFT + length + 6,
              BAR * i + 14,
              value.isPresent() ? Numbers.brief(value.getAsDouble()) : "–"));
    }
    return svg.append("</svg>\n").toString();
  }
}
