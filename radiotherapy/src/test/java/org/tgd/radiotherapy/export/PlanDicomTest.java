package org.tgd.radiotherapy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.report.ExportedFile;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.DicomFolder;
import org.tgd.radiotherapy.structure.StructureSet;

class PlanDicomTest {
  @TempDir private Path folder;

  @Test
  void theDoseIsTheOneThatWasJudged() throws IOException {
    RadiotherapyDomain domain = new RadiotherapyDomain();
    Map<String, String> options = Map.of("case", "phantom:c-shape");
    Problem problem = domain.problem(options);
    Evaluation evaluation = problem.evaluator().evaluate(problem.start());
    Judged start = new Judged(0, 0, problem.start(), 1, true, evaluation, List.of());
    Exporter exporter =
        domain.exporters().stream()
            .filter(e -> e.format().equals("rtdose"))
            .findFirst()
            .orElseThrow();

    List<ExportedFile> files =
        exporter.maker().files(new Exporter.Source("", options, List.of(start)));

    assertThat(files)
        .extracting(ExportedFile::name)
        .contains("rtdose.dcm", "rtplan.dcm", "rtstruct.dcm", "ct0001.dcm");
    for (ExportedFile file : files) {
      if (file.name().equals("rtdose.dcm")) {
        file.writeTo(folder.resolve(file.name()));
      }
    }
    StructureSet structures = CaseSource.open("phantom:c-shape").planningCase().evaluation();
    float[] dose = DicomFolder.doseOf(folder.resolve("rtdose.dcm")).on(structures.grid());
    int[] core = structures.find("Core").orElseThrow().voxels().toArray();
    double mean = Arrays.stream(core).mapToDouble(voxel -> dose[voxel]).average().orElseThrow();
    assertThat(mean).isCloseTo(start.metric("Core mean").orElseThrow().value(), within(1e-3));
  }
}
