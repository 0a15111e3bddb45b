package org.tgd.chem.smarts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.chem.graph.Graph;

/**
 * Many patterns asked of one molecule: which of them the molecule's elements and bonds allow is
 * decided for all at once, from how many atoms fall into each set of types that some pattern needs,
 * and which sets of bonds it has a bond of. Immutable and thread-safe.
 */
public final class PatternList {
  private final List<Pattern> patterns;
  private final TypeSet[] sets;
  private final int[][] needed;
  private final BondSet[] bondSets;
  private final int[][] neededBonds;

  /** A list of patterns. */
  public PatternList(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
    List<TypeSet> distinct = new ArrayList<>();
    for (Pattern pattern : patterns) {
      for (TypeSet set : pattern.types()) {
        if (distinct.stream().noneMatch(known -> Arrays.equals(known.words(), set.words()))) {
          distinct.add(set);
        }
      }
    }
    sets = distinct.toArray(new TypeSet[0]);
    needed = new int[patterns.size()][];
    for (int p = 0; p < needed.length; p++) {
      needed[p] = needs(patterns.get(p));
    }
    List<BondSet> distinctBonds =
        patterns.stream().flatMap(pattern -> pattern.bonds().stream()).distinct().toList();
    bondSets = distinctBonds.toArray(new BondSet[0]);
    neededBonds =
        patterns.stream()
            .map(p -> p.bonds().stream().distinct().mapToInt(distinctBonds::indexOf).toArray())
            .toArray(int[][]::new);
  }

  /** Pairs of a set's number and how many of the pattern's atoms lie within that set. */
  private int[] needs(Pattern pattern) {
    List<Integer> pairs = new ArrayList<>();
    for (int s = 0; s < sets.length; s++) {
      int count = 0;
      boolean own = false;
      for (TypeSet set : pattern.types()) {
        count += set.isWithin(sets[s]) ? 1 : 0;
        own |= Arrays.equals(set.words(), sets[s].words());
      }
      if (own) {
        pairs.add(s);
        pairs.add(count);
      }
    }
    return pairs.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The numbers of the patterns that match, ascending. */
  public int[] matching(Graph graph) {
    int[] counts = new int[sets.length];
    for (int s = 0; s < sets.length; s++) {
      counts[s] = sets[s].count(graph);
    }
    BondSet own = BondSet.of(graph);
    boolean[] has = new boolean[bondSets.length];
    for (int b = 0; b < has.length; b++) {
      has[b] = bondSets[b].meets(own);
    }
    int[] found = new int[needed.length];
    int size = 0;
    for (int p = 0; p < needed.length; p++) {
      if (isPossible(needed[p], counts)
          && hasAll(neededBonds[p], has)
          && patterns.get(p).matchesFreely(graph)) {
        found[size++] = p;
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static boolean hasAll(int[] wanted, boolean[] has) {
    for (int bond : wanted) {
      if (!has[bond]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPossible(int[] pairs, int[] counts) {
    for (int k = 0; k < pairs.length; k += 2) {
      if (counts[pairs[k]] < pairs[k + 1]) {
        return false;
      }
    }
    return true;
  }
}
