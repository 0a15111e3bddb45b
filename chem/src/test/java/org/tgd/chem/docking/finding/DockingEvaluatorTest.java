package org.tgd.chem.docking.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.EvaluatorContract;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;

class DockingEvaluatorTest extends EvaluatorContract {
  private static final ReceptorLibrary LIBRARY = new ReceptorLibrary(Path.of("none"));
  private static final Receptor PPARA = LIBRARY.find("PPARA");
  private static final EmbeddedEngine ENGINE = new EmbeddedEngine(2);
  private static final SearchSettings QUICK = new SearchSettings(1, 2, 1);

  @TempDir Path folder;

  @Override
  protected DockingEvaluator evaluator() {
    return new DockingEvaluator(Docking.with(ENGINE), PPARA, QUICK);
  }

  @Override
  protected List<String> goodCandidates() {
    return List.of("CC(N)=O", "c1ccccc1");
  }

  @Override
  protected List<String> badCandidates() {
    return List.of("", "C1CC", "CCB(O)O", "CC.CC", "C".repeat(83));
  }

  @Test
  void theLossIsTheAffinityAndTheTermsAddUp() {
    Evaluation evaluation = evaluator().evaluate("CC(N)=O");
    List<Metric> metrics = evaluation.metrics();
    assertThat(metrics.get(0).value()).isEqualTo(evaluation.loss());
    double terms = metrics.subList(4, 9).stream().mapToDouble(Metric::value).sum();
    double intermolecular = metrics.get(2).value();
    assertThat(metrics.get(4).name()).isEqualTo("gauss1");
    assertThat(terms).isCloseTo(intermolecular, within(1e-9));
  }

  @Test
  void benzeneIsToldWhereThePocketIsFree() {
    Evaluation evaluation = evaluator().evaluate("c1ccccc1");
    List<Finding> room =
        evaluation.findings().stream().filter(f -> f.about().startsWith("free pocket")).toList();
    assertThat(room).isNotEmpty();
    assertThat(room.get(0).weight()).isBetween(0.1, 2.0);
    assertThat(room.get(0).changes().get(0).target()).matches("atom [1-6]");
  }

  @Test
  void bondsOfAcetamideAreNamedWithTheirResidue() {
    List<Finding> kept =
        evaluator().evaluate("CC(N)=O").findings().stream()
            .filter(finding -> finding.about().startsWith("hydrogen bond"))
            .toList();
    assertThat(kept).isNotEmpty();
    assertThat(kept.get(0).observed()).matches("with [A-Z]{3} .*Å\\).*");
    assertThat(kept.get(0).changes().get(0).keeps()).isTrue();
  }

  @Test
  void posesAreCachedInAFolderUnderAnySpelling() throws Exception {
    Docking cached = Docking.cachedIn(folder.resolve("cache"), ENGINE);
    Docked cold = cached.dock("CC(N)=O", PPARA, QUICK);
    Docked warm = cached.dock("NC(C)=O", PPARA, QUICK);
    assertThat(cold.cached()).isFalse();
    assertThat(warm.cached()).isTrue();
    assertThat(warm.best().affinityKcalPerMol()).isEqualTo(cold.best().affinityKcalPerMol());
    assertThat(cached.dock("NC(C)=O", PPARA, QUICK.withSeed(2)).cached()).isFalse();
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      assertThat(files).hasSize(2).allMatch(file -> file.toString().endsWith(".pdbqt"));
    }
  }

  @Test
  void aCachedEvaluationEqualsTheFirst() {
    Evaluator cold = new DockingEvaluator(Docking.cachedIn(folder, ENGINE), PPARA, QUICK);
    Evaluator warm = new DockingEvaluator(Docking.cachedIn(folder, ENGINE), PPARA, QUICK);
    assertThat(warm.evaluate("CC(N)=O")).isEqualTo(cold.evaluate("CC(N)=O"));
  }

  @Test
  void objectivesWithQedAddItsPart() {
    DockingEvaluator docking = evaluator();
    double affinity = docking.evaluate("CC(N)=O").loss();
    double qed = MoleculeScores.of(Smiles.molecule("CC(N)=O")).qed();
    assertThat(DruglikeDockingEvaluator.dockstring(docking).evaluate("CC(N)=O").loss())
        .isCloseTo(affinity + 10 * (1 - qed), within(1e-9));
    assertThat(DruglikeDockingEvaluator.textgrad(docking).evaluate("CC(N)=O").loss())
        .isCloseTo(affinity + 1 - qed, within(1e-9));
    assertThat(DruglikeDockingEvaluator.textgrad(docking).evaluate("C1"))
        .isInstanceOf(Evaluation.Rejected.class);
  }

  @Test
  void aPanelComparesReceptors() {
    DockingEvaluator here = evaluator();
    DockingEvaluator there =
        new DockingEvaluator(Docking.with(ENGINE), LIBRARY.find("DRD2"), QUICK);
    double a = here.evaluate("CC(N)=O").loss();
    double b = there.evaluate("CC(N)=O").loss();
    List<DockingEvaluator> both = List.of(here, there);
    ReceptorPanel selective = new ReceptorPanel(both, ReceptorPanel.Goal.SELECTIVE);
    ReceptorPanel promiscuous = new ReceptorPanel(both, ReceptorPanel.Goal.PROMISCUOUS);
    assertThat(selective.evaluate("CC(N)=O").loss()).isCloseTo(a - b, within(1e-12));
    assertThat(promiscuous.evaluate("CC(N)=O").loss()).isEqualTo(Math.max(a, b));
    assertThat(promiscuous.evaluate("CC(N)=O").cost()).isEqualTo(promiscuous.mostCost());
  }

  @Test
  void objectivesNameDockingTermsAndReceptors() {
    DockingTerms terms =
        new DockingTerms(Docking.with(ENGINE), LIBRARY, Optional.of("PPARA"), QUICK);
    MoleculeObjective objective =
        MoleculeObjective.parse("2*dockstring + docking(DRD2)", List.of(terms));
    double first = DruglikeDockingEvaluator.dockstring(evaluator()).evaluate("CC(N)=O").loss();
    double second =
        new DockingEvaluator(Docking.with(ENGINE), LIBRARY.find("DRD2"), QUICK)
            .evaluate("CC(N)=O")
            .loss();
    assertThat(objective.evaluate("CC(N)=O").loss()).isCloseTo(2 * first + second, within(1e-9));
    for (String bad : List.of("docking(NONE)", "selectivity(PPARA)", "promiscuity")) {
      assertThatThrownBy(() -> MoleculeObjective.parse(bad, List.of(terms)))
          .isInstanceOf(InputException.class);
    }
  }

  private static DockingTerms terms() {
    return new DockingTerms(Docking.with(ENGINE), LIBRARY, Optional.of("PPARA"), QUICK);
  }

  @Test
  void wantedInteractionsThatAreMissingCostTheirShare() throws Exception {
    Contact own =
        PoseAnalysis.contacts(
                Docking.with(ENGINE).dock("CC(N)=O", PPARA, QUICK).best().ligand(), PPARA)
            .stream()
            .filter(contact -> contact.kind() == Contact.Kind.HYDROGEN_BOND)
            .findFirst()
            .orElseThrow();
    String text = own.residue() + ":hydrogen bond; " + own.residue() + ":salt bridge";
    Evaluation evaluation =
        terms().term("interactions", text).orElseThrow().evaluate(Smiles.molecule("CC(N)=O"));
    assertThat(evaluation.loss()).isEqualTo(0.5);
    Finding missing = evaluation.findings().get(0);
    assertThat(missing.about()).isEqualTo("interaction with " + own.residue() + " (salt bridge)");
    assertThat(missing.changes().get(0).to()).startsWith("grow");
    assertThat(evaluation.findings().get(1).changes().get(0).keeps()).isTrue();
    Path file = folder.resolve("wanted.csv");
    Files.writeString(
        file, "number,residue,kind\n1," + own.residue() + ",hydrogen_bond\n1,X,clash\n");
    assertThat(
            terms()
                .term("interactions", file.toString())
                .orElseThrow()
                .evaluate(Smiles.molecule("CC(N)=O"))
                .loss())
        .isZero();
  }

  @Test
  void wantedInteractionsThatCannotBeAreRefused() throws Exception {
    assertThatThrownBy(() -> terms().term("interactions", "SER Z 999"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no residue 'SER Z 999'");
    assertThatThrownBy(() -> terms().term("interactions", "SER A 280:glue"))
        .hasMessageContaining("unknown kind of interaction 'glue'; known are hydrogen bond, metal");
    assertThatThrownBy(() -> terms().term("interactions", " ")).hasMessageContaining("names none");
    Path file = folder.resolve("two.csv");
    Files.writeString(file, "number,residue,kind\n1,A,clash\n2,B,clash\n");
    assertThatThrownBy(() -> terms().term("interactions", file.toString()))
        .hasMessageContaining("line 3: interactions of a second molecule");
    assertThatThrownBy(() -> terms().term("interactions", folder.resolve("none.csv").toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none.csv");
  }
}
