package org.tgd.radiotherapy.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.report.ExportedFile;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.DicomWriter;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.Weights;

/** A judged text of weights as DICOM objects, its dose normalised as it was judged. */
public final class PlanDicom {
  private PlanDicom() {}

  /**
   * The files of a plan, solved anew.
   *
   * @param source where the case came from
   * @param patientCase the same with its dose-influence matrix
   * @param evaluator what judged the weights
   * @param text the weights
   * @throws InputException if they are no weights of this case, or the source's identifiers are
   *     incomplete
   */
  public static List<ExportedFile> files(
      CaseSource source, PatientCase patientCase, PlanEvaluator evaluator, String text) {
    Weights weights =
        evaluator
            .parse(text)
            .weights()
            .orElseThrow(() -> new InputException("the best candidate is no text of weights"));
    Plan plan = evaluator.exact(weights);
    double factor = plan.score().doseFactor();
    double[] fluence = Arrays.stream(plan.fluence().weights()).map(each -> each * factor).toArray();
    float[] dose = patientCase.matrix().dose(fluence, 0);
    DicomWriter.Plan written = new DicomWriter.Plan(Optional.of(dose), Optional.of(fluence), false);
    try {
      Path folder = Files.createTempDirectory("tgd-dicom-");
      try {
        List<ExportedFile> files = new ArrayList<>();
        DicomWriter.write(source, written, folder);
        for (Path file : inOrder(folder)) {
          files.add(ExportedFile.of(file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return files;
      } finally {
        for (Path file : inOrder(folder)) {
          Files.delete(file);
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write DICOM files in the folder for such", e);
    }
  }

  private static List<Path> inOrder(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
