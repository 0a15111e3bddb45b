package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class MoleculeScoreCommandTest {
  @TempDir private Path folder;

  private Cli scored(String name, String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    String[] words = new String[3 + options.length];
    words[0] = "molecule";
    words[1] = "score";
    words[2] = file.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    return Cli.tgd(words);
  }

  private static List<String> cells(String out, int line) {
    return List.of(out.lines().toList().get(line).split(",", -1));
  }

  @Test
  void beginsWithTheColumnsThatOthersRelyOn() {
    Cli result = Cli.tgd("molecule", "score", "--smiles", "CC(=O)Nc1ccc(O)cc1");

    assertThat(result.out())
        .startsWith(
            "smiles,canonical_smiles,status,message,qed,mol_wt,crippen_logp,tpsa,hba,hbd,"
                + "rotatable_bonds,aromatic_rings,structural_alerts,sa_score,crippen_mr,fsp3,"
                + "ring_count,lipinski_violations,veber_ok,pains,alerts\n");
    // RDKit's values of paracetamol
    assertThat(cells(result.out(), 1).subList(2, 13))
        .containsExactly(
            "ok", "", "0.595026", "151.165", "1.35060", "49.33", "2", "2", "1", "1", "1");
  }

  @Test
  void goesOnBehindABadRowAndKeepsTheOrder() throws IOException {
    Cli result = scored("in.csv", "name,smiles,qed\nA,C1CC,9\nB,\"\",\n\"C,c\",CCO,7\n");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.out().lines().findFirst().orElseThrow()).endsWith(",name,input_qed");
    assertThat(cells(result.out(), 1)).startsWith("C1CC", "", "rejected").endsWith("A", "9");
    assertThat(cells(result.out(), 1).get(3)).startsWith("position 2: ");
    assertThat(cells(result.out(), 2)).startsWith("\"\"", "", "rejected").endsWith("B", "");
    assertThat(result.out().lines().toList().get(3)).startsWith("CCO,").endsWith(",\"C,c\",7");
  }

  @Test
  void readsLinesOfSmilesAndNames() throws IOException {
    Cli result = scored("in.smi", "CCO ethanol of wine\n\nc1ccccc1\tbenzene\nCC\n");

    assertThat(result.out().lines()).hasSize(4);
    assertThat(cells(result.out(), 1)).startsWith("CCO").endsWith("ethanol of wine");
    assertThat(cells(result.out(), 3)).startsWith("CC").endsWith("");
  }

  @Test
  void givesTheSameRowsForAnyNumberOfThreads() throws IOException {
    String text = "smiles\n" + "CCO\nCCN\nC(\nc1ccccc1O\n".repeat(400);

    assertThat(scored("in.csv", text, "--threads", "7").out())
        .isEqualTo(scored("in.csv", text, "--threads", "1").out());
  }

  @Test
  void printsOneJsonDocument() throws IOException {
    JsonNode all = new ObjectMapper().readTree(scored("in.smi", "CCO\nC(\n", "--json").out());
    JsonNode one =
        new ObjectMapper()
            .readTree(Cli.tgd("molecule", "score", "--smiles", "CCO", "--json").out());

    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("canonical_smiles")).isEqualTo(one.path("canonical_smiles"));
    assertThat(all.get(0).path("qed").isNumber()).isTrue();
    assertThat(all.get(1).path("status").asText()).isEqualTo("rejected");
  }

  @Test
  void comparesWithAReference() {
    Cli same = Cli.tgd("molecule", "score", "--smiles", "OCC", "--similar-to", "CCO");
    Cli bad = Cli.tgd("molecule", "score", "--smiles", "OCC", "--similar-to", "CC(");

    assertThat(cells(same.out(), 1)).endsWith("1.000000");
    assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("--similar-to 'CC('");
  }

  @Test
  void explainsEachRowInLinesOfTheirOwn() throws IOException {
    String text = "smiles\nCC(=O)Oc1ccccc1C(=O)O\nC1CC\nO=C1C(=Cc2ccccc2)SC(=S)N1\n";
    List<String> lines = scored("in.csv", text, "--explain").out().lines().toList();

    assertThat(lines.stream().filter(line -> !line.startsWith("# ")))
        .containsExactlyElementsOf(scored("in.csv", text).out().lines().toList());
    // the same atoms as RDKit's matches of these patterns
    assertThat(lines)
        .contains("# structural alerts: phenyl ester at atoms 1-10; carboxylic ester at atoms 1-5")
        .contains("# PAINS: none")
        .contains("# Lipinski: all limits kept");
    assertThat(lines.stream().filter(line -> line.startsWith("# PAINS: ene_rhod_A(235) at")))
        .hasSize(1);
    assertThat(lines.get(2)).startsWith("# atoms: [CH3:1][C:2](=[O:3])[O:4]");
  }

  @Test
  void explainsAsJsonAndLeavesRejectedRowsUnexplained() throws IOException {
    Cli result =
        scored(
            "in.smi", "[Na+].CC(=O)Oc1ccccc1\nC1CC\n", "--explain", "--json", "--largest-fragment");

    JsonNode rows = new ObjectMapper().readTree(result.out());
    JsonNode explanation = rows.at("/0/explanation");
    assertThat(explanation.at("/formula").asText()).isEqualTo("C8H8O2");
    assertThat(explanation.at("/alerts/0/name").asText()).isEqualTo("phenyl ester");
    assertThat(explanation.at("/mapped_smiles").asText()).contains(":10]").doesNotContain("Na");
    double costs = 0;
    for (JsonNode cost : explanation.at("/qed_costs")) {
      assertThat(cost.at("/cost").asDouble()).isNotNegative();
      costs += cost.at("/cost").asDouble();
    }
    assertThat(costs).isPositive();
    assertThat(rows.at("/1/explanation").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertRefused(Cli.tgd("molecule", "score", folder + "/none.csv"), "no such file");
    assertRefused(scored("empty.csv", " \n"), "is empty");
    assertRefused(scored("other.csv", "a,b\n1,2\n"), "no column 'smiles'; its columns are a, b");
    assertRefused(Cli.tgd("molecule", "score", folder.toString()), "cannot read");
    assertRefused(scored("broken.csv", "smiles\nC\n\"CC\n"), "line 3: broken CSV");
    assertRefused(Cli.tgd("molecule", "score"), "--smiles SMILES or a FILE");
    assertRefused(Cli.tgd("molecule", "score", "x", "--smiles", "C"), "either");
  }

  private static void assertRefused(Cli result, String message) {
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void addsAColumnForEachObjective() {
    Cli result =
        Cli.tgd(
            "molecule",
            "score",
            "--smiles",
            "CCO",
            "--objective",
            "pmo:qed",
            "--objective",
            "mean(ecfp4(CCO),isomer(C2H6O))");
    assertThat(result.code()).as(result.err()).isZero();
    String[] lines = result.out().split("\n", -1);
    assertThat(lines[0])
        .endsWith(",objective:pmo:qed,\"objective:mean(ecfp4(CCO),isomer(C2H6O))\"");
    assertThat(lines[1]).endsWith(",0.406808,1.000000");
    Cli bad = Cli.tgd("molecule", "score", "--smiles", "CCO", "--objective", "pmo:drd2");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("must be pmo: and one of qed");
  }
}
