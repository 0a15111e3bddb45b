package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MappedSmilesTest {
  @Test
  void numbersAtomsInTheOrderOfTheSmilesWithTheirHydrogens() {
    assertThat(MappedSmiles.of(Smiles.molecule("CO"))).isEqualTo("[CH3:1][OH:2]");
    assertThat(MappedSmiles.of(Smiles.molecule("c1cc[nH]c1")))
        .isEqualTo("[cH:1]1[cH:2][cH:3][nH:4][cH:5]1");
    assertThat(MappedSmiles.of(Smiles.molecule("[NH3+]C(Cl)=[CH:7]Br")))
        .isEqualTo("[NH3+:1][C:2]([Cl:3])=[CH:4][Br:5]");
  }

  @Test
  void readsBackAsTheSameMolecule() {
    for (String smiles :
        new String[] {
          "CC1=C(CCN2CCC(CC2)c2noc3cc(F)ccc23)C(=O)N2CCCCC2=N1",
          "N[C@@H](C)C(=O)O",
          "F/C=C/Cl",
          "Cc1ccc(-c2cc(C(F)(F)F)nn2-c2ccc(S(N)(=O)=O)cc2)cc1"
        }) {
      Molecule molecule = Smiles.molecule(smiles);
      Molecule mapped = Smiles.molecule(MappedSmiles.of(molecule));
      assertThat(mapped.graph().atoms()).isEqualTo(molecule.graph().atoms());
      assertThat(mapped.canonicalSmiles()).isEqualTo(molecule.canonicalSmiles());
    }
  }
}
