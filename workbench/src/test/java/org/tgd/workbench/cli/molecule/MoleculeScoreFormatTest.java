package org.tgd.workbench.cli.molecule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class MoleculeScoreFormatTest {
  private static final String CONTRACT =
      "smiles,canonical_smiles,status,message,qed,mol_wt,crippen_logp,tpsa,hba,hbd,"
          + "rotatable_bonds,aromatic_rings,structural_alerts,sa_score,crippen_mr,fsp3,ring_count,"
          + "lipinski_violations,veber_ok,pains,alerts";

  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void printsOneRowPerInputRowInInputOrderAndPassesColumnsThrough() throws IOException {
    StringBuilder rows = new StringBuilder("id,SMILES,qed\n");
    for (int k = 1; k <= 400; k++) {
      rows.append("m").append(k).append(',').append(k % 7 == 0 ? "C(" : "C".repeat(k % 30 + 1));
      rows.append(",\"a, b\"\n");
    }
    String path = file("many.csv", rows.toString()).toString();
    Cli one = Cli.tgd("molecule", "score", path, "--threads", "1");
    Cli two = Cli.tgd("molecule", "score", path, "--threads", "3");
    assertThat(one.code()).isZero();
    assertThat(two.out()).isEqualTo(one.out());
    List<String> lines = one.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(CONTRACT + ",id,input_qed");
    assertThat(lines).hasSize(401);
    assertThat(lines.get(7)).startsWith("C(,,rejected,position 2: ").endsWith(",m7,\"a, b\"");
    assertThat(lines.get(400)).contains(",ok,").endsWith(",m400,\"a, b\"");
  }

  @Test
  void readsSpreadsheetsInTheirOwnWriting() throws IOException {
    for (String text : List.of("smiles;name\nCCO;a\n", "name\tsmiles\na\tCCO\n")) {
      Cli run = Cli.tgd("molecule", "score", file("table.csv", text).toString());
      assertThat(run.out().lines().toList().get(1)).startsWith("CCO,CCO,ok,").endsWith(",a");
    }
    Path sixteen = folder.resolve("u16.csv");
    Files.write(sixteen, "\ufeffsmiles,name\nCCO,\u00b5\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(Cli.tgd("molecule", "score", sixteen.toString()).out()).contains(",\u00b5\n");
    for (String name : List.of("zip.csv.gz", "zip.smi.gz", "zip")) {
      Path zipped = folder.resolve(name);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
        out.write((name.contains("csv") ? "smiles\nCCO\n" : "CCO\n").getBytes(UTF_8));
      }
      Cli run = Cli.tgd("molecule", "score", zipped.toString());
      assertThat(run.out().lines().toList().get(1)).as(name).startsWith("CCO,CCO,ok,");
    }
  }

  @Test
  void aFileWithoutAnyUsableRowEndsWithTwo() throws IOException {
    Cli rows = Cli.tgd("molecule", "score", file("bad.smi", "C1CC\nXX\n").toString());
    assertThat(rows.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(rows.out()).contains("C1CC,,rejected,", "XX,,rejected,");
    Cli one = Cli.tgd("molecule", "score", "--smiles", "C(");
    assertThat(one.code()).isEqualTo(ExitCode.BAD_INPUT);
    byte[] noise = new byte[3000];
    new SplittableRandom(1).nextBytes(noise);
    for (String name : List.of("noise.smi", "noise.csv", "noise.sdf", "noise")) {
      Path file = Files.write(folder.resolve(name), noise);
      Cli run = Cli.tgd("molecule", "score", file.toString());
      assertThat(run.code()).as(name).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(name + " is no text").doesNotContain("Exception");
    }
  }

  @Test
  void readsLinesOfSmilesWithNames() throws IOException {
    Path path = file("two.smi", "CCO ethanol\n\nc1ccccc1\tbenzene ring\n");
    Cli run = Cli.tgd("molecule", "score", path.toString(), "--similar-to", "OCC");
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(CONTRACT + ",tanimoto,name");
    assertThat(lines.get(1)).endsWith(",1.000000,ethanol");
    assertThat(lines.get(2)).endsWith(",benzene ring");
  }

  @Test
  void oneMoleculeAsJsonIsOneObject() {
    Cli run = Cli.tgd("molecule", "score", "--smiles", "CC(=O)Nc1ccc(O)cc1", "--json");
    assertThat(run.out().strip()).startsWith("{").endsWith("}");
    assertThat(run.out()).contains("\"qed\" : 0.595026", "\"status\" : \"ok\"");
    Cli bad = Cli.tgd("molecule", "score", "--smiles", "C(", "--json");
    assertThat(bad.out()).contains("\"qed\" : null", "\"status\" : \"rejected\"");
  }

  @Test
  void badInputEndsWithTwoAndAClearMessage() throws IOException {
    String empty = file("empty.csv", "").toString();
    String other = file("other.csv", "a,b\n1,2\n").toString();
    assertThat(Cli.tgd("molecule", "score", empty).err()).contains("is empty");
    assertThat(Cli.tgd("molecule", "score", other).err()).contains("no column 'smiles'", "a, b");
    assertThat(Cli.tgd("molecule", "score", folder + "/none.csv").err()).contains("no such file");
    assertThat(Cli.tgd("molecule", "score").code()).isEqualTo(2);
    assertThat(Cli.tgd("molecule", "score", "--smiles", "C", "--similar-to", "C(").err())
        .contains("--similar-to");
    assertThat(Cli.tgd("molecule", "score", empty, "--threads", "0").code()).isEqualTo(2);
  }

  @Test
  void aSaltIsScoredByItsLargestFragmentOnRequest() {
    Cli run = Cli.tgd("molecule", "score", "--smiles", "[Na+].OCCC", "--largest-fragment");
    assertThat(run.out()).contains(",60.096,");
  }
}
