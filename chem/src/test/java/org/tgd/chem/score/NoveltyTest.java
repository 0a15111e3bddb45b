package org.tgd.chem.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Novelty.Known;
import org.tgd.chem.score.Novelty.Likeness;
import org.tgd.chem.score.RiskProfile.Effect;
import org.tgd.chem.score.RiskProfile.Level;

class NoveltyTest {
  private static final Known ASPIRIN =
      new Known("aspirin", Smiles.molecule("CC(=O)Oc1ccccc1C(=O)O"));
  private static final Known IBUPROFEN =
      new Known("ibuprofen", Smiles.molecule("CC(C)Cc1ccc(cc1)C(C)C(=O)O"));

  @Test
  void agreesWithRdkit() {
    // RDKit 2026.09.1: Morgan generator, radius 2, 2,048 bits; TverskySimilarity(drug, molecule,
    // 0.95, 0.05)
    Likeness nearest =
        Novelty.beside(List.of(IBUPROFEN, ASPIRIN)).nearest(Smiles.molecule("OC(=O)c1ccccc1O"));
    assertThat(nearest.name()).isEqualTo("aspirin");
    assertThat(nearest.tanimoto()).isCloseTo(0.4482758620689655, within(1e-9));
    assertThat(nearest.tversky()).isCloseTo(0.5485232067510549, within(1e-9));
    assertThat(nearest.isNovel()).isTrue();
  }

  @Test
  void aMoleculeIsNotNovelBesideItself() {
    Likeness self = Novelty.beside(List.of(ASPIRIN)).nearest(ASPIRIN.molecule());
    assertThat(self.tanimoto()).isEqualTo(1);
    assertThat(self.tversky()).isEqualTo(1);
    assertThat(self.isNovel()).isFalse();
  }

  @Test
  void wantsSomethingToCompareWith() {
    assertThatThrownBy(() -> Novelty.beside(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known was empty");
  }

  @Test
  void namesTheFragmentsBehindAnAlert() {
    RiskProfile profile = RiskProfile.of(Smiles.molecule("O=NN(C)CCC(=O)NCCC")).orElseThrow();
    assertThat(profile.risk(Effect.MUTAGENIC).level()).isEqualTo(Level.HIGH);
    assertThat(profile.risk(Effect.MUTAGENIC).fragments()).isNotEmpty();
    assertThat(profile.worst()).isEqualTo(Level.HIGH);
    assertThat(profile.summary()).startsWith("mutagenic high, tumorigenic ");
  }

  @Test
  void findsNoAlertInWhatHasNone() {
    RiskProfile profile = RiskProfile.of(Smiles.molecule("CC(=O)NCCc1ccccc1")).orElseThrow();
    assertThat(profile.risks()).allMatch(risk -> risk.fragments().isEmpty());
    assertThat(profile.worst()).isEqualTo(Level.NONE);
  }

  @Test
  void tellsARegisteredCompound() {
    RiskProfile profile = RiskProfile.of(Smiles.molecule("c1ccccc1")).orElseThrow();
    assertThat(profile.risk(Effect.MUTAGENIC).registered()).isTrue();
    assertThat(profile.risk(Effect.MUTAGENIC).level()).isEqualTo(Level.HIGH);
  }
}
