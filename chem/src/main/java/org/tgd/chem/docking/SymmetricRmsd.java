package org.tgd.chem.docking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The distance of two placements of one molecule, the atoms of which may be in different orders:
 * the least root mean square distance of heavy atoms over all ways to map the one bond graph onto
 * the other, without superposing them.
 */
public final class SymmetricRmsd {
  /** Mappings are searched depth first; beyond this many partial ones the best so far counts. */
  private static final int MAX_PARTIAL = 2_000_000;

  private final Ligand a;
  private final Ligand b;
  private final int[] order;
  private final int[] before;
  private final long[] classA;
  private final long[] classB;
  private final int[] image;
  private final boolean[] used;
  private double best = Double.POSITIVE_INFINITY;
  private int partial;

  private SymmetricRmsd(Ligand a, Ligand b) {
    this.a = a;
    this.b = b;
    classA = classes(a);
    classB = classes(b);
    before = new int[a.atoms().size()];
    order = order();
    image = new int[a.atoms().size()];
    used = new boolean[b.atoms().size()];
    Arrays.fill(image, -1);
  }

  /** The distance in Å; empty if they are not the same molecule. */
  public static OptionalDouble between(Ligand a, Ligand b) {
    if (a.heavyAtomCount() != b.heavyAtomCount()) {
      return OptionalDouble.empty();
    }
    SymmetricRmsd search = new SymmetricRmsd(a, b);
    search.extend(0, 0);
    return Double.isInfinite(search.best)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(search.best / a.heavyAtomCount()));
  }

  private static boolean isHeavy(Ligand ligand, int atom) {
    return !ligand.atoms().get(atom).type().isHydrogen();
  }

  private static int[] neighbours(Ligand ligand, int atom) {
    return ligand.bondedTo(atom).stream()
        .mapToInt(Integer::intValue)
        .filter(other -> isHeavy(ligand, other))
        .toArray();
  }

  /** Equal for atoms whose surroundings are equal, by repeated hashing of the neighbours. */
  private static long[] classes(Ligand ligand) {
    int n = ligand.atoms().size();
    long[] classes = new long[n];
    for (int i = 0; i < n; i++) {
      classes[i] = ligand.atoms().get(i).type().element().name().hashCode();
    }
    for (int round = 0; round < n; round++) {
      long[] next = new long[n];
      for (int i = 0; i < n; i++) {
        long sum = 0;
        for (int j : neighbours(ligand, i)) {
          sum += mixed(classes[j]);
        }
        next[i] = mixed(classes[i] * 31 + sum);
      }
      classes = next;
    }
    return classes;
  }

  private static long mixed(long value) {
    long z = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
    return z ^ (z >>> 29);
  }

  /** The heavy atoms, each after one of its neighbours where it has one; rare classes first. */
  private int[] order() {
    int[] count = new int[before.length];
    List<Integer> heavy =
        new ArrayList<>(
            IntStream.range(0, before.length).filter(i -> isHeavy(a, i)).boxed().toList());
    for (int i : heavy) {
      count[i] = (int) heavy.stream().filter(j -> classA[j] == classA[i]).count();
    }
    heavy.sort(Comparator.comparingInt(i -> count[i]));
    List<Integer> order = new ArrayList<>();
    boolean[] seen = new boolean[before.length];
    for (int start : heavy) {
      Deque<Integer> queue = new ArrayDeque<>();
      if (!seen[start]) {
        seen[start] = true;
        before[start] = -1;
        queue.add(start);
      }
      while (!queue.isEmpty()) {
        int atom = queue.remove();
        order.add(atom);
        for (int next : neighbours(a, atom)) {
          if (!seen[next]) {
            seen[next] = true;
            before[next] = atom;
            queue.add(next);
          }
        }
      }
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private void extend(int depth, double sum) {
    if (sum >= best || partial++ > MAX_PARTIAL) {
      return;
    }
    if (depth == order.length) {
      best = sum;
      return;
    }
    int atom = order[depth];
    int[] candidates =
        before[atom] < 0
            ? IntStream.range(0, used.length).filter(i -> isHeavy(b, i)).toArray()
            : neighbours(b, image[before[atom]]);
    for (int candidate : candidates) {
      if (!used[candidate] && classA[atom] == classB[candidate] && agrees(atom, candidate)) {
        used[candidate] = true;
        image[atom] = candidate;
        extend(depth + 1, sum + a.atoms().get(atom).distanceSquared(b.atoms().get(candidate)));
        image[atom] = -1;
        used[candidate] = false;
      }
    }
  }

  /** Whether bonds to atoms that have an image are bonds there too. */
  private boolean agrees(int atom, int candidate) {
    for (int other : neighbours(a, atom)) {
      if (image[other] >= 0 && !b.bondedTo(candidate).contains(image[other])) {
        return false;
      }
    }
    return true;
  }
}
