package org.tgd.workbench.study;

import java.util.List;
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

  private static final int MOST_BARS = 60;
  private static final int WIDEST = 80;

  private StudyReport() {}

  /** The whole page. */
  public static String html(StudyContent content) {
    return RunReport.page("TGD study: " + content.study().study(), body(content));
  }

  /** The middle of the page, with its heading. */
  public static String body(StudyContent content) {
    Study study = content.study();
    StringBuilder body = new StringBuilder("<h1>Study ");
    body.append(Html.escaped(study.study())).append("</h1>\n<p class=\"lead\">Begun by version ");
    body.append(Html.escaped(study.program() + ", " + study.state())).append(".</p>\n");
    body.append("<h2>How to repeat it</h2>\n<p><code>");
    body.append(Html.escaped(study.command())).append("</code></p>\n");
    content.board().ifPresent(board -> body.append(BoardSection.html(board)));
    body.append(StepsSection.html(content.chosen()));
    for (StudyTable table : content.tables()) {
      String name = Html.escaped(table.name().replace(".csv", ""));
      if (table.name().equals("summary.csv")) {
        body.append("<h2>").append(name).append("</h2>\n").append(table(table));
        body.append(content.board().isEmpty() ? bars(table) : "");
      } else {
        body.append("<details><summary>").append(name).append("</summary>\n");
        body.append(table(table)).append("</details>\n");
      }
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
    if (number.isPresent()) {
      return cell.length() > 8 ? Numbers.brief(number.getAsDouble()) : cell;
    }
    return cell.length() > WIDEST ? cell.substring(0, WIDEST - 1) + "…" : cell;
  }

  private static String bars(StudyTable table) {
    List<Integer> words =
        IntStream.range(0, table.head().size()).filter(i -> !table.isNumeric(i)).boxed().toList();
    String figures =
        IntStream.range(0, table.head().size())
            .filter(table::isNumeric)
            .filter(i -> table.rows().stream().map(row -> row.get(i)).distinct().count() > 1)
            .mapToObj(i -> bars(table, words, i))
            .collect(Collectors.joining());
    return "<div class=\"charts\">\n" + figures + "</div>\n";
  }

  private static String bars(StudyTable table, List<Integer> words, int column) {
    String quantity = Html.escaped(table.head().get(column));
    List<BarRows.Bar> bars =
        table.rows().stream()
            .limit(MOST_BARS)
            .map(row -> bar(row, words, row.get(column)))
            .toList();
    return "<figure><h3>" + quantity + "</h3>\n" + BarRows.svg(quantity, bars) + "</figure>\n";
  }

  private static BarRows.Bar bar(List<String> row, List<Integer> words, String cell) {
    String name = words.stream().map(row::get).collect(Collectors.joining(", "));
    return new BarRows.Bar(
        name, StudyTable.number(cell), name.contains("(published)") ? "bar other" : "bar s0");
  }
}
