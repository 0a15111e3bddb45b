package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.io.DicomDose;
import org.tgd.radiotherapy.io.DicomFolder;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints dose-volume statistics. */
@Command(
    name = "dvh",
    description = "Prints dose-volume statistics of a dose, of a case or of a DICOM folder.")
final class PlanDvhCommand implements Callable<Integer> {
  private static final double CURVE_STEP_GY = 0.5;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Place place = new Place();

  @Option(
      names = "--dose",
      paramLabel = "FILE",
      description =
          "With --case: the dose in Gy, float32, little-endian, in the order of the dose grid. With"
              + " --dicom: the name of one RTDOSE file in the folder (default: all).")
  private Optional<Path> dose = Optional.empty();

  /** Where the structures are. */
  static final class Place {
    @Option(
        names = "--case",
        paramLabel = "CASE",
        description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
    private Optional<String> planningCase = Optional.empty();

    @Option(
        names = "--dicom",
        paramLabel = "FOLDER",
        description = "A folder with one RTSTRUCT and one or more RTDOSE files.")
    private Optional<Path> dicom = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Map<String, Dvh>> doses =
        place.dicom.isPresent() ? ofDicom(place.dicom.get()) : ofCase();
    spec.commandLine().getOut().print(output.json() ? json(doses) + "\n" : text(doses));
    return ExitCode.DONE;
  }

  private Map<String, Map<String, Dvh>> ofCase() throws IOException {
    Path file =
        dose.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "--case needs --dose FILE"));
    StructureSet set =
        CaseSource.open(place.planningCase.orElseThrow()).planningCase().evaluation();
    float[] values = read(file, set.grid().voxels());
    Map<String, Dvh> dvhs = new LinkedHashMap<>();
    for (Structure structure : set.structures()) {
      if (!structure.voxels().isEmpty()) {
        dvhs.put(structure.name(), Dvh.of(structure.voxels(), values, set.grid().voxelVolumeCc()));
      }
    }
    return Map.of(file.toString(), dvhs);
  }

  private static float[] read(Path file, int voxels) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": no such file");
    }
    if (Files.size(file) != (long) Float.BYTES * voxels) {
      throw new InputException(
          "%s: %d bytes; a dose on this grid has %d voxels of 4 bytes each"
              .formatted(file, Files.size(file), voxels));
    }
    float[] values = new float[voxels];
    ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  private Map<String, Map<String, Dvh>> ofDicom(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": no such folder");
    }
    DicomFolder read = DicomFolder.read(folder);
    List<DicomDose> chosen =
        read.doses().stream()
            .filter(d -> dose.isEmpty() || dose.get().getFileName().toString().equals(d.source()))
            .toList();
    if (chosen.isEmpty()) {
      throw new InputException(
          folder + ": no RTDOSE file" + dose.map(d -> " named " + d).orElse(""));
    }
    Map<String, Map<String, Dvh>> dvhs = new LinkedHashMap<>();
    for (DicomDose each : chosen) {
      dvhs.put(each.source(), read.dvhs(each));
    }
    return dvhs;
  }

  private static String json(Map<String, Map<String, Dvh>> doses) {
    Map<String, Object> all = new LinkedHashMap<>();
    doses.forEach((source, dvhs) -> all.put(source, Map.of("structures", structures(dvhs))));
    Map<String, Object> document = new LinkedHashMap<>();
    if (doses.size() == 1) {
      document.put("structures", structures(doses.values().iterator().next()));
    }
    document.put("doses", all);
    return PlanJson.text(document);
  }

  private static Map<String, Object> structures(Map<String, Dvh> dvhs) {
    Map<String, Object> structures = new LinkedHashMap<>();
    dvhs.forEach(
        (name, dvh) -> {
          Map<String, Object> fields = new LinkedHashMap<>(dvh.statistics());
          fields.put("dvh_step_gy", CURVE_STEP_GY);
          int points = Math.min(2000, (int) Math.ceil(dvh.maxGy() / CURVE_STEP_GY) + 2);
          fields.put("dvh_volume_percent", dvh.curve(CURVE_STEP_GY, points));
          structures.put(name, fields);
        });
    return structures;
  }

  private static String text(Map<String, Map<String, Dvh>> doses) {
    StringBuilder text = new StringBuilder();
    doses.forEach(
        (source, dvhs) -> {
          text.append(source)
              .append("\n")
              .append(
                  String.format(
                      Locale.ROOT,
                      "%-20s %10s %7s %7s %7s %7s %7s %7s %7s %7s%n",
                      "structure",
                      "volume cc",
                      "mean",
                      "min",
                      "max",
                      "D2",
                      "D50",
                      "D95",
                      "D98",
                      "V40 %"));
          dvhs.forEach((name, dvh) -> text.append(line(name, dvh)));
        });
    return text.toString();
  }

  private static String line(String name, Dvh dvh) {
    return String.format(
        Locale.ROOT,
        "%-20s %10.2f %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f%n",
        name,
        dvh.volumeCc(),
        dvh.meanGy(),
        dvh.minGy(),
        dvh.maxGy(),
        dvh.doseAtVolumePercent(2),
        dvh.doseAtVolumePercent(50),
        dvh.doseAtVolumePercent(95),
        dvh.doseAtVolumePercent(98),
        dvh.volumePercentAtDose(40));
  }
}
