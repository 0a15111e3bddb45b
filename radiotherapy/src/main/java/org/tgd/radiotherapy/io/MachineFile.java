package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.KernelSet;
import org.tgd.radiotherapy.dose.Machine;

/**
 * Reads a machine's base data from JSON: {@code SAD_mm}, {@code m_per_mm}, {@code betas_per_mm}
 * (3), {@code penumbraFWHMatIso_mm}, {@code kernelPos_mm}, {@code SSD_mm} and {@code kernel1} to
 * {@code kernel3}, each with a list of values per SSD; optional {@code name} and {@code aperture}
 * ({@code leading}, the default, or {@code centered}). Kernel values are per sample of half a
 * millimetre squared. Files that end in {@code .mat} are read as matRad's base data (MATLAB level
 * 5).
 */
public final class MachineFile {
  private MachineFile() {}

  /**
   * The machine in a file.
   *
   * @throws InputException if the file is missing, neither sound JSON nor MATLAB, or a field is out
   *     of range
   */
  public static Machine read(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".mat")) {
      return MachineMat.read(file);
    }
    JsonFile json = JsonFile.read(file);
    double[] radii = json.numbers("kernelPos_mm");
    double[] distances = json.numbers("SSD_mm");
    List<double[][]> kernels = new ArrayList<>();
    for (int term = 1; term <= 3; term++) {
      List<JsonFile> perDistance = json.list("kernel" + term);
      if (perDistance.size() != distances.length) {
        throw json.get("kernel" + term)
            .wrong("must have a list for each of the %d SSDs".formatted(distances.length));
      }
      kernels.add(perDistance.stream().map(JsonFile::numbers).toArray(double[][]::new));
    }
    try {
      List<KernelSet> sets = new ArrayList<>();
      for (int i = 0; i < distances.length; i++) {
        sets.add(
            new KernelSet(
                distances[i],
                radii,
                new double[][] {kernels.get(0)[i], kernels.get(1)[i], kernels.get(2)[i]}));
      }
      return new Machine(
          json.has("name") ? json.text("name") : String.valueOf(file.getFileName()),
          json.number("SAD_mm"),
          json.number("m_per_mm"),
          Arrays.stream(json.numbers("betas_per_mm")).boxed().toList(),
          json.number("penumbraFWHMatIso_mm"),
          sets,
          aperture(json));
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  private static Machine.Aperture aperture(JsonFile json) {
    if (!json.has("aperture")) {
      return Machine.Aperture.LEADING;
    }
    return switch (json.text("aperture").toUpperCase(Locale.ROOT)) {
      case "LEADING" -> Machine.Aperture.LEADING;
      case "CENTERED" -> Machine.Aperture.CENTERED;
      default -> throw json.get("aperture").wrong("must be leading or centered");
    };
  }
}
