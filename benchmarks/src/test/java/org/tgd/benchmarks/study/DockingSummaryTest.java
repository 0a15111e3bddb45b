package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.benchmarks.study.DockingComparison.Best;
import org.tgd.benchmarks.study.DockingComparison.Case;
import org.tgd.benchmarks.study.DockingComparison.Compared;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.prepare.LigandPreparation;

class DockingSummaryTest {
  private static final Ligand LIGAND = LigandPreparation.prepare("CCO", 1).ligand();

  private static Best best(double affinity, double cpuSeconds, double shift) {
    double[] coordinates =
        LIGAND.atoms().stream()
            .flatMap(atom -> List.of(atom.x() + shift, atom.y(), atom.z()).stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new Best(affinity, affinity - 0.1, cpuSeconds, LIGAND.at(coordinates));
  }

  private static Compared compared(String name, String set, Best vina, Best same, Best own) {
    return new Compared(new Case("T", name, "CCO", set), Optional.of(vina), same, own);
  }

  private static List<Compared> all() {
    return List.of(
        compared("a", "drug", best(-8, 10, 0), best(-8.5, 5, 1.5), best(-7.4, 5, 3)),
        compared("b", "drug", best(-9, 10, 0), best(-9, 5, 2.5), best(-9, 5, 0)),
        compared("c", "fragment", best(-3, 10, 0), best(-3, 5, 0), best(-3, 5, 0)));
  }

  @Test
  void posesAreCountedForAllAndForDrugsInTheirOwnTargets() {
    DockingSummary same = DockingSummary.of(all(), Compared::same);
    assertThat(same.close()).isEqualTo(2);
    assertThat(same.molecules()).isEqualTo(3);
    assertThat(same.closeDrugs()).isEqualTo(1);
    assertThat(same.drugs()).isEqualTo(2);
    assertThat(DockingSummary.of(all(), Compared::own).closeDrugs()).isEqualTo(1);
    assertThat(DockingSummary.of(all().subList(2, 3), Compared::own).drugs()).isZero();
  }

  @Test
  void affinitiesAndTimesAreComparedWithVina() {
    DockingSummary same = DockingSummary.of(all(), Compared::same);
    assertThat(same.within()).isEqualTo(3);
    assertThat(same.meanDifference()).isCloseTo(-0.5 / 3, within(1e-12));
    assertThat(same.cpuRatio()).isCloseTo(0.5, within(1e-12));
    assertThat(DockingSummary.of(all(), Compared::own).within()).isEqualTo(2);
  }

  @Test
  void whatVinaSubtractsWhenPrintingDoesNotCount() {
    Best printed = new Best(-11.86, -10.56, 10, LIGAND);
    Best mine = new Best(-10.5, -10.5, 5, LIGAND);
    DockingSummary summary =
        DockingSummary.of(List.of(compared("d", "drug", printed, mine, mine)), Compared::same);
    assertThat(summary.within()).isEqualTo(1);
    assertThat(summary.meanIntermolecular()).isCloseTo(0.06, within(1e-12));
    assertThat(summary.meanDifference()).isCloseTo(1.36, within(1e-12));
  }

  @Test
  void moleculesThatVinaDidNotDockDoNotCount() {
    Best best = best(-5, 1, 0);
    Compared alone = new Compared(new Case("T", "x", "CCO", "drug"), Optional.empty(), best, best);
    assertThat(DockingSummary.of(List.of(alone), Compared::same).molecules()).isZero();
  }
}
