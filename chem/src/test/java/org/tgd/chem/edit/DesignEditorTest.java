package org.tgd.chem.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.chem.score.Qed;
import org.tgd.chem.smarts.Pattern;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.EditorContract;
import org.tgd.core.Variable;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;

/** The editor on a pocket that is a formula: it likes rings up to a size, which is quick to ask. */
class DesignEditorTest extends EditorContract {
  private static double druglike(Molecule molecule) {
    return 10 * (1 - Qed.of(molecule.graph()));
  }

  /** An affinity that the editor does not know: every ring binds, every atom above 28 costs. */
  private static double affinity(Molecule molecule) {
    int heavy = Formula.heavyAtoms(molecule.graph());
    return -2.0 * molecule.graph().rings() - 0.1 * heavy + 0.5 * Math.max(0, heavy - 28);
  }

  private record RingPocket() implements Evaluator {
    @Override
    public String purpose() {
      return "likes rings";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      Molecule molecule = Smiles.molecule(candidate);
      Finding room =
          new Finding(
              "free pocket at atom 1 (C)",
              "20 Å³ empty",
              "filled",
              "Attach a group at atom 1 (C).",
              1,
              List.of(Change.of("atom 1", "free", "grow a lipophilic group")));
      return new Evaluation.Scored(
          affinity(molecule) + druglike(molecule), List.of(), "fits", List.of(room));
    }
  }

  @Override
  protected Editor editor() {
    return new DesignEditor(DesignEditorTest::druglike, 1);
  }

  @Override
  protected Evaluator evaluator() {
    return new RingPocket();
  }

  @Override
  protected List<String> candidates() {
    return List.of("c1ccccc1", "CC(N)=O");
  }

  private Edit edit(String value, List<Attempt> attempts) {
    return new Edit(
        Variable.parameter("molecule", value),
        List.of(),
        List.of(),
        List.of(),
        attempts,
        List.of(),
        List.of());
  }

  @Test
  void oneStepLeadsFromAFragmentToADrugSizeMoleculeThatIsEasyToMakeAndFreeOfAlerts() {
    for (String start : List.of("c1ccccc1", "CCCCC", "CC(N)=O")) {
      for (String proposal : editor().propose(edit(start, List.of()), 3, new SplittableRandom(1))) {
        MoleculeScores scores = MoleculeScores.of(Smiles.molecule(proposal));
        assertThat(scores.qed()).as(proposal).isGreaterThan(0.75);
        assertThat(scores.saScore()).as(proposal).isLessThanOrEqualTo(4);
        assertThat(scores.alerts()).as(proposal).isEmpty();
        assertThat(scores.pains()).as(proposal).isEmpty();
        assertThat(Formula.heavyAtoms(Smiles.molecule(proposal).graph())).isBetween(15, 40);
      }
    }
  }

  @Test
  void whatWasJudgedIsNotProposedAgain() {
    List<String> first = editor().propose(edit("c1ccccc1", List.of()), 3, new SplittableRandom(2));
    List<Attempt> attempts = first.stream().map(s -> new Attempt(s, -1, false)).toList();
    assertThat(editor().propose(edit("c1ccccc1", attempts), 3, new SplittableRandom(2)))
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  void learnsFromTheAttemptsWhatThisPocketLikes() {
    List<Attempt> attempts = new ArrayList<>();
    String best = "c1ccccc1";
    double lowest = loss(best);
    double first = Double.NaN;
    SplittableRandom random = new SplittableRandom(3);
    for (int step = 0; step < 5; step++) {
      for (String proposal : editor().propose(edit(best, attempts), 2, random.split())) {
        double loss = loss(proposal);
        attempts.add(new Attempt(proposal, loss, loss < lowest));
        best = loss < lowest ? proposal : best;
        lowest = Math.min(loss, lowest);
      }
      first = step == 0 ? lowest : first;
    }
    assertThat(lowest).isLessThan(first - 0.5);
    assertThat(Smiles.molecule(best).graph().rings()).isGreaterThanOrEqualTo(4);
  }

  private static double loss(String smiles) {
    Molecule molecule = Smiles.molecule(smiles);
    return affinity(molecule) + druglike(molecule);
  }

  @Test
  void pointersReadRoomAndCostFromTheChangesOfFindings() {
    Finding room =
        new Finding(
            "free pocket", "", "", "", 0.8, List.of(Change.of("atom 2", "free", "grow a group")));
    Finding solvent =
        new Finding(
            "solvent", "", "", "", 0.3, List.of(Change.of("atoms 1,3", "present", "removed")));
    Finding kept =
        new Finding("bond", "", "", "", 1, List.of(Change.of("atom 1", "present", "present")));
    Finding other =
        new Finding(
            "logP", "", "", "", 2, List.of(new Change("logP", "5", "3", OptionalDouble.empty())));
    Pointers pointers = new Pointers(List.of(room, solvent, kept, other), 3);
    assertThat(pointers.grow(1)).isEqualTo(0.8);
    assertThat(pointers.grow(0)).isZero();
    MoleculeEdit removal =
        new MoleculeEdit("remove atoms 1, 3", List.of(0, 2), true, Smiles.molecule("CC").graph());
    assertThat(pointers.promise(removal)).isEqualTo(0.6);
  }

  @Test
  void whatAFindingSaysToKeepIsKeptAndAStepIsBounded() {
    String trimethoprim = "COc1cc(Cc2cnc(N)nc2N)cc(OC)c1OC";
    Molecule start = Smiles.molecule(trimethoprim);
    Pattern diaminopyrimidine = Pattern.of("[NH2]c1ncc(-[#6])c([NH2])n1");
    assertThat(diaminopyrimidine.matches(start.graph())).isTrue();
    List<Finding> findings = new ArrayList<>();
    for (int atom : new int[] {11, 12, 14}) {
      findings.add(
          new Finding(
              "hydrogen bond",
              "with ASP 27",
              "kept",
              "Keep atom " + atom + ".",
              0,
              List.of(Change.of("atom " + atom, "present", "present"))));
    }
    Kept kept = new Kept(findings, start.graph());
    assertThat(kept.charge(start.graph())).isZero();
    assertThat(kept.charge(Smiles.molecule("COc1cc(Cc2ccccc2)cc(OC)c1OC").graph()))
        .isEqualTo(3 * Kept.LOST);
    DesignPool pool =
        new DesignPool(
            DesignEditorTest::druglike,
            new AffinityModel(List.of()),
            DesignPool.Advice.of(findings, start.graph()),
            new DesignPool.Bounds(Set.of(), molecule -> true),
            new SplittableRandom(4));
    List<DesignPool.Candidate> grown = pool.grow(List.of(start));
    assertThat(grown.subList(0, 20))
        .allSatisfy(
            each -> {
              assertThat(kept.charge(each.molecule().graph())).isZero();
              assertThat(Formula.heavyAtoms(each.molecule().graph())).isBetween(7, 35);
            });
  }

  @Test
  void mergesOfValidMoleculesAreValidAndTakeFromBoth() {
    SplittableRandom random = new SplittableRandom(5);
    Molecule first = Smiles.molecule("c1ccccc1C(=O)NCC");
    Molecule second = Smiles.molecule("FC(F)(F)c1ccc(cc1)N1CCOCC1");
    int merged = 0;
    for (int k = 0; k < 100; k++) {
      var child = Merges.draw(first.graph(), second.graph(), random);
      if (child.isPresent()) {
        merged++;
        String smiles = new Molecule("", child.get()).canonicalSmiles();
        assertThat(Smiles.molecule(smiles).fragments()).as(smiles).isEqualTo(1);
      }
    }
    assertThat(merged).isGreaterThan(50);
  }
}
