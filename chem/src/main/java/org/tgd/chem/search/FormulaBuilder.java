package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.oracle.Isomer;

/**
 * Builds random molecules of a formula: aromatic six-rings while the formula has carbons and
 * unsaturation for them, the other atoms hung on one by one, then double bonds and rings until no
 * hydrogen is too many.
 */
final class FormulaBuilder {
  private static final int TRIES = 60;
  private static final int CLOSURES = 40;

  private final SortedMap<Integer, Integer> wanted;
  private final RandomGenerator random;
  private final int unsaturation;

  FormulaBuilder(Isomer isomer, RandomGenerator random) {
    this.wanted = isomer.wanted();
    this.random = random;
    int twice = 2;
    for (var each : wanted.entrySet()) {
      twice += (valence(each.getKey()) - 2) * each.getValue();
    }
    this.unsaturation = twice / 2;
  }

  private static int valence(int element) {
    return switch (element) {
      case 1, 9, 17, 35, 53 -> 1;
      case 8, 16, 34 -> 2;
      case 5, 7, 15 -> 3;
      default -> 4;
    };
  }

  /** A molecule of exactly that formula; empty if none was found. */
  Optional<Graph> draw() {
    for (int k = 0; k < TRIES && unsaturation >= 0; k++) {
      Optional<Graph> built = GraphDrafts.close(attempt(), Double.MAX_VALUE);
      if (built.isPresent() && Isomer.atoms(built.get()).equals(wanted)) {
        return built;
      }
    }
    return Optional.empty();
  }

  private Draft attempt() {
    Draft draft = new Draft();
    List<Integer> free = new ArrayList<>();
    List<Integer> heavy = new ArrayList<>();
    wanted.forEach(
        (element, count) -> {
          if (element != 1) {
            heavy.addAll(Collections.nCopies(count, element));
          }
        });
    int left = unsaturation;
    while (left >= 4 && Collections.frequency(heavy, 6) >= 6 && random.nextDouble() < 0.85) {
      ring(draft, free, heavy);
      left -= 4;
    }
    for (int k = heavy.size() - 1; k > 0; k--) {
      Collections.swap(heavy, k, random.nextInt(k + 1));
    }
    heavy.sort((a, b) -> Integer.compare(Math.min(2, valence(b)), Math.min(2, valence(a))));
    for (int element : heavy) {
      hang(draft, free, element);
    }
    for (int k = 0; k < CLOSURES && left > 0; k++) {
      left -= tightened(draft, free) ? 1 : 0;
    }
    return draft;
  }

  private void ring(Draft draft, List<Integer> free, List<Integer> heavy) {
    int start = draft.atoms.size();
    for (int k = 0; k < 6; k++) {
      heavy.remove(Integer.valueOf(6));
      draft.add(new Draft.Atom(6));
      free.add(1);
    }
    for (int k = 0; k < 6; k++) {
      draft.bond(start + k, start + (k + 1) % 6, 1 + k % 2);
    }
    if (start > 0) {
      join(draft, free, start + random.nextInt(6), start);
    }
  }

  private void hang(Draft draft, List<Integer> free, int element) {
    int atom = draft.add(new Draft.Atom(element));
    free.add(valence(element));
    if (atom > 0) {
      join(draft, free, atom, atom);
    }
  }

  /** Bonds an atom to one of those before {@code end} that has room, carbons more often. */
  private void join(Draft draft, List<Integer> free, int atom, int end) {
    List<Integer> open = new ArrayList<>();
    for (int other = 0; other < end; other++) {
      boolean carbon = draft.atoms.get(other).element == 6;
      for (int k = 0; free.get(other) > 0 && k < (carbon ? 4 : 1); k++) {
        open.add(other);
      }
    }
    if (!open.isEmpty()) {
      int other = open.get(random.nextInt(open.size()));
      draft.bond(other, atom, 1);
      take(free, other, atom);
    }
  }

  private static void take(List<Integer> free, int a, int b) {
    free.set(a, free.get(a) - 1);
    free.set(b, free.get(b) - 1);
  }

  /** A bond more between two atoms with room: a double bond, or a new ring. */
  private boolean tightened(Draft draft, List<Integer> free) {
    int a = random.nextInt(free.size());
    int b = random.nextInt(free.size());
    if (a == b || free.get(a) < 1 || free.get(b) < 1) {
      return false;
    }
    Optional<Draft.Bond> between =
        draft.bonds.stream()
            .filter(
                bond -> (bond.begin == a && bond.end == b) || (bond.begin == b && bond.end == a))
            .findFirst();
    if (between.isPresent() && between.get().order < 3) {
      between.get().order++;
    } else if (between.isEmpty()) {
      draft.bond(a, b, 1);
    } else {
      return false;
    }
    take(free, a, b);
    return true;
  }
}
