package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.radiotherapy.Reference;
import org.tgd.radiotherapy.dvh.Conformity;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.goal.DoseMetric;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.io.CaseFolder;
import org.tgd.radiotherapy.objective.ObjectiveSet;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;

/**
 * The solver against the reference optima (SciPy L-BFGS-B and matRad's IPOPT on the same matrices).
 * Runs one set of each kind; {@code -Dtgd.full=true} runs all.
 */
class ReferencePlansTest {
  private static final List<String> ALWAYS =
      List.of("T1_matrad_default", "T4_dvh", "P3_clinical_like");

  @ParameterizedTest
  @CsvSource({
    "TG119, T1_matrad_default",
    "TG119, T2_under_over_mean",
    "TG119, T3_eud",
    "TG119, T4_dvh",
    "PROST1, P1_textgrad_init_all100",
    "PROST1, P2_ptv_heavy",
    "PROST1, P3_clinical_like",
    "PROST1, P4_dvh"
  })
  void optimumIsNotWorseThanTheReference(String name, String set) throws IOException {
    assumeTrue(
        ALWAYS.contains(set) || Boolean.getBoolean("tgd.full"), "runs with -Dtgd.full=true only");
    CaseFolder folder = CaseFolder.read(Reference.folder().resolve("cases").resolve(name));
    JsonNode plan =
        new ObjectMapper()
            .readTree(
                Reference.folder().resolve("cases").resolve(name).resolve("plans.json").toFile())
            .path(set);
    Patient patient = Patient.of(folder.planningCase(), folder.doseInfluence());
    ObjectiveSet objectives =
        ObjectiveSet.parse("{\"objectives\": " + plan.path("objectives") + "}", set);
    boolean doseVolume =
        objectives.objectives().stream().anyMatch(o -> o.objective().type().endsWith("DVH"));
    try (Workers workers = Workers.ofAllProcessors()) {
      Fluence fluence =
          new FluenceOptimizer(SolverSettings.DEFAULT, workers)
              .solve(patient.problem(objectives.objectives(), List.of()));
      double reference = plan.at("/reference/objective").asDouble();
      assertThat(fluence.objective())
          .isLessThanOrEqualTo(reference * (1 + (doseVolume ? 2e-3 : 1e-4)));
      assertThat(fluence.objective()).isLessThan(plan.at("/matrad_ipopt/objective").asDouble());
      if (!doseVolume) {
        assertStatistics(
            patient.doses(fluence.weights(), patient.structures(), workers),
            plan.path("structures"));
      }
    }
  }

  /** Statistics, homogeneity and conformity of the reference's own fluence. */
  @ParameterizedTest
  @CsvSource({
    "TG119, T1_matrad_default",
    "TG119, T4_dvh",
    "PROST1, P2_ptv_heavy",
    "PROST1, P4_dvh"
  })
  void indicesOfTheReferenceFluenceAgree(String name, String set) throws IOException {
    CaseFolder folder = CaseFolder.read(Reference.folder().resolve("cases").resolve(name));
    JsonNode plan =
        new ObjectMapper()
            .readTree(
                Reference.folder().resolve("cases").resolve(name).resolve("plans.json").toFile())
            .path(set);
    double[] fluence = new double[plan.path("fluence").size()];
    Arrays.setAll(fluence, j -> plan.path("fluence").path(j).asDouble());
    float[] dose = folder.doseInfluence().dose(fluence, 0);
    double prescription = plan.path("prescription").asDouble();
    StructureSet drawn = folder.planningCase().evaluation();
    for (Structure structure : drawn.structures()) {
      JsonNode expected = plan.path("structures").path(structure.name());
      Dvh dvh = Dvh.of(structure.voxels(), dose, drawn.grid().voxelVolumeCc());
      dvh.statistics()
          .forEach(
              (statistic, value) -> {
                if (expected.has(statistic)) {
                  assertThat(value)
                      .as("%s %s", structure.name(), statistic)
                      .isCloseTo(expected.path(statistic).asDouble(), within(1e-3));
                }
              });
      for (int level : new int[] {10, 20, 30, 40, 50, 60, 70}) {
        assertThat(dvh.volumePercentAtDose(level))
            .isCloseTo(expected.path("V").path(String.valueOf(level)).asDouble(), within(1e-9));
      }
      if (expected.has("CI95")) {
        assertThat(Conformity.index95(structure.voxels(), dose, prescription))
            .isCloseTo(expected.path("CI95").asDouble(), within(1e-9));
        assertThat(dvh.homogeneityIndex(prescription))
            .isCloseTo(expected.path("HI").asDouble(), within(1e-3));
      }
    }
  }

  private static void assertStatistics(Map<String, double[]> doses, JsonNode reference) {
    PlanScale scale = new PlanScale(1, 1);
    doses.forEach(
        (structure, own) -> {
          JsonNode expected = reference.path(structure);
          assertThat(new DoseMetric.Mean().of(own, scale))
              .as("%s mean", structure)
              .isCloseTo(expected.path("mean").asDouble(), within(0.05));
          assertThat(new DoseMetric.Maximum().of(own, scale))
              .as("%s max", structure)
              .isCloseTo(expected.path("max").asDouble(), within(0.05));
          for (int volume : new int[] {2, 5, 50, 95, 98}) {
            assertThat(new DoseMetric.DoseAtVolume(volume, false).of(own, scale))
                .as("%s D%d", structure, volume)
                .isCloseTo(expected.path("D" + volume).asDouble(), within(0.05));
          }
        });
  }
}
