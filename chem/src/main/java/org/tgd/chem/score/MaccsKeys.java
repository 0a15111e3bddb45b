package org.tgd.chem.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/**
 * The 166 public MACCS keys (Durant, Leland, Henry and Nourse, J. Chem. Inf. Comput. Sci. 42, 1273,
 * 2002) as RDKit defines them.
 */
public final class MaccsKeys {
  /** The number of keys; they are numbered from 1. */
  public static final int KEYS = 166;

  private static final int AROMATIC_RINGS = 125;
  private static final int FRAGMENTS = 166;

  private MaccsKeys() {}

  private record Key(int number, Pattern pattern, String smarts, int exceeded) {}

  private static final class Holder {
    private static final List<Key> LIST =
        Tables.rows("maccs.tsv").stream()
            .map(
                row ->
                    new Key(
                        Integer.parseInt(row[0]),
                        Pattern.of(row[1]),
                        row[1],
                        Integer.parseInt(row[2])))
            .toList();
  }

  /** The keys that a molecule has; bit 0 is never set. */
  public static BitSet of(Graph graph) {
    BitSet bits = new BitSet(KEYS + 1);
    for (Key key : Holder.LIST) {
      boolean set =
          key.exceeded() == 0
              ? key.pattern().matches(graph)
              : key.pattern().matches(graph, key.exceeded() + 1).size() > key.exceeded();
      bits.set(key.number(), set);
    }
    bits.set(AROMATIC_RINGS, Rings.aromatic(graph) > 1);
    bits.set(FRAGMENTS, Arrays.stream(graph.components()).anyMatch(each -> each > 0));
    return bits;
  }

  /** What a key stands for: its SMARTS with the least number of matches. */
  public static String meaning(int key) {
    if (key == AROMATIC_RINGS) {
      return "more than one aromatic ring";
    }
    if (key == FRAGMENTS) {
      return "more than one fragment";
    }
    return Holder.LIST.stream()
        .filter(each -> each.number() == key)
        .map(
            each ->
                each.exceeded() == 0
                    ? each.smarts()
                    : "at least " + (each.exceeded() + 1) + " of " + each.smarts())
        .findFirst()
        .orElse("never set");
  }

  /** The atoms of the first match of a key; empty where there is none or the key has no pattern. */
  public static List<int[]> places(int key, Graph graph) {
    return Holder.LIST.stream()
        .filter(each -> each.number() == key)
        .findFirst()
        .map(each -> each.pattern().matches(graph, 8))
        .orElse(List.of());
  }
}
