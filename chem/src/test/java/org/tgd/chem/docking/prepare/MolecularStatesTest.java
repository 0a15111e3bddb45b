package org.tgd.chem.docking.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.docking.prepare.LigandPreparation.Charges;
import org.tgd.chem.docking.prepare.MolecularStates.State;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;

class MolecularStatesTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  private static List<String> canonical(String smiles, int most) {
    return MolecularStates.of(smiles, most).stream()
        .map(state -> canonical(state.smiles()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN1CCOCC1 | C[NH+]1CCOCC1 | CN1CCOCC1",
        "Cn1ccnc1 | Cn1ccnc1 | Cn1cc[nH+]c1",
        "Nc1ccccn1 | Nc1ccccn1 | Nc1cccc[nH+]1",
        "Oc1ccc(cc1)[N+](=O)[O-] | Oc1ccc([N+](=O)[O-])cc1 | [O-]c1ccc([N+](=O)[O-])cc1",
        "CN1CCN(C)CC1 | C[NH+]1CC[NH+](C)CC1 | C[NH+]1CCN(C)CC1",
        "Oc1ccccn1 | Oc1ccccn1 | O=c1cccc[nH]1",
        "O=c1cccc[nH]1 | O=c1cccc[nH]1 | Oc1ccccn1",
        "Cc1cnc[nH]1 | Cc1cnc[nH]1 | Cc1c[nH+]c[nH]1"
      })
  void groupsNearThePhAreThereWithAndWithoutProton(String smiles, String first, String other) {
    List<String> states = canonical(smiles, 10);
    assertThat(states.get(0)).isEqualTo(canonical(first));
    assertThat(states).contains(canonical(other)).doesNotHaveDuplicates();
  }

  @Test
  void bothTautomersOfAMethylimidazoleAreNamed() {
    assertThat(canonical("Cc1cnc[nH]1", 10)).contains(canonical("Cc1c[nH]cn1"));
    assertThat(MolecularStates.of("Cc1cnc[nH]1", 10).get(1).words())
        .isEqualTo("with the proton of imidazole (pKa about 7.0)");
  }

  @ParameterizedTest
  @CsvSource({"CCO", "CC(=O)O", "c1ccccc1", "CCN", "CC(C)=O", "CC(N)=O"})
  void moleculesWithOneFormHaveOne(String smiles) {
    assertThat(MolecularStates.of(smiles, 10)).hasSize(1);
  }

  @Test
  void theFirstFormIsThatByTheRulesAndChargesStayAsWritten() {
    State first = MolecularStates.of("CN1CCOCC1", 1).get(0);
    assertThat(first.words()).isEmpty();
    assertThat(LigandPreparation.prepare(first.smiles(), 1, Charges.AS_WRITTEN).identifier())
        .isEqualTo(LigandPreparation.identifier("CN1CCOCC1"));
    assertThat(LigandPreparation.prepare("CN1CCOCC1", 1, Charges.AS_WRITTEN).charges())
        .containsOnly(0);
    assertThatThrownBy(() -> MolecularStates.of("C1CC", 3)).isInstanceOf(InputException.class);
  }
}
