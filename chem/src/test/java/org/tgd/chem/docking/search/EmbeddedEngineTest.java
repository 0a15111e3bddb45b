package org.tgd.chem.docking.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.PoseText;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.receptor.ReceptorLibrary;

class EmbeddedEngineTest {
  private static final ReceptorLibrary LIBRARY = new ReceptorLibrary(Path.of("none"));
  private static final EmbeddedEngine ENGINE = new EmbeddedEngine(2);

  /** Scores of AutoDock Vina 1.2.3 at exhaustiveness 8. */
  @ParameterizedTest
  @CsvSource({
    "PPARA, c1ccccc1, -4.187",
    "PPARA, CCCCC, -3.325",
    "PPARA, CC(N)=O, -3.198",
    "DRD2, c1ccccc1, -4.817",
    "DRD2, CC(N)=O, -3.636"
  })
  void fragmentsReachTheAffinityThatVinaFinds(String target, String smiles, double vina) {
    Ligand ligand = LigandPreparation.prepare(smiles, 1).ligand();
    SearchSettings settings = new SearchSettings(2, 9, 1);
    Pose best = ENGINE.dock(ligand, LIBRARY.find(target), settings).get(0);
    assertThat(best.affinityKcalPerMol()).isCloseTo(vina, within(0.15));
  }

  @Test
  void theSamePosesComeOutAtAnyNumberOfThreadsAndFromACopy() {
    Ligand ligand = LigandPreparation.prepare("CC(=O)Nc1ccc(O)cc1", 1).ligand();
    Receptor receptor = LIBRARY.find("PPARA");
    SearchSettings settings = new SearchSettings(3, 5, 42);
    List<Pose> one = new EmbeddedEngine(1).dock(ligand, receptor, settings);
    String text = PoseText.write(one);
    assertThat(PoseText.write(new EmbeddedEngine(3).dock(ligand, receptor, settings)))
        .isEqualTo(text);
    assertThat(PoseText.write(PoseText.read(text, ligand, "copy"))).isEqualTo(text);
    assertThat(PoseText.write(ENGINE.dock(ligand, receptor, settings.withSeed(43))))
        .isNotEqualTo(text);
  }

  @Test
  void posesAreSortedDistinctInTheBoxAndScoredExactly() {
    Ligand ligand = LigandPreparation.prepare("CC(=O)Nc1ccc(O)cc1", 1).ligand();
    Receptor receptor = LIBRARY.find("DRD2");
    List<Pose> poses = ENGINE.dock(ligand, receptor, new SearchSettings(2, 4, 7));
    assertThat(poses)
        .hasSizeBetween(1, 4)
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.affinityKcalPerMol(), b.affinityKcalPerMol()));
    Score score = Score.of(poses.get(0).ligand(), receptor);
    assertThat(poses.get(0).affinityKcalPerMol()).isEqualTo(score.affinityKcalPerMol());
    for (Pose pose : poses) {
      assertThat(pose.ligand().atoms())
          .filteredOn(atom -> !atom.type().isHydrogen())
          .allMatch(a -> receptor.box().reaches(a.x(), a.y(), a.z(), 0.4));
    }
  }

  @Test
  void largeRingsTurnAndAreClosedInEveryPose() {
    Ligand ligand = LigandPreparation.prepare("O=C1CCCCCCCCC1", 1).ligand();
    List<Pose> poses = ENGINE.dock(ligand, LIBRARY.find("PPARA"), new SearchSettings(1, 9, 3));
    assertThat(poses).hasSizeGreaterThan(1).allMatch(pose -> ligand.gap(pose.ligand()) < 0.4);
    assertThat(poses)
        .as("the ring has not one shape alone")
        .anyMatch(pose -> Math.abs(across(pose.ligand()) - across(poses.get(0).ligand())) > 0.3);
  }

  /** The widest distance in a ligand, Å. */
  private static double across(Ligand ligand) {
    double widest = 0;
    for (int i = 0; i < ligand.atoms().size(); i++) {
      for (int j = 0; j < i; j++) {
        widest = Math.max(widest, ligand.distance(i, j));
      }
    }
    return widest;
  }

  @Test
  void aBoxThatIsTooSmallIsSaidSo() {
    Receptor pocket = LIBRARY.find("PPARA");
    Box own = pocket.box();
    Box tiny = new Box(own.centerX(), own.centerY(), own.centerZ(), 4, 4, 4);
    Ligand ligand = LigandPreparation.prepare("c1ccc(cc1)-c1ccc(cc1)-c1ccccc1", 1).ligand();
    Receptor small = Receptor.of("small", pocket.atoms(), tiny);
    SearchSettings settings = new SearchSettings(1, 1, 1);
    assertThatThrownBy(() -> ENGINE.dock(ligand, small, settings))
        .isInstanceOf(DockingException.class)
        .hasMessageContaining("box");
  }

  @Test
  void formsAreDealtOutToTheSearches() {
    assertThat(EmbeddedEngine.forms(0, 8, 1)).containsExactly(0);
    assertThat(EmbeddedEngine.forms(5, 8, 3)).containsExactly(2);
    assertThat(EmbeddedEngine.forms(0, 1, 3)).containsExactly(0, 1, 2);
    assertThat(EmbeddedEngine.forms(1, 2, 5)).containsExactly(1, 3);
  }

  @Test
  void aPoseHasTheGeometryOfOneOfTheForms() {
    Ligand ligand = LigandPreparation.prepare("CN1CCC(c2ccccc2)CC1", 1).ligand();
    assertThat(ligand.forms()).hasSizeGreaterThan(1);
    List<Pose> poses = ENGINE.dock(ligand, LIBRARY.find("DRD2"), new SearchSettings(2, 3, 1));
    for (Pose pose : poses) {
      double nearest =
          ligand.forms().stream()
              .mapToDouble(form -> rigidError(form, pose.ligand()))
              .min()
              .orElse(9);
      assertThat(nearest).isLessThan(0.01);
    }
  }

  /** The largest change of a distance within a part that torsions leave as it is, Å. */
  private static double rigidError(Ligand a, Ligand b) {
    double worst = 0;
    for (int i = 0; i < a.atoms().size(); i++) {
      for (int j = 0; j < i; j++) {
        if (a.frameOf(i) == a.frameOf(j)) {
          double before = Math.sqrt(a.atoms().get(i).distanceSquared(a.atoms().get(j)));
          double after = Math.sqrt(b.atoms().get(i).distanceSquared(b.atoms().get(j)));
          worst = Math.max(worst, Math.abs(after - before));
        }
      }
    }
    return worst;
  }
}
