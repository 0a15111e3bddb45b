package org.tgd.core.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.core.Graph;

/**
 * Where the nodes of a graph without cycles stand, after Sugiyama et al. (IEEE Trans. Syst. Man
 * Cybern. 11, 109, 1981): in columns by their longest way from a source, a source beside what reads
 * it; edges over several columns keep a place free in each; within a column sorted by the mean of
 * their neighbours, up and down in turn.
 */
final class Layers {
  private static final int SWEEPS = 8;

  /** A place; rows are counted from the top and may lie between two. */
  record Place(int column, double row) {}

  /** A node of the graph, or the place that an edge passes through. */
  private static final class Spot {
    private final int column;
    private final List<Spot> before = new ArrayList<>();
    private final List<Spot> after = new ArrayList<>();
    private double row;

    Spot(int column) {
      this.column = column;
    }

    void leadsTo(Spot next) {
      after.add(next);
      next.before.add(this);
    }

    Place place() {
      return new Place(column, row);
    }
  }

  private final List<Spot> spots = new ArrayList<>();
  private final List<List<Spot>> columns = new ArrayList<>();
  private final List<List<Spot>> routes = new ArrayList<>();
  private int rows;

  private Layers() {}

  /** The places of a graph; its nodes stand after what they are made of. */
  static Layers of(Graph graph) {
    Layers layers = new Layers();
    int[] column = columns(graph);
    for (int each : column) {
      layers.add(each, true);
    }
    graph.edges().forEach(edge -> layers.route(edge.from(), edge.to()));
    layers.sort();
    return layers;
  }

  private static int[] columns(Graph graph) {
    int[] column = new int[graph.nodes().size()];
    List<Graph.Edge> inOrder =
        graph.edges().stream().sorted(Comparator.comparingInt(Graph.Edge::to)).toList();
    for (Graph.Edge edge : inOrder) {
      column[edge.to()] = Math.max(column[edge.to()], column[edge.from()] + 1);
    }
    for (int i = 0; i < column.length; i++) {
      int source = i;
      boolean isSource = graph.edges().stream().noneMatch(edge -> edge.to() == source);
      column[i] =
          isSource
              ? graph.edges().stream()
                  .filter(edge -> edge.from() == source)
                  .mapToInt(edge -> column[edge.to()] - 1)
                  .min()
                  .orElse(0)
              : column[i];
    }
    return column;
  }

  private Spot add(int column, boolean isNode) {
    Spot spot = new Spot(column);
    while (columns.size() <= column) {
      columns.add(new ArrayList<>());
    }
    columns.get(column).add(spot);
    if (isNode) {
      spots.add(spot);
    }
    return spot;
  }

  private void route(int from, int to) {
    List<Spot> route = new ArrayList<>(List.of(spots.get(from)));
    for (int column = spots.get(from).column + 1; column < spots.get(to).column; column++) {
      route.add(add(column, false));
    }
    route.add(spots.get(to));
    for (int i = 1; i < route.size(); i++) {
      route.get(i - 1).leadsTo(route.get(i));
    }
    routes.add(route);
  }

  private void sort() {
    rows = columns.stream().mapToInt(List::size).max().orElse(1);
    columns.forEach(this::spread);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean forth = sweep % 2 == 0;
      IntStream.range(0, columns.size())
          .map(i -> forth ? i : columns.size() - 1 - i)
          .forEach(i -> sorted(columns.get(i), forth));
    }
  }

  private void sorted(List<Spot> column, boolean forth) {
    double[] wanted =
        column.stream()
            .mapToDouble(spot -> mean(forth ? spot.before : spot.after, spot.row))
            .toArray();
    Integer[] order = IntStream.range(0, column.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> wanted[i]));
    List<Spot> next = Arrays.stream(order).map(column::get).toList();
    column.clear();
    column.addAll(next);
    spread(column);
  }

  private static double mean(List<Spot> neighbours, double otherwise) {
    return neighbours.stream().mapToDouble(spot -> spot.row).average().orElse(otherwise);
  }

  /** Evenly around the middle. */
  private void spread(List<Spot> column) {
    for (int i = 0; i < column.size(); i++) {
      column.get(i).row = i + (rows - column.size()) / 2.0;
    }
  }

  int columns() {
    return columns.size();
  }

  int rows() {
    return rows;
  }

  /** Where a node stands. */
  Place place(int node) {
    return spots.get(node).place();
  }

  /** Where each edge passes, from its first to its last node. */
  List<List<Place>> routes() {
    return routes.stream().map(route -> route.stream().map(Spot::place).toList()).toList();
  }
}
