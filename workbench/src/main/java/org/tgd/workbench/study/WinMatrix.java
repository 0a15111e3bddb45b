package org.tgd.workbench.study;

import java.util.List;
import org.tgd.benchmarks.board.Board;
import org.tgd.core.report.Html;

/** On what share of the instances the method of a row is ahead of that of a column, in percent. */
final class WinMatrix {
  private static final int WIDTH = 360;
  private static final int NAMES = 106;
  private static final int TOP = 18;
  private static final int LARGEST = 30;
  private static final int WRITTEN = 15;
  private static final int LETTERS = 15;
  private static final int MOST = 30;
  private static final double LEVEL = 0.05;

  private WinMatrix() {}

  static String svg(Board board) {
    List<String> methods = board.methods().subList(0, Math.min(MOST, board.methods().size()));
    double[][] p = board.pairwise();
    double cell = Math.min(LARGEST, (WIDTH - NAMES) / (double) methods.size());
    StringBuilder svg = new StringBuilder();
    svg.append(
        Chart.text(
            "<svg class=\"chart wins\" role=\"img\" aria-label=\"win matrix\" viewBox=\"0 0 %d"
                + " %.0f\" xmlns=\"http://www.w3.org/2000/svg\">%n",
            WIDTH, TOP + cell * methods.size() + 4));
    for (int i = 0; i < methods.size(); i++) {
      double y = TOP + cell * i;
      svg.append(
          Chart.text(
              "<text class=\"ink\" x=\"0\" y=\"%.1f\">%d %s</text><text x=\"%.1f\" y=\"%d\""
                  + " text-anchor=\"middle\">%d</text>%n",
              y + cell / 2 + 4,
              i + 1,
              Html.escaped(cut(methods.get(i))),
              NAMES + cell * i + cell / 2,
              TOP - 5,
              i + 1));
      for (int j = 0; j < methods.size(); j++) {
        if (i != j) {
          double share = board.winShare(methods.get(i), methods.get(j));
          svg.append(cell(new Cell(NAMES + cell * j, y, cell), share, p[i][j]));
        }
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private record Cell(double x, double y, double size) {}

  private static String cell(Cell at, double share, double p) {
    if (Double.isNaN(share)) {
      return "";
    }
    String clear = p < LEVEL ? " clear" : "";
    String rect =
        Chart.text(
            "<rect class=\"%s%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                + " fill-opacity=\"%.2f\"><title>%.0f %%, p %.2g</title></rect>",
            share >= 0.5 ? "win" : "loss",
            clear,
            at.x() + 1,
            at.y() + 1,
            at.size() - 2,
            at.size() - 2,
            0.05 + Math.abs(share - 0.5),
            100 * share,
            p);
    String written =
        at.size() < WRITTEN
            ? ""
            : Chart.text(
                "<text class=\"ink small\" x=\"%.1f\" y=\"%.1f\""
                    + " text-anchor=\"middle\">%.0f</text>",
                at.x() + at.size() / 2, at.y() + at.size() / 2 + 3, 100 * share);
    return rect + written + "\n";
  }

  private static String cut(String name) {
    return name.length() > LETTERS ? name.substring(0, LETTERS - 1) + "…" : name;
  }
}
