package org.tgd.chem.search;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.edit.PropertyEstimate;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Excluded;
import org.tgd.chem.oracle.Isomer;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.Similarity;
import org.tgd.chem.oracle.Substructure;
import org.tgd.chem.score.Counts;
import org.tgd.chem.score.MorganFingerprint;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.smarts.Pattern;

/**
 * What a number of a molecule might be, guessed without computing it. What can be read off the
 * drawing (formula, rings, patterns) is exact.
 *
 * @param isExact whether the guess is the number itself
 * @param number guesses
 */
record Guess(boolean isExact, ToDoubleFunction<Molecule> number) {
  /** Groups that medicinal chemists frown at, as any textbook lists them. */
  private static final List<Pattern> REACTIVE =
      List.of(
          Pattern.of("[N+](=O)[O-]"),
          Pattern.of("[CX4]-[Cl,Br,I]"),
          Pattern.of("[CH]=O"),
          Pattern.of("[C;!a]=[C;!a]-[C,S]=O"),
          Pattern.of("[#7;!a]-[#7;!a]"),
          Pattern.of("[#7;!a]=[#7;!a]"),
          Pattern.of("[O,S]-[O,S;!$(S(=O)=O)]"),
          Pattern.of("[C;!a]=[N;!a]"),
          Pattern.of("[#6]=[S,P]"),
          Pattern.of("[SH]"),
          Pattern.of("C#C"),
          Pattern.of("C=C=[C,N,O]"),
          Pattern.of("[r3]"),
          Pattern.of("[#53]"),
          Pattern.of("[N,C]#[N+,C-]"),
          Pattern.of("[C;!a]=[C;!a]-[#7,#8]"),
          Pattern.of("[CX3](=O)-[F,Cl,Br,I]"),
          Pattern.of("[CH2][CH2][CH2][CH2][CH2]"),
          Pattern.of("c1ccc2ccccc2c1"),
          Pattern.of("[C;!R](=O)-[C;!R]=O"),
          Pattern.of("[OH]c1ccccc1[OH]"),
          Pattern.of("[NH2]c"));

  static Guess of(Score leaf) {
    if (leaf instanceof Isomer || leaf instanceof Excluded || leaf instanceof Substructure) {
      return new Guess(true, leaf::value);
    }
    if (leaf instanceof Similarity similarity) {
      return similarity(similarity);
    }
    return switch (leaf.text()) {
      case "rings", "atoms", "aromatic_rings", "mw" -> new Guess(true, leaf::value);
      case "qed" -> rough(Guess::qed);
      case "logp" -> rough(graph -> PropertyEstimate.of(graph).logP());
      case "tpsa" -> rough(graph -> PropertyEstimate.of(graph).polarSurface());
      case "hba" -> rough(graph -> PropertyEstimate.of(graph).acceptors());
      case "hbd" -> rough(graph -> PropertyEstimate.of(graph).donors());
      case "rotb" -> rough(graph -> PropertyEstimate.of(graph).rotatableBonds());
      default -> rough(graph -> graph.bonds() + graph.rings());
    };
  }

  private static Guess rough(ToDoubleFunction<Graph> number) {
    return new Guess(false, molecule -> number.applyAsDouble(molecule.graph()));
  }

  private static Guess similarity(Similarity similarity) {
    Graph reference = similarity.reference().graph();
    if (similarity.kind().startsWith("ecfp")) {
      Counts wanted = MorganFingerprint.counts(reference, 1);
      return rough(graph -> MorganFingerprint.counts(graph, 1).tanimoto(wanted));
    }
    Counts wanted = Sketch.of(reference);
    return rough(graph -> Sketch.of(graph).tanimoto(wanted));
  }

  private static double qed(Graph graph) {
    PropertyEstimate estimate = PropertyEstimate.of(graph);
    int alerts = 0;
    for (Pattern pattern : REACTIVE) {
      alerts += pattern.matches(graph) ? 1 : 0;
    }
    return Qed.of(
        new QedProperties(
            estimate.weight(),
            estimate.logP(),
            estimate.acceptors(),
            estimate.donors(),
            estimate.polarSurface(),
            estimate.rotatableBonds(),
            estimate.aromaticRings(),
            alerts));
  }
}
