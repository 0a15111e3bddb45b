package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.chem.ChemReference;

class SmilesTest {
  /** Refused although RDKit reads them: see docs/chemistry.md. */
  private static final Set<String> STRICTER =
      Set.of(
          "B000", "B004", "B045", "B048", "B049", "B051", "B052", "B075", "B076", "B079", "B091",
          "B105", "B123", "B126", "B127", "B129", "B130", "B142", "B151", "B159", "B162", "B211",
          "B220", "B222");

  private static Smiles.Refused refused(String smiles) {
    assertThat(Smiles.read(smiles)).as(smiles).isInstanceOf(Smiles.Refused.class);
    return (Smiles.Refused) Smiles.read(smiles);
  }

  @ParameterizedTest
  @CsvSource({
    "C1CC, 1, never closed",
    "CC(C, 2, never closed",
    "CC)C, 2, without",
    "C==C, 2, two bond symbols",
    "CCX, 2, no part",
    "C[Xx]C, 1, no element",
    "CC(C)(C)(C)C, 1, valence 5",
    "CCN(=O)O, 2, valence 4",
    "c1cccc1, 5, alternating",
    "Cc, 1, outside any ring",
    "CC[CH2], 2, radical",
    "CC*, 2, any atom",
    "CC>>CO, 2, reaction",
    "CCO ethanol, 3, after the SMILES",
    "C11, 2, itself",
    "[CH3, 0, never closed",
    "CC., 2, without an atom",
    "C%1C, 1, two digits",
  })
  void namesThePlaceAndTheReason(String smiles, int position, String reason) {
    assertThat(refused(smiles).position()).isEqualTo(position);
    assertThat(refused(smiles).reason()).contains(reason);
    assertThat(refused("  " + smiles).position()).isEqualTo(position + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C",
        "[Na+].[Cl-]",
        "CN(=O)=O",
        "c1ccc2c(c1)Cc1ccccc12",
        "O=n1ccccc1",
        "[NH3][Pt]([NH3])(Cl)Cl",
        "C[SH](C)[Pt]",
        "[Re]1[S]=C(S1)N(C)C",
        "[CH2][Pt]",
        "C[S@](=O)CC",
        "F/C=C\\F",
        "[2H]C([2H])([2H])O",
        "C%12CCCCC%12",
        "c1cc[nH]c1",
        "OCl(=O)(=O)=O"
      })
  void acceptsWhatRdkitAccepts(String smiles) {
    assertThat(Smiles.read(smiles)).isInstanceOf(Smiles.Accepted.class);
  }

  @Test
  void longChainsDeepBranchesAndManyRingsNeitherCrashNorHang() {
    assertThat(refused("C".repeat(20_000)).reason()).contains("longer than");
    assertThat(refused("C(".repeat(3_000) + "C" + ")".repeat(3_000)).reason()).contains("atoms");
    Molecule nested = Smiles.molecule("C(".repeat(1_900) + "C" + ")".repeat(1_900));
    assertThat(nested.graph().atoms()).isEqualTo(1_901);
    Molecule chain = Smiles.molecule("C".repeat(2_000));
    assertThat(Smiles.molecule(chain.canonicalSmiles()).graph().atoms()).isEqualTo(2_000);
    Molecule rings = Smiles.molecule("c1ccc(cc1)" + "-c1ccc(cc1)".repeat(199));
    assertThat(rings.graph().rings()).isEqualTo(200);
  }

  @Test
  void acceptsNothingOfTheBadListThatRdkitRefuses() throws IOException {
    JsonMapper json = new JsonMapper();
    JsonNode generators =
        json.readTree(ChemReference.file("qed_crippen_tables.json").toFile())
            .get("bad_smiles_generators");
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    for (CSVRecord row : ChemReference.rows("bad_smiles.csv")) {
      JsonNode smiles = json.readTree(row.get("smiles"));
      if (smiles.isObject() && !generators.has(smiles.get("generator").asText())) {
        continue;
      }
      String text =
          smiles.isObject() ? generated(smiles.get("generator").asText()) : smiles.asText();
      boolean accepted = Smiles.read(text) instanceof Smiles.Accepted;
      boolean expected =
          row.get("rdkit_verdict").equals("valid") && !STRICTER.contains(row.get("id"));
      judged++;
      if (accepted != expected) {
        wrong.add(row.get("id") + " " + row.get("smiles"));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(judged).isGreaterThan(150);
  }

  private static String generated(String name) {
    return switch (name) {
      case "enormous_alkane_1000" -> "C".repeat(1_000);
      case "enormous_alkane_20000" -> "C".repeat(20_000);
      case "enormous_branch_nest_500" -> "C(".repeat(500) + "C" + ")".repeat(500);
      case "enormous_branch_nest_5000" -> "C(".repeat(5_000) + "C" + ")".repeat(5_000);
      case "enormous_fragments_1000" -> "C" + ".C".repeat(999);
      case "rings_over_99" -> "C1CC1".repeat(200);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Test
  void largestFragmentLeavesTheCounterIon() {
    Molecule salt = Smiles.molecule("[Na+].[O-]C(=O)c1ccccc1");
    assertThat(salt.fragments()).isEqualTo(2);
    assertThat(salt.largestFragment().canonicalSmiles())
        .isEqualTo(Smiles.molecule("[O-]C(=O)c1ccccc1").canonicalSmiles());
  }
}
