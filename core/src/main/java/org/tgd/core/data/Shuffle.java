package org.tgd.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Lists in random order (Fisher and Yates 1938). */
final class Shuffle {
  private Shuffle() {}

  static List<String> of(List<String> items, SplittableRandom random) {
    List<String> shuffled = new ArrayList<>(items);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }
}
