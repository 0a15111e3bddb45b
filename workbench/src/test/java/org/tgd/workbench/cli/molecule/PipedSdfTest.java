package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.sdf.FlatMolfile;
import org.tgd.chem.sdf.SdfText;

/** SDF that can be read once only, such as from a pipe. */
class PipedSdfTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String record(String smiles, String field) {
    String molfile = FlatMolfile.of(Smiles.molecule(smiles).graph(), "title of " + smiles);
    return SdfText.record(molfile, List.of(Map.of(field, "7")));
  }

  @Test
  void itIsSeenFromItsContentAndReadWithAllOfItsFields() throws IOException {
    String sdf = record("CCO", "first") + record("CCN", "second");
    try (MoleculeRows rows = MoleculeRows.read("stdin", stream(sdf), Optional.empty())) {
      assertThat(rows.others()).containsExactly("name", "first", "second");
      MoleculeRow ethanol = rows.next();
      assertThat(Smiles.molecule(ethanol.smiles()).canonicalSmiles()).isEqualTo("CCO");
      assertThat(ethanol.others()).containsExactly("title of CCO", "7", "");
      assertThat(rows.next().others()).containsExactly("title of CCN", "", "7");
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void linesOfSmilesStaySuch() throws IOException {
    String lines = "CCO one\nCC two\nCCC three\nCCCC V2000\n";
    try (MoleculeRows rows = MoleculeRows.read("stdin", stream(lines), Optional.empty())) {
      assertThat(rows.others()).containsExactly("name");
      assertThat(rows.next().smiles()).isEqualTo("CCO");
    }
  }
}
