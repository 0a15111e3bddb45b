package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Lines of descent, told from the order of what was judged alone. A line ends when it has brought
 * nothing better for so many molecules; the next one must be unlike the best of those before, so
 * that a long run does not spend itself on one series. After a few lines everything may be proposed
 * again, so that what they found can be joined.
 */
final class Lines {
  /** So many molecules without anything better end a line. */
  private static final int PATIENCE = 48;

  /** So many lines, then an open one; and again. */
  private static final int BEFORE_OPEN = 3;

  /** Molecules that are as alike as this belong to the same line. */
  private static final double ALIKE = 0.45;

  private final List<BitSet> barred = new ArrayList<>();
  private int lines;
  private int fruitless;
  private double best = Double.POSITIVE_INFINITY;
  private BitSet bestBits = new BitSet();

  /**
   * A molecule that was judged.
   *
   * @param bits its Morgan fingerprint
   * @param loss the lower the better
   */
  record Member(BitSet bits, double loss) {}

  /**
   * Follows the lines.
   *
   * @param judged all that was judged, oldest first
   */
  Lines(List<Member> judged) {
    judged.forEach(this::follow);
  }

  private void follow(Member member) {
    if (member.loss() < best && isOpenTo(member.bits())) {
      best = member.loss();
      bestBits = member.bits();
      fruitless = 0;
    } else if (++fruitless >= PATIENCE) {
      next();
    }
  }

  private void next() {
    lines++;
    if (isOpen()) {
      barred.clear();
    } else if (!bestBits.isEmpty()) {
      barred.add(bestBits);
    }
    best = Double.POSITIVE_INFINITY;
    fruitless = 0;
  }

  private boolean isOpen() {
    return lines % (BEFORE_OPEN + 1) == BEFORE_OPEN;
  }

  /** Whether a molecule may belong to the present line. */
  boolean isOpenTo(BitSet bits) {
    return Families.nearest(bits, barred) < ALIKE;
  }
}
