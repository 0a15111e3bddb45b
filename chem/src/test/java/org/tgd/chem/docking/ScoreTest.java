package org.tgd.chem.docking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores against AutoDock Vina 1.1.2's {@code --score_only}. */
class ScoreTest {
  @Test
  void termsAndAffinitiesOfAllReferencePosesAreThoseOfVina() throws IOException {
    Map<String, Receptor> receptors = new HashMap<>();
    List<String[]> rows = DockingReference.rows("vina_score_only_reference.csv");
    assertThat(rows).hasSize(35);
    for (String[] row : rows) {
      Receptor receptor = receptors.computeIfAbsent(row[0], DockingReference::receptor);
      String text = Files.readString(DockingReference.folder().resolve(row[2]));
      Score score = Score.of(PdbqtReader.ligand(text, row[2]), receptor);
      assertThat(score.rotors()).as(row[2]).isEqualTo(Double.parseDouble(row[4]));
      assertThat(score.affinityKcalPerMol())
          .as(row[2])
          .isCloseTo(Double.parseDouble(row[5]), within(0.01));
      Terms terms = score.terms();
      double[] computed = {
        terms.gauss1(), terms.gauss2(), terms.repulsion(), terms.hydrophobic(), terms.hydrogenBond()
      };
      for (int i = 0; i < computed.length; i++) {
        assertThat(computed[i])
            .as(row[2] + " term " + i)
            .isCloseTo(Double.parseDouble(row[6 + i]), within(1e-4));
      }
    }
  }

  @Test
  void contributionsOfTheAtomsAddUpToTheAffinity() throws IOException {
    Ligand ligand = DockingReference.pose("PPARA_fenofibrate_m1");
    Score score = Score.of(ligand, DockingReference.receptor("PPARA"));
    double sum = 0;
    for (int i = 0; i < ligand.atoms().size(); i++) {
      sum += score.affinityOf(i);
    }
    assertThat(sum).isCloseTo(score.affinityKcalPerMol(), within(1e-9));
  }

  @Test
  void aPoseWrittenAndReadBackScoresTheSame() throws IOException {
    Receptor receptor = DockingReference.receptor("PPARA");
    Ligand ligand = DockingReference.pose("PPARA_bezafibrate_m1");
    Ligand again = PdbqtReader.ligand(PdbqtWriter.ligand(ligand), "copy");
    assertThat(Score.of(again, receptor).terms()).isEqualTo(Score.of(ligand, receptor).terms());
    assertThat(again.torsions()).isEqualTo(ligand.torsions());
  }

  @Test
  void termsVanishFromTheCutoffOn() {
    assertThat(Terms.of(InteractionType.CARBON, InteractionType.CARBON, 8)).isEqualTo(Terms.ZERO);
  }

  @Test
  void aHydrogenBondNeedsADonorAndAnAcceptor() {
    InteractionType donor = InteractionType.NITROGEN_DONOR;
    assertThat(Terms.of(donor, InteractionType.OXYGEN_ACCEPTOR, 2.8).hydrogenBond()).isEqualTo(1);
    assertThat(Terms.of(donor, InteractionType.NITROGEN_DONOR, 2.8).hydrogenBond()).isZero();
    assertThat(Terms.of(InteractionType.METAL, InteractionType.OXYGEN_ACCEPTOR, 2.0).hydrogenBond())
        .isEqualTo(1);
  }
}
