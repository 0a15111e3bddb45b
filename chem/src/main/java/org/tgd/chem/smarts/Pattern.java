package org.tgd.chem.smarts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tgd.chem.graph.Graph;

/** A compiled SMARTS pattern. Immutable and thread-safe. */
public final class Pattern {
  private final Step[] rooted;
  private final Step[] free;
  private final TypeSet[] required;
  private final int[] requiredCount;
  private final PatternRings rings;
  private final TypeSet firstTypes;
  private final List<TypeSet> types;
  private final List<BondSet> bonds;

  record QueryAtomTest(AtomTest test, TypeSet types) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Step(
      int query,
      AtomTest atom,
      int parent,
      AtomTest bond,
      int[] closures,
      AtomTest[] closureBonds) {}

  Pattern(
      List<QueryAtomTest> atoms,
      List<BondSet> bonds,
      PatternRings rings,
      Step[] rooted,
      Step[] free) {
    this.rings = rings;
    this.bonds = List.copyOf(bonds);
    this.rooted = rooted;
    this.free = free;
    this.firstTypes = atoms.get(0).types();
    this.types = atoms.stream().map(QueryAtomTest::types).toList();
    List<TypeSet> distinct = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (QueryAtomTest atom : atoms) {
      int k = 0;
      while (k < distinct.size() && !Arrays.equals(distinct.get(k).words(), atom.types().words())) {
        k++;
      }
      if (k == distinct.size()) {
        distinct.add(atom.types());
        counts.add(1);
      } else {
        counts.set(k, counts.get(k) + 1);
      }
    }
    required = distinct.toArray(new TypeSet[0]);
    requiredCount = counts.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is not SMARTS
   */
  public static Pattern of(String smarts) {
    return PatternCompiler.compile(smarts);
  }

  /** Whether the pattern can match at all, judged by the elements and rings present. */
  public boolean possibleIn(Graph graph) {
    if (rooted.length > graph.atoms() || !rings.isPossibleIn(graph)) {
      return false;
    }
    for (int k = 0; k < required.length; k++) {
      if (!required[k].countsIn(graph, requiredCount[k])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the pattern matches anywhere. */
  public boolean matches(Graph graph) {
    return possibleIn(graph) && search(graph, free, match -> true);
  }

  /** The types of each query atom. */
  List<TypeSet> types() {
    return types;
  }

  /** For each query bond the bonds that it can match at most. */
  List<BondSet> bonds() {
    return bonds;
  }

  /** Whether the pattern matches anywhere, when the elements are known to allow it. */
  boolean matchesFreely(Graph graph) {
    return rings.isPossibleIn(graph) && search(graph, free, match -> true);
  }

  /** Whether the pattern matches with its first atom on the given atom. */
  public boolean matchesAt(Graph graph, int atom) {
    Step first = rooted[0];
    if (!first.atom().matches(graph, atom)) {
      return false;
    }
    if (rooted.length == 1) {
      return true;
    }
    int[] placed = new int[rooted.length];
    placed[0] = atom;
    return extend(graph, rooted, placed, 1, match -> true);
  }

  /** Whether an atom of the given type may carry the first atom of the pattern. */
  public boolean mayStartOn(int type) {
    return firstTypes.has(type);
  }

  /** The number of atoms on which the pattern's first atom can lie. */
  public int countAtoms(Graph graph) {
    int count = 0;
    if (possibleIn(graph)) {
      for (int i = 0; i < graph.atoms(); i++) {
        count += matchesAt(graph, i) ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * Matches with different sets of atoms, in order of their atoms, each as atom indices in the
   * order of the pattern.
   *
   * @param limit the most that are wanted
   */
  public List<int[]> matches(Graph graph, int limit) {
    List<int[]> found = new ArrayList<>();
    if (!possibleIn(graph)) {
      return found;
    }
    Set<List<Integer>> seen = new HashSet<>();
    search(
        graph,
        rooted,
        placed -> {
          int[] match = new int[rooted.length];
          for (int k = 0; k < placed.length; k++) {
            match[rooted[k].query()] = placed[k];
          }
          if (seen.add(Arrays.stream(match).sorted().boxed().toList())) {
            found.add(match);
          }
          return found.size() >= limit;
        });
    return found;
  }

  private static boolean search(Graph graph, Step[] steps, Predicate<int[]> onMatch) {
    int[] placed = new int[steps.length];
    return extend(graph, steps, placed, 0, onMatch);
  }

  /** Places the step on an atom; true ends the search. */
  private static boolean extend(
      Graph graph, Step[] steps, int[] placed, int depth, Predicate<int[]> onMatch) {
    if (depth == steps.length) {
      return onMatch.test(placed);
    }
    Step step = steps[depth];
    if (step.parent() < 0) {
      for (int atom = 0; atom < graph.atoms(); atom++) {
        if (isFree(placed, depth, atom) && step.atom().matches(graph, atom)) {
          placed[depth] = atom;
          if (extend(graph, steps, placed, depth + 1, onMatch)) {
            return true;
          }
        }
      }
      return false;
    }
    int parent = placed[step.parent()];
    for (int k = 0; k < graph.degree(parent); k++) {
      int atom = graph.neighbour(parent, k);
      if (step.atom().matches(graph, atom)
          && step.bond().matches(graph, graph.bond(parent, k))
          && isFree(placed, depth, atom)
          && closes(graph, step, placed, atom)) {
        placed[depth] = atom;
        if (extend(graph, steps, placed, depth + 1, onMatch)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFree(int[] placed, int depth, int atom) {
    for (int k = 0; k < depth; k++) {
      if (placed[k] == atom) {
        return false;
      }
    }
    return true;
  }

  private static boolean closes(Graph graph, Step step, int[] placed, int atom) {
    for (int k = 0; k < step.closures().length; k++) {
      int bond = graph.bondBetween(atom, placed[step.closures()[k]]);
      if (bond < 0 || !step.closureBonds()[k].matches(graph, bond)) {
        return false;
      }
    }
    return true;
  }
}
