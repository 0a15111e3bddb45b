package org.tgd.chem.docking.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.sdf.SdfReader;
import org.tgd.chem.sdf.SdfRecord;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;

class RunSdfTest {
  private static Judged judged(int step, String smiles) {
    Evaluation evaluation =
        new Evaluation.Scored(0.25, List.of(Metric.lower("mass", 46.5, "Da")), "", List.of(), 1);
    return new Judged(step, 0, smiles, 0.25, true, evaluation, List.of());
  }

  private static String sdf(String run, String... smiles) {
    List<Judged> steps = new ArrayList<>();
    for (String each : smiles) {
      steps.add(judged(steps.size(), each));
    }
    return RunSdf.files(new Exporter.Source(run, Map.of(), steps)).get(0).text();
  }

  @Test
  void moleculesKeepTheirStereoChargesAndMetrics() {
    String[] smiles = {
      "C[C@H](N)C(=O)O", "C/C=C/C(=O)[O-]", "C[N+](C)(C)C", "c1ccc2[nH]ccc2c1", "F[C@@](Cl)(Br)I"
    };
    SdfReader reader = new SdfReader(new BufferedReader(new StringReader(sdf("r1", smiles))), "x");
    for (String each : smiles) {
      SdfRecord record = reader.next();
      assertThat(Smiles.molecule(record.smiles()).canonicalSmiles())
          .as(each)
          .isEqualTo(Smiles.molecule(each).canonicalSmiles());
      assertThat(record.properties()).containsEntry("smiles", each).containsEntry("run", "r1");
      assertThat(record.properties()).containsEntry("mass (Da)", "46.5");
    }
    assertThat(reader.hasNext()).isFalse();
  }

  @Test
  void theSameRunHasTheSameFile() {
    assertThat(sdf("", "CCO")).isEqualTo(sdf("", "CCO")).startsWith("step-0\n  TGD");
  }
}
