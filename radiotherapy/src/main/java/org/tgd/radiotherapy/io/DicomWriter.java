package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.run.FileTrees;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;

/**
 * Writes a plan as DICOM objects of one study and frame of reference: the CT, unless it is there as
 * DICOM already, RTSTRUCT, RTPLAN and RTDOSE, each of which refers to those before it. Identifiers
 * follow from the contents, so the same plan gives the same files.
 */
public final class DicomWriter {
  static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
  static final String RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2";
  static final String RT_STRUCTURES = "1.2.840.10008.5.1.4.1.1.481.3";
  static final String RT_PLAN = "1.2.840.10008.5.1.4.1.1.481.5";
  private static final double STEPS = 4_000_000_000.0;

  private final PlanningCase planned;
  private final DicomStudy study;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private DicomWriter(PlanningCase planned, DicomStudy study, Path folder) {
    this.planned = planned;
    this.study = study;
    this.folder = folder;
  }

  /**
   * What is written of a plan.
   *
   * @param doseGy the dose per voxel of the dose grid in Gy, if there is one
   * @param weights the weight of every bixel, beam after beam, if there are any
   * @param anonymous whether to leave out whose plan it is; then the CT is written too
   */
  public record Plan(Optional<float[]> doseGy, Optional<double[]> weights, boolean anonymous) {}

  /**
   * Writes a plan into a folder, which may be there already: all files or none.
   *
   * @return the files
   * @throws InputException if the source's own identifiers are incomplete
   */
  public static List<Path> write(CaseSource source, Plan plan, Path folder) {
    PlanningCase planned = source.planningCase();
    DicomStudy study = source.study().orElseGet(() -> DicomStudy.made(planned));
    if (study.hasCt() && study.slices().size() != planned.ct().grid().nz()) {
      throw new InputException(
          "case %s: identifiers of %d slices for a CT of %d"
              .formatted(planned.name(), study.slices().size(), planned.ct().grid().nz()));
    }
    if (plan.anonymous()) {
      study = study.anonymous();
    }
    plan.doseGy().ifPresent(DicomWriter::requireDoses);
    DicomStudy chosen = study;
    List<Path> names = new ArrayList<>();
    try {
      FileTrees.fill(
          folder, draft -> names.addAll(new DicomWriter(planned, chosen, draft).all(plan)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the plan to " + folder, e);
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("cannot write the plan to " + folder, e.getCause());
    }
    return names.stream().map(file -> folder.resolve(file.getFileName())).toList();
  }

  private static void requireDoses(float[] doseGy) {
    for (int i = 0; i < doseGy.length; i++) {
      if (!(doseGy[i] >= 0 && doseGy[i] <= Float.MAX_VALUE)) {
        throw new InputException(
            "the dose of voxel %d is %s Gy; must be a number of 0 or more".formatted(i, doseGy[i]));
      }
    }
  }

  private List<Path> all(Plan plan) {
    if (!study.hasCt()) {
      for (int k = 0; k < planned.ct().grid().nz(); k++) {
        slice(k);
      }
    }
    String structures = DicomStudy.identifier(study.study() + structuresKey());
    Path structuresFile = folder.resolve("rtstruct.dcm");
    WrittenStructures.of(planned.anatomy(), study, structures).saveImplicit(structuresFile);
    written.add(structuresFile);
    double[] weights = plan.weights().orElse(new double[0]);
    String planInstance = DicomStudy.identifier(structures + planned.beams(), weights);
    Path planFile = folder.resolve("rtplan.dcm");
    new WrittenPlan(planned, study, weights).of(planInstance, structures).save(planFile);
    written.add(planFile);
    plan.doseGy().ifPresent(dose -> dose(dose, planInstance));
    return written;
  }

  private String structuresKey() {
    StringBuilder key = new StringBuilder();
    for (Structure structure : planned.anatomy().structures()) {
      double[] voxels = Arrays.stream(structure.voxels().toArray()).asDoubleStream().toArray();
      key.append(DicomStudy.identifier(structure.name() + " " + structure.type(), voxels));
    }
    return key.toString();
  }

  private void slice(int k) {
    Ct ct = planned.ct();
    Grid grid = ct.grid();
    int plane = grid.nx() * grid.ny();
    ByteBuffer pixels = ByteBuffer.allocate(2 * plane).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < plane; i++) {
      double hounsfield = Math.rint(ct.hounsfield(k * plane + i));
      pixels.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, hounsfield)));
    }
    DicomDataSet image =
        study
            .head("CT", CT_IMAGE, study.slices().get(k), study.series())
            .text(Tag.IMAGE_TYPE, "CS", "DERIVED\\SECONDARY\\AXIAL")
            .empty("IS", 0x00200012)
            .empty("CS", 0x00200060)
            .empty("DS", 0x00180060)
            .text(Tag.PATIENT_POSITION, "CS", "HFS")
            .text(0x00281054, "LO", "HU")
            .decimals(Tag.INTERCEPT, 0)
            .decimals(Tag.SLOPE, 1);
    plane(image, grid, grid.origin().plus(new Point(0, 0, k * grid.spacing().z())));
    pixels(image, 16, 1, pixels.array()).integer(0x00200013, k + 1);
    save(image, "ct%04d.dcm".formatted(k + 1));
  }

  private void plane(DicomDataSet image, Grid grid, Point first) {
    image
        .text(Tag.FRAME_OF_REFERENCE, "UI", study.frame())
        .empty("LO", 0x00201040)
        .decimals(Tag.SLICE_THICKNESS, grid.spacing().z())
        .decimals(Tag.POSITION, first)
        .decimals(Tag.ORIENTATION, 1, 0, 0, 0, 1, 0)
        .unsigned(Tag.ROWS, grid.ny())
        .unsigned(Tag.COLUMNS, grid.nx())
        .decimals(Tag.PIXEL_SPACING, grid.spacing().y(), grid.spacing().x());
  }

  private static DicomDataSet pixels(DicomDataSet image, int bits, int signed, byte[] values) {
    return image
        .unsigned(Tag.SAMPLES_PER_PIXEL, 1)
        .text(0x00280004, "CS", "MONOCHROME2")
        .unsigned(Tag.BITS_ALLOCATED, bits)
        .unsigned(Tag.BITS_STORED, bits)
        .unsigned(Tag.HIGH_BIT, bits - 1)
        .unsigned(Tag.PIXEL_REPRESENTATION, signed)
        .bytes(Tag.PIXELS, "OW", Arrays.copyOf(values, values.length + values.length % 2));
  }

  /** The error by rounding is below 2e-10 of the maximum. */
  private void dose(float[] doseGy, String planInstance) {
    Grid grid = planned.evaluation().grid();
    if (doseGy.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "%d doses for %d voxels".formatted(doseGy.length, grid.voxels()));
    }
    float max = 0;
    for (float value : doseGy) {
      max = Math.max(max, value);
    }
    double scale = Double.parseDouble(DicomDataSet.decimal(max > 0 ? max / STEPS : 1));
    ByteBuffer pixels = ByteBuffer.allocate(4 * doseGy.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : doseGy) {
      pixels.putInt((int) Math.round(value / scale));
    }
    double[] offsets = new double[grid.nz()];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = k * grid.spacing().z();
    }
    String instance = DicomStudy.identifier(planInstance + DicomStudy.identifier(pixels.array()));
    DicomDataSet image =
        study
            .head("RTDOSE", RT_DOSE, instance, DicomStudy.identifier(study.study() + " dose"))
            .integer(0x00200013, 1)
            .integer(Tag.FRAMES, grid.nz())
            .bytes(0x00280009, "AT", new byte[] {0x04, 0x30, 0x0C, 0x00})
            .text(Tag.DOSE_UNITS, "CS", "GY")
            .text(Tag.DOSE_TYPE, "CS", "PHYSICAL")
            .text(Tag.DOSE_SUMMATION, "CS", "PLAN")
            .decimals(Tag.FRAME_OFFSETS, offsets)
            .decimals(Tag.DOSE_SCALING, scale)
            .sequence(Tag.REFERENCED_PLANS, DicomDataSet.reference(RT_PLAN, planInstance));
    plane(image, grid, grid.origin());
    pixels(image, 32, 0, pixels.array()).saveImplicit(folder.resolve("rtdose.dcm"));
    written.add(folder.resolve("rtdose.dcm"));
  }

  private void save(DicomDataSet object, String name) {
    object.save(folder.resolve(name));
    written.add(folder.resolve(name));
  }
}
