package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tgd.core.Graph;

/**
 * Draws a graph of texts and functions from left to right: as text for Graphviz, and as a picture
 * that needs no program.
 *
 * @param graph what is drawn
 */
public record GraphDrawing(Graph graph) {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 54;
  private static final int ACROSS = 46;
  private static final int DOWN = 18;
  private static final int MARGIN = 8;
  private static final int LETTERS = 21;
  private static final int LINES = 3;
  private static final int LINE = 14;

  /** Checks that there is a graph. */
  public GraphDrawing {
    requireNonNull(graph, "graph");
  }

  /** The graph in Graphviz's language. */
  public String dot() {
    StringBuilder dot = new StringBuilder("digraph tape {\n  rankdir=LR;\n");
    for (int i = 0; i < graph.nodes().size(); i++) {
      Graph.Node node = graph.nodes().get(i);
      dot.append(
          "  n%d [label=\"%s\", shape=%s, style=filled, fillcolor=\"%s\"];\n"
              .formatted(i, quoted(node.label()), shape(node.kind()), colour(node.kind())));
    }
    graph.edges().forEach(edge -> dot.append("  n%d -> n%d;\n".formatted(edge.from(), edge.to())));
    return dot.append("}\n").toString();
  }

  private static String quoted(String text) {
    return Visible.of(text).replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String shape(Graph.Kind kind) {
    return isText(kind) ? "ellipse" : "box";
  }

  private static boolean isText(Graph.Kind kind) {
    return kind.compareTo(Graph.Kind.MODEL) < 0;
  }

  private static String colour(Graph.Kind kind) {
    return switch (kind) {
      case PARAMETER -> "#cfe2ff";
      case CONSTANT -> "#eeeeee";
      case OUTPUT -> "#ffffff";
      case MODEL -> "#e6d9f7";
      case EVALUATOR -> "#d7f0d9";
      case FUNCTION -> "#fdeccb";
    };
  }

  /** The graph as SVG: texts with round corners, functions with square ones. */
  public String svg() {
    Layers layers = Layers.of(graph);
    int width = 2 * MARGIN + layers.columns() * (WIDTH + ACROSS) - ACROSS;
    int height = 2 * MARGIN + layers.rows() * (HEIGHT + DOWN) - DOWN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                + " height=\"%2$d\" style=\"max-width: 100%%; height: auto\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n")
            .formatted(width, height));
    svg.append("<title>Texts and functions from left to right</title>\n");
    layers.routes().forEach(route -> svg.append(route(route)));
    for (int i = 0; i < graph.nodes().size(); i++) {
      svg.append(box(graph.nodes().get(i), layers.place(i)));
    }
    return svg.append("</svg>\n").toString();
  }

  private static double left(Layers.Place place) {
    return MARGIN + place.column() * (double) (WIDTH + ACROSS);
  }

  private static double middle(Layers.Place place) {
    return MARGIN + HEIGHT / 2.0 + place.row() * (HEIGHT + DOWN);
  }

  /** A line from the right edge of the first to the left edge of the last, with an arrow. */
  private static String route(List<Layers.Place> route) {
    StringBuilder path = new StringBuilder();
    double x = left(route.get(0)) + WIDTH;
    double y = middle(route.get(0));
    path.append("M%s %s".formatted(Numbers.brief(x), Numbers.brief(y)));
    for (int i = 1; i < route.size(); i++) {
      double nextX = left(route.get(i)) - (i == route.size() - 1 ? 5 : 0);
      double nextY = middle(route.get(i));
      double half = (x + nextX) / 2;
      path.append(curve(half, y, nextX, nextY));
      x = nextX;
      y = nextY;
      if (i < route.size() - 1) {
        x += WIDTH;
        path.append(" H").append(Numbers.brief(x));
      }
    }
    return """
        <path d="%s" fill="none" stroke="#777777"/>
        <path d="M%s %s l-7 -4 v8 z" fill="#777777"/>
        """
        .formatted(path, Numbers.brief(x + 5), Numbers.brief(y));
  }

  private static String curve(double half, double fromY, double toX, double toY) {
    return " C%1$s %2$s %1$s %4$s %3$s %4$s"
        .formatted(
            Numbers.brief(half), Numbers.brief(fromY), Numbers.brief(toX), Numbers.brief(toY));
  }

  private static String box(Graph.Node node, Layers.Place place) {
    StringBuilder box = new StringBuilder();
    box.append(
        ("<g><title>%s</title><rect x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" rx=\"%d\""
                + " fill=\"%s\" stroke=\"#444444\"/>")
            .formatted(
                Html.escaped(node.label()),
                Numbers.brief(left(place)),
                Numbers.brief(middle(place) - HEIGHT / 2.0),
                WIDTH,
                HEIGHT,
                isText(node.kind()) ? HEIGHT / 2 : 0,
                colour(node.kind())));
    List<String> lines = lines(node.label());
    double y = middle(place) - (lines.size() - 1) * LINE / 2.0 + 4;
    for (int i = 0; i < lines.size(); i++) {
      box.append(
          "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"#111111\">%s</text>"
              .formatted(
                  Numbers.brief(left(place) + WIDTH / 2.0),
                  Numbers.brief(y + i * LINE),
                  Html.escaped(lines.get(i))));
    }
    return box.append("</g>\n").toString();
  }

  /** The label in as many lines as fit; what is left out is marked, and stands in the title. */
  private static List<String> lines(String label) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : label.split(" ", -1)) {
      String fits = word.length() > LETTERS ? word.substring(0, LETTERS - 1) + "…" : word;
      if (!line.isEmpty() && line.length() + 1 + fits.length() > LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(fits);
    }
    lines.add(line.toString());
    if (lines.size() <= LINES) {
      return lines;
    }
    String last = lines.get(LINES - 1);
    String cut = last.length() >= LETTERS ? last.substring(0, LETTERS - 2) : last;
    return java.util.stream.Stream.concat(
            lines.stream().limit(LINES - 1L), java.util.stream.Stream.of(cut + " …"))
        .collect(Collectors.toUnmodifiableList());
  }
}
