package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.KernelSet;
import org.tgd.radiotherapy.dose.Machine;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads a photon machine from a matRad base data file: the variable {@code machine} with {@code
 * meta.SAD} and {@code data.m, betas, penumbraFWHMatIso, kernelPos, kernel}, the last an array of
 * structures with {@code SSD} and {@code kernel1} to {@code kernel3}. The primary fluence profile
 * is not used, as by default in matRad.
 *
 * <p>Files of matRad 3 hold kernels per sample of half a millimetre squared. Newer ones, such as
 * pyRadPlan's, hold four times as much, per square millimetre; there is no field for it, but their
 * {@code meta.description} says {@code 1/mm^2}.
 */
final class MachineMat {
  private static final String PER_SQUARE_MILLIMETRE = "1/mm^2";
  private static final double SAMPLE_MM2 = 0.25;

  private final MatFields fields;

  private MachineMat(MatFields fields) {
    this.fields = fields;
  }

  static Machine read(Path file) {
    return MatFields.read(file, "a photon machine", fields -> new MachineMat(fields).machine());
  }

  private Machine machine() {
    Struct machine = fields.variable(Struct.class, "machine");
    Struct meta = fields.field(Struct.class, machine, "meta");
    Struct data = fields.field(Struct.class, machine, "data");
    String mode = text(meta, "radiationMode", "photons");
    if (!mode.equals("photons")) {
      throw new InputException(
          "%s: a machine for %s; must be for photons".formatted(fields.file(), mode));
    }
    boolean perArea = text(meta, "description", "").contains(PER_SQUARE_MILLIMETRE);
    try {
      return new Machine(
          text(meta, "name", text(meta, "machine", String.valueOf(fields.file().getFileName()))),
          fields.number(meta, "SAD"),
          fields.number(data, "m"),
          Arrays.stream(fields.numbers(data, "betas")).boxed().toList(),
          fields.number(data, "penumbraFWHMatIso"),
          kernels(data, perArea ? SAMPLE_MM2 : 1),
          Machine.Aperture.LEADING);
    } catch (IllegalArgumentException e) {
      throw new InputException(fields.file() + ": " + e.getMessage(), e);
    }
  }

  private List<KernelSet> kernels(Struct data, double factor) {
    double[] radii = fields.numbers(data, "kernelPos");
    Struct kernel = fields.field(Struct.class, data, "kernel");
    List<KernelSet> sets = new ArrayList<>();
    for (int i = 0; i < kernel.getNumElements(); i++) {
      double[][] terms = new double[3][];
      for (int term = 0; term < terms.length; term++) {
        terms[term] = scaled(column(kernel, "kernel" + (term + 1), i), factor);
      }
      double[] ssd = column(kernel, "SSD", i);
      if (ssd.length != 1) {
        throw new InputException(fields.file() + ": kernel(" + (i + 1) + ").SSD must be a number");
      }
      sets.add(new KernelSet(ssd[0], radii, terms));
    }
    return sets;
  }

  private double[] column(Struct kernel, String name, int index) {
    if (!kernel.getFieldNames().contains(name)) {
      throw new InputException(fields.file() + ": there is no field 'kernel." + name + "'");
    }
    return MatFields.numbers(
        fields.expect(Matrix.class, kernel.get(name, index), "kernel." + name));
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static String text(Struct struct, String name, String absent) {
    return struct.getFieldNames().contains(name) && struct.get(name) instanceof Char text
        ? text.getString()
        : absent;
  }
}
