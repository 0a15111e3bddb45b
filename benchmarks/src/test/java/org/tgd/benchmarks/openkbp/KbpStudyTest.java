package org.tgd.benchmarks.openkbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.benchmarks.study.RowLog;

class KbpStudyTest {
  @TempDir private Path folder;

  /** Definitions as in the constants and the evaluation of OpenKBP-Opt's repository. */
  @Test
  void criteriaAreThoseOfThePaper() {
    double[] doses = IntStream.rangeClosed(1, 200).asDoubleStream().toArray();
    Criterion target = Criterion.of("PTV63").orElseThrow();
    assertThat(target.limitGy()).isCloseTo(59.85, within(1e-12));
    // the first percentile of 200 ranks lies at 1.99, counted from 0
    assertThat(target.observedGy(doses, 40)).isCloseTo(2.99, within(1e-9));
    // 100 mm³ are 2.5 voxels of 40 mm³, which rounds to two: the 99th percentile
    Criterion cord = Criterion.of("SpinalCord").orElseThrow();
    assertThat(cord.observedGy(doses, 40)).isCloseTo(198.01, within(1e-9));
    assertThat(cord.observedGy(doses, 300)).isCloseTo(199.005, within(1e-9));
    assertThat(Criterion.of("Larynx").orElseThrow().observedGy(doses, 40)).isEqualTo(100.5);
    assertThat(cord.met(45)).isTrue();
    assertThat(cord.met(45.01)).isFalse();
    assertThat(target.met(59.84)).isFalse();
  }

  @Test
  void aPatientIsPlannedAndTheStudyGoesOnWhereItEnded() throws IOException {
    Path patient = MadeUpPatient.write(folder.resolve("pt_1"));
    KbpStudy.Settings settings = new KbpStudy.Settings(4, true, 1, 1);
    List<String> said = new ArrayList<>();
    List<KbpRow> rows = new KbpStudy(settings, log(), said::add).rows(patient);

    assertThat(rows)
        .extracting(KbpRow::plan)
        .containsExactly(
            KbpStudy.REFERENCE,
            KbpStudy.MIMIC,
            KbpStudy.DESCENT,
            "random search",
            "Nelder-Mead",
            "CMA-ES");
    assertThat(said).hasSize(6);
    KbpRow reference = rows.get(0);
    assertThat(reference.observedGy().values()).allMatch(gy -> gy == 68);
    assertThat(reference.met(true)).isEqualTo(2);
    assertThat(reference.met(false)).isZero();
    KbpRow own = rows.get(2);
    assertThat(own.met(true) + own.met(false)).isEqualTo(4);
    assertThat(own.solves()).isLessThanOrEqualTo(4);
    assertThat(rows.subList(3, 6)).allMatch(row -> row.solves() == 4);
    // a dose of 68 Gy everywhere: the mimicking plan is told so and comes near it in the target
    assertThat(rows.get(1).observedGy().get("PTV70")).isCloseTo(68, within(6.0));

    said.clear();
    assertThat(new KbpStudy(settings, log(), said::add).rows(patient)).isEqualTo(rows);
    assertThat(said).isEmpty();
  }

  private RowLog<KbpRow> log() {
    return RowLog.open(Optional.of(folder.resolve("out")), "4", KbpRow.class, KbpRow::name);
  }

  @Test
  void theTableCountsCriteriaAndWhatTargetsLose() {
    KbpTable table =
        new KbpTable(
            List.of(
                row("a", KbpStudy.REFERENCE, 67, 30),
                row("b", KbpStudy.REFERENCE, 60, 30),
                row("a", KbpStudy.DESCENT, 66, 25),
                row("b", KbpStudy.DESCENT, 66.6, 26)));
    assertThat(table.summaryCsv().lines().skip(1))
        .containsExactly(
            "reference dose,2,1,4,25.0,1,1,2,0,2,0,2,3.0,1.0,2.0,100",
            "\"grounded TGD, no model\",2,3,4,75.0,1,1,2,2,2,1,1,3.0,1.0,2.0,100");
    assertThat(table.patientsCsv().lines().toList().get(3))
        .startsWith("a,\"grounded TGD, no model\",1,2,0,1,1,3,50,1.0,2.0,100,66.000,false,,,")
        .endsWith(",25.000,true,,,,,\"PTV70: 1\"");
    assertThat(table.lines()).hasSize(3);
  }

  private static KbpRow row(String patient, String plan, double targetGy, double parotidGy) {
    return new KbpRow(
        patient,
        plan,
        Map.of("PTV70", targetGy, "LeftParotid", parotidGy),
        3,
        "PTV70: 1",
        50,
        1,
        2,
        100);
  }
}
