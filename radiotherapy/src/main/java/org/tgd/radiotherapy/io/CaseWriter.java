package org.tgd.radiotherapy.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.run.FileTrees;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.VoxelSet;

/** Writes planning cases as folders that {@link CaseFolder} reads. */
public final class CaseWriter {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CaseWriter() {}

  /** Writes a case of which there is nothing further to say. */
  public static void write(
      PlanningCase planningCase, Optional<DoseInfluenceMatrix> matrix, Path folder) {
    write(new CaseSource(planningCase, Optional.empty()), matrix, folder);
  }

  /**
   * Writes a case.
   *
   * @param source the case; its beams must share one isocentre, SAD and bixel width
   * @param matrix its dose-influence matrix, if it is to be kept
   * @param folder a folder that does not exist yet or is empty
   * @throws InputException if the folder is in use or the beams differ in what they must share
   */
  public static void write(CaseSource source, Optional<DoseInfluenceMatrix> matrix, Path folder) {
    requireSharedGeometry(source.planningCase().beams());
    try {
      requireFree(folder);
      FileTrees.fill(folder, draft -> files(source, matrix, draft));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the case to " + folder, e);
    }
  }

  private static void files(CaseSource source, Optional<DoseInfluenceMatrix> matrix, Path folder)
      throws IOException {
    PlanningCase planningCase = source.planningCase();
    ct(planningCase.ct(), folder.resolve("ct_hu.i16.gz"));
    masks(planningCase.anatomy(), folder.resolve("masks_ct.u8.gz"));
    masks(planningCase.evaluation(), folder.resolve("masks_dose_eval.u8.gz"));
    masks(planningCase.optimization(), folder.resolve("masks_dose_opt.u8.gz"));
    if (matrix.isPresent()) {
      matrix(matrix.get(), folder.resolve("dij.csc.gz"));
    }
    Map<String, Object> description = description(planningCase, matrix);
    supplement(source.supplement(), description, folder);
    MAPPER.writeValue(folder.resolve("case.json").toFile(), description);
  }

  private static void supplement(
      CaseSupplement supplement, Map<String, Object> description, Path folder) throws IOException {
    description.putAll(supplement.fields());
    if (supplement.referenceDoseGy().isPresent()) {
      try (GzipOutput out = GzipOutput.open(folder.resolve("reference_dose.f32.gz"))) {
        out.floats(supplement.referenceDoseGy().get());
      }
      Map<String, Object> dose = new LinkedHashMap<>();
      dose.put("file", "reference_dose.f32.gz");
      dose.put("dtype", "float32 LE Gy");
      dose.put("grid", "ct");
      description.put("reference_dose", dose);
    }
  }

  private static void requireFree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw new InputException(folder + ": is no folder; a case is written into a folder");
      }
      try (var list = Files.list(folder)) {
        if (list.findAny().isPresent()) {
          throw new InputException(folder + ": not empty; a case is written into a new folder");
        }
      }
    }
  }

  private static void requireSharedGeometry(List<Beam> beams) {
    for (Beam beam : beams) {
      Beam first = beams.get(0);
      if (!beam.isocenter().equals(first.isocenter())
          || beam.sadMm() != first.sadMm()
          || beam.bixelWidthMm() != first.bixelWidthMm()) {
        throw new InputException(
            "the beams differ in isocentre, SAD or bixel width; a case folder has one of each");
      }
    }
  }

  private static void ct(Ct ct, Path file) throws IOException {
    short[] values = new short[ct.grid().voxels()];
    for (int i = 0; i < values.length; i++) {
      double hu = Math.rint(ct.hounsfield(i));
      values[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, hu));
    }
    try (GzipOutput out = GzipOutput.open(file)) {
      out.shorts(values);
    }
  }

  private static void masks(StructureSet set, Path file) throws IOException {
    List<Structure> structures = set.structures();
    try (GzipOutput out = GzipOutput.open(file)) {
      for (int first = 0; first < structures.size(); first += 8) {
        byte[] plane = new byte[set.grid().voxels()];
        for (int bit = 0; bit < 8 && first + bit < structures.size(); bit++) {
          VoxelSet voxels = structures.get(first + bit).voxels();
          for (int i = 0; i < voxels.size(); i++) {
            plane[voxels.get(i)] |= (byte) (1 << bit);
          }
        }
        out.bytes(plane);
      }
    }
  }

  /** Writes a dose-influence matrix as {@code dij.csc.gz}: starts, row differences and values. */
  public static void matrix(DoseInfluenceMatrix matrix, Path file) throws IOException {
    int[] start = matrix.columnStart();
    int[] delta = matrix.row().clone();
    for (int j = 0; j < matrix.columns(); j++) {
      for (int k = start[j + 1] - 1; k > start[j]; k--) {
        delta[k] -= delta[k - 1];
      }
    }
    try (GzipOutput out = GzipOutput.open(file)) {
      out.ints(start);
      out.ints(delta);
      out.floats(matrix.value());
    }
  }

  private static Map<String, Object> description(
      PlanningCase planningCase, Optional<DoseInfluenceMatrix> matrix) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("case", planningCase.name());
    Map<String, Object> ct = grid(planningCase.ct().grid());
    ct.put("file", "ct_hu.i16.gz");
    ct.put("dtype", "int16 LE HU");
    json.put("ct", ct);
    json.put("dose_grid", grid(planningCase.evaluation().grid()));
    List<Object> structures = new ArrayList<>();
    for (Structure structure : planningCase.anatomy().structures()) {
      Map<String, Object> header = new LinkedHashMap<>();
      header.put("bit", structures.size());
      header.put("name", structure.name());
      header.put("type", structure.type().name());
      header.put("overlap_priority", structure.overlapPriority());
      header.put("voxels_ct", structure.voxels().size());
      structures.add(header);
    }
    json.put("structures", structures);
    json.put("plan", plan(planningCase.beams()));
    matrix.ifPresent(
        dij ->
            json.put(
                "dij", Map.of("rows", dij.rows(), "cols", dij.columns(), "nnz", dij.entries())));
    return json;
  }

  private static Map<String, Object> grid(Grid grid) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dims_xyz", List.of(grid.nx(), grid.ny(), grid.nz()));
    json.put("spacing", point(grid.spacing()));
    json.put("first_voxel_center", point(grid.origin()));
    return json;
  }

  private static List<Double> point(Point point) {
    return List.of(point.x(), point.y(), point.z());
  }

  private static Map<String, Object> plan(List<Beam> beams) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("isocenter", point(beams.get(0).isocenter()));
    plan.put("SAD", beams.get(0).sadMm());
    plan.put("bixel_width", beams.get(0).bixelWidthMm());
    List<Object> list = new ArrayList<>();
    for (Beam beam : beams) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("gantry", beam.gantryDeg());
      json.put("couch", beam.couchDeg());
      json.put("n_bixels", beam.bixels().size());
      json.put(
          "ray_pos_bev_xz", beam.bixels().stream().map(b -> List.of(b.xMm(), b.zMm())).toList());
      list.add(json);
    }
    plan.put("beams", list);
    return plan;
  }
}
