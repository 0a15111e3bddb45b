package org.tgd.chem.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.QedEvaluator;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.EditorContract;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;

class MoleculeEditorTest extends EditorContract {
  private static final List<String> STARTS =
      List.of(
          "c1ccccc1",
          "CC(N)=O",
          "CCCCC",
          "[NH3+]CC(=O)[O-]",
          "[Na+].CC(=O)[O-]",
          "N[C@@H](C)C(=O)O",
          "Cc1ccc(-c2cc(C(F)(F)F)nn2-c2ccc(S(N)(=O)=O)cc2)cc1",
          "CN1CCC[C@H]1c1cccnc1",
          "C1CC2CCC1CC2");

  @Override
  protected Editor editor() {
    return new MoleculeEditor();
  }

  @Override
  protected Evaluator evaluator() {
    return new QedEvaluator();
  }

  @Override
  protected List<String> candidates() {
    return List.of("CC(=O)Nc1ccc(O)cc1", "CCCCCCCCCCCCCCCC", "O=C(O)c1ccccc1[N+](=O)[O-]");
  }

  @Test
  void everyEditOfManyWalksIsValidSensibleCanonicalAndInOnePiece() {
    for (String start : STARTS) {
      for (int seed = 0; seed < 6; seed++) {
        walk(start, new SplittableRandom(seed));
      }
    }
  }

  private static void walk(String start, SplittableRandom random) {
    String current = start;
    for (int step = 0; step < 5; step++) {
      Edit edit = Edit.of(Variable.parameter("molecule", current), List.of());
      List<String> proposals = new RandomMoleculeEditor().propose(edit, 3, random);
      assertThat(proposals).as("from %s", current).isNotEmpty().doesNotHaveDuplicates();
      for (String proposal : proposals) {
        Molecule molecule = Smiles.molecule(proposal);
        assertThat(molecule.fragments()).isEqualTo(1);
        assertThat(molecule.canonicalSmiles()).isEqualTo(proposal);
      }
      current = proposals.get(0);
    }
  }

  @Test
  void whatWasTriedBeforeIsNotProposedAgain() {
    Variable variable = Variable.parameter("molecule", "CCCCC");
    List<Attempt> attempts = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      Edit edit =
          new Edit(variable, List.of(), List.of(), List.of(), attempts, List.of(), List.of());
      List<String> proposals = new MoleculeEditor().propose(edit, 2, new SplittableRandom(k));
      assertThat(attempts).extracting(Attempt::value).doesNotContainAnyElementsOf(proposals);
      proposals.forEach(proposal -> attempts.add(new Attempt(proposal, 1, false)));
    }
    assertThat(attempts).hasSize(24);
  }

  @Test
  void aBrokenValueFallsBackToTheBestAttempt() {
    Edit edit =
        new Edit(
            Variable.parameter("molecule", "CC("),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Attempt("CCO", 0.5, true)),
            List.of(),
            List.of());
    assertThat(new MoleculeEditor().propose(edit, 1, new SplittableRandom(1))).hasSize(1);
  }

  @Test
  void atomNumbersAreWrittenAsRanges() {
    assertThat(Atoms.name(List.of(2, 6, 7, 8))).isEqualTo("atoms 3, 7-9");
    assertThat(Atoms.name(List.of(0))).isEqualTo("atom 1");
  }
}
