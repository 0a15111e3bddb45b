package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/**
 * What an edit must not make worse: unstable bonds between heteroatoms, geminal heteroatoms,
 * cumulated and strained unsaturation, odd rings, charges.
 */
final class Sensible {
  private static final List<Pattern> UNWANTED =
      List.of(
          Pattern.of("[O,S]-[O,S;!$(S(=O)=O)]"),
          Pattern.of("[#7,#8,#16;!$(S(=O)=O)]-[F,Cl,Br,I]"),
          Pattern.of("[N;X3,X2;!a]-[N,O;!a;!$(N-[C,S]=O)]"),
          Pattern.of("[n]-[O,N]"),
          Pattern.of(
              "[#7,#8,#16;X2,X3;!$(*[C,S]=[O,N,S])]-[CX4]-[#7,#8,#16;X2,X3;!$(*[C,S]=[O,N,S])]"),
          Pattern.of("[#7,#8;X2,X3]-[CX4;!R]-[#7,#8;X2,X3]"),
          Pattern.of("[F,Cl,Br,I]-[CX4]-[#7,#8,#16]"),
          Pattern.of("[C;!R]=[C;!R]-[OH,NH2,NH]"),
          Pattern.of("*=C=*"),
          Pattern.of("[C,N;r3,r4]=[C,N;r3,r4]"),
          Pattern.of("[R]#[R]"),
          Pattern.of("[C;r5,r6,r7;R2;x3]=[C;R2;x3]-@[CX4;x4]"),
          Pattern.of("[#6]=[S,P]"),
          Pattern.of("[CX4]-[Br,I,Cl]"),
          Pattern.of("[CH2]-[F]"),
          Pattern.of("C=C-[F,Cl,Br,I]"),
          Pattern.of("[CH]=O"),
          Pattern.of("[C;!a;!R]=[N;!a;!R;!$(N-[#6](=O))]"),
          Pattern.of("C#C"),
          Pattern.of("[SH]"),
          Pattern.of("[CX3](=O)-[F,Cl,Br,I]"),
          Pattern.of("[r8,r9,r10,r11,r12,r13,r14,r15,r16]"),
          Pattern.of("[D4;x4]"),
          Pattern.of("[x3;r3]"));

  private final int[] present = new int[UNWANTED.size()];
  private final int charges;

  /** Takes what the molecule already has as the measure. */
  Sensible(Graph before) {
    for (int k = 0; k < present.length; k++) {
      present[k] = UNWANTED.get(k).countAtoms(before);
    }
    charges = charges(before);
  }

  /** Whether a molecule is in one piece, not charged more, and has no more unwanted groups. */
  boolean accepts(Graph after) {
    if (after.atoms() < 2 || charges(after) > charges || !isOnePiece(after)) {
      return false;
    }
    for (int k = 0; k < present.length; k++) {
      Pattern pattern = UNWANTED.get(k);
      if (pattern.possibleIn(after) && pattern.countAtoms(after) > present[k]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOnePiece(Graph graph) {
    for (int component : graph.components()) {
      if (component > 0) {
        return false;
      }
    }
    return true;
  }

  private static int charges(Graph graph) {
    int sum = 0;
    for (int i = 0; i < graph.atoms(); i++) {
      sum += Math.abs(graph.charge(i));
    }
    return sum;
  }

  /** The unwanted groups, for tests. */
  static List<Pattern> unwanted() {
    return new ArrayList<>(UNWANTED);
  }
}
