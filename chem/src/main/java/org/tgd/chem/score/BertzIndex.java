package org.tgd.chem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tgd.chem.graph.Graph;

/**
 * Bertz's complexity of a molecule (J. Am. Chem. Soc. 103, 3599, 1981), with RDKit's classes of
 * equal atoms: those whose hundred nearest distances, bonds weighed by 1/order, are equal.
 */
public final class BertzIndex {
  private static final int NEAREST = 100;
  private static final double APART = 1e8;
  private static final double AROMATIC = 1.5;

  private final Graph graph;
  private final int[] classes;
  private final Map<List<Integer>, Double> connections = new HashMap<>();

  private BertzIndex(Graph graph) {
    this.graph = graph;
    this.classes = classes();
  }

  /** The index, 0 or more; 0 for a single atom. */
  public static double of(Graph graph) {
    return graph.atoms() < 2 ? 0 : new BertzIndex(graph).sum();
  }

  private double sum() {
    Map<Integer, Double> elements = new HashMap<>();
    for (int atom = 0; atom < graph.atoms(); atom++) {
      elements.merge(graph.element(atom), 1.0, Double::sum);
      connect(atom);
    }
    if (connections.isEmpty()) {
      connections.put(List.of(), 1.0);
    }
    double total = connections.values().stream().mapToDouble(Double::doubleValue).sum();
    return graph.atoms() * entropy(elements.values())
        + total * (entropy(connections.values()) + Math.log(total) / Math.log(2));
  }

  private void connect(int atom) {
    for (int i = 0; i < graph.degree(atom); i++) {
      int one = graph.neighbour(atom, i);
      double order = order(graph.bond(atom, i));
      if (order > 1 && one > atom) {
        add(ends(classes[atom], classes[one]), order * (order - 1) / 2);
      }
      for (int k = i + 1; k < graph.degree(atom); k++) {
        List<Integer> key = new ArrayList<>(ends(classes[one], classes[graph.neighbour(atom, k)]));
        key.add(classes[atom]);
        add(key, order * order(graph.bond(atom, k)));
      }
    }
  }

  private void add(List<Integer> key, double number) {
    connections.merge(key, number, Double::sum);
  }

  private static List<Integer> ends(int a, int b) {
    return List.of(Math.min(a, b), Math.max(a, b));
  }

  private double order(int bond) {
    return graph.aromaticBond(bond) ? AROMATIC : graph.order(bond);
  }

  /** Shannon's entropy of shares, in bits. */
  private static double entropy(Collection<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double total = Arrays.stream(sorted).sum();
    double bits = 0;
    for (double number : sorted) {
      bits -= number / total * Math.log(number / total) / Math.log(2);
    }
    return bits;
  }

  private int[] classes() {
    Map<String, Integer> seen = new HashMap<>();
    int[] found = new int[graph.atoms()];
    for (int atom = 0; atom < found.length; atom++) {
      double[] distances = distances(atom);
      Arrays.sort(distances);
      StringBuilder key = new StringBuilder();
      for (int k = 0; k < Math.min(NEAREST, distances.length); k++) {
        key.append(String.format(Locale.ROOT, "%.4f ", distances[k]));
      }
      found[atom] = seen.computeIfAbsent(key.toString(), unseen -> seen.size());
    }
    return found;
  }

  /** The shortest way from an atom to each other, a bond counting 1/order (Dijkstra 1959). */
  private double[] distances(int from) {
    double[] distance = new double[graph.atoms()];
    boolean[] done = new boolean[distance.length];
    Arrays.fill(distance, APART);
    distance[from] = 0;
    for (int round = 0; round < distance.length; round++) {
      int nearest = -1;
      for (int i = 0; i < distance.length; i++) {
        nearest = !done[i] && (nearest < 0 || distance[i] < distance[nearest]) ? i : nearest;
      }
      done[nearest] = true;
      for (int k = 0; k < graph.degree(nearest); k++) {
        double length = 1 / order(graph.bond(nearest, k));
        int next = graph.neighbour(nearest, k);
        distance[next] = Math.min(distance[next], distance[nearest] + length);
      }
    }
    return distance;
  }
}
