package org.tgd.codeeval.problem;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Pairs the elements of two lists of one length so that as many pairs as possible fit: augmenting
 * paths (Kuhn 1955), found without recursion.
 */
final class Matching {
  private final int size;
  private final IntBinaryOperator fits;
  private final int[] partnerOfActual;

  private Matching(int size, IntBinaryOperator fits) {
    this.size = size;
    this.fits = fits;
    this.partnerOfActual = new int[size];
    Arrays.fill(partnerOfActual, -1);
  }

  /**
   * The first element that is left without a partner in a largest matching; -1 if there is none.
   *
   * @param size the length of both lists
   * @param fits more than 0 if the element of the first list fits that of the second
   */
  static int firstAlone(int size, IntBinaryOperator fits) {
    var matching = new Matching(size, fits);
    for (int i = 0; i < size; i++) {
      if (!matching.augment(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean augment(int start) {
    var cameFrom = new int[size];
    Arrays.fill(cameFrom, -1);
    var waiting = new int[size + 1];
    int filled = 0;
    waiting[filled++] = start;
    for (int next = 0; next < filled; next++) {
      int wanted = waiting[next];
      for (int actual = 0; actual < size; actual++) {
        if (cameFrom[actual] < 0 && fits.applyAsInt(wanted, actual) > 0) {
          cameFrom[actual] = wanted;
          if (partnerOfActual[actual] < 0) {
            flip(start, actual, cameFrom);
            return true;
          }
          waiting[filled++] = partnerOfActual[actual];
        }
      }
    }
    return false;
  }

  private void flip(int start, int end, int[] cameFrom) {
    var actualOf = new int[size];
    Arrays.fill(actualOf, -1);
    for (int i = 0; i < size; i++) {
      if (partnerOfActual[i] >= 0) {
        actualOf[partnerOfActual[i]] = i;
      }
    }
    for (int actual = end; ; ) {
      int wanted = cameFrom[actual];
      partnerOfActual[actual] = wanted;
      if (wanted == start) {
        return;
      }
      actual = actualOf[wanted];
    }
  }
}
