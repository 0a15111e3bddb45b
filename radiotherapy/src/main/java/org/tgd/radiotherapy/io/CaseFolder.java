package org.tgd.radiotherapy.io;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * A planning case as a folder: {@code case.json} describes grids, structures and beams and names
 * the gzip files with the voxels. All numbers are little-endian, voxels run with x fastest. Masks
 * have a byte per voxel, a bit per structure; after eight structures the next byte plane follows.
 */
public final class CaseFolder {
  private static final double SAD_MM = 1000;
  private static final int MAX_BIT = 255;
  private static final Set<String> KEPT_FIELDS =
      Set.of("dicom", "prescription_Gy", "prescriptions_Gy", "fractions", "openkbp", "licence");

  private final Path folder;
  private final JsonFile description;
  private final PlanningCase planningCase;

  private CaseFolder(Path folder, JsonFile description, PlanningCase planningCase) {
    this.folder = folder;
    this.description = description;
    this.planningCase = planningCase;
  }

  /**
   * Reads the CT, the structures and the beams of a case. A case without beams but with a suggested
   * plan gets that plan's beams, with bixels that cover its targets.
   *
   * @throws InputException if the folder is no sound case
   */
  public static CaseFolder read(Path folder) {
    requireNonNull(folder, "folder");
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": no such folder");
    }
    JsonFile json = JsonFile.read(folder.resolve("case.json"));
    Grid ctGrid = grid(json.get("ct"));
    Ct ct = ct(json.get("ct"), ctGrid);
    List<JsonFile> headers = json.list("structures");
    Path masks = folder.resolve("masks_ct.u8.gz");
    StructureSet anatomy = masks(masks, ctGrid, headers);
    Grid doseGrid =
        json.has("dose_grid")
            ? grid(json.get("dose_grid"))
            : PlanAssembly.doseGrid(ctGrid, doseGridMm(json));
    StructureSet evaluation =
        onDoseGrid(folder, "masks_dose_eval.u8.gz", doseGrid, headers, anatomy);
    Path overlapped = folder.resolve("masks_dose_opt.u8.gz");
    StructureSet optimization =
        Files.exists(overlapped)
            ? masks(overlapped, doseGrid, headers)
            : evaluation.withoutOverlaps();
    PlanningCase planned =
        new PlanningCase(
            json.text("case"), ct, anatomy, evaluation, optimization, beams(json, anatomy));
    requireStatedSizes(masks, anatomy, headers);
    return new CaseFolder(folder, json, planned);
  }

  /** What was read. */
  public PlanningCase planningCase() {
    return planningCase;
  }

  /** What the description says beyond the planning case. */
  CaseSupplement supplement() {
    Map<String, Object> fields = new LinkedHashMap<>();
    description
        .node()
        .properties()
        .forEach(
            field -> {
              if (KEPT_FIELDS.contains(field.getKey())) {
                fields.put(field.getKey(), field.getValue());
              }
            });
    return new CaseSupplement(fields, referenceDose());
  }

  private Optional<float[]> referenceDose() {
    Path file = folder.resolve("reference_dose.f32.gz");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (GzipInput in = GzipInput.open(file)) {
      float[] dose = in.floats(planningCase.ct().grid().voxels(), "the reference dose");
      in.end();
      return Optional.of(dose);
    }
  }

  /** Whether the folder brings its own dose-influence matrix. */
  public boolean hasDoseInfluence() {
    return Files.exists(folder.resolve("dij.csc.gz"));
  }

  /**
   * Reads the folder's own dose-influence matrix.
   *
   * @throws InputException if it is missing, truncated or does not fit the case
   */
  public DoseInfluenceMatrix doseInfluence() {
    Path file = folder.resolve("dij.csc.gz");
    int rows = planningCase.evaluation().grid().voxels();
    int columns = planningCase.bixels();
    if (description.has("dij")) {
      expect("dij.rows", description.get("dij").integer("rows"), rows);
      expect("dij.cols", description.get("dij").integer("cols"), columns);
    }
    try (GzipInput in = GzipInput.open(file)) {
      int[] start = in.ints(columns + 1L, "the column starts");
      int entries = start[columns];
      if (start[0] != 0) {
        throw new InputException(file + ": the first column must start at 0, not " + start[0]);
      }
      for (int j = 0; j < columns; j++) {
        if (start[j + 1] < start[j]) {
          throw new InputException(
              "%s: column %d starts at entry %d and ends at %d"
                  .formatted(file, j, start[j], start[j + 1]));
        }
      }
      int[] row = in.ints(entries, "the rows");
      for (int j = 0; j < columns; j++) {
        for (int k = start[j] + 1; k < start[j + 1]; k++) {
          row[k] += row[k - 1];
        }
      }
      float[] value = in.floats(entries, "the values");
      in.end();
      return new DoseInfluenceMatrix(rows, start, row, value);
    }
  }

  /**
   * Reads the folder's open-field doses: of each beam the dose of all its bixels at weight 1.
   *
   * @return per beam the dose per voxel of the dose grid in Gy
   */
  public List<float[]> openFields() {
    List<float[]> fields = new ArrayList<>();
    int voxels = planningCase.evaluation().grid().voxels();
    try (GzipInput in = GzipInput.open(folder.resolve("open_fields.f32.gz"))) {
      for (int b = 0; b < planningCase.beams().size(); b++) {
        fields.add(in.floats(voxels, "the dose of beam " + b));
      }
      in.end();
    }
    return fields;
  }

  private void expect(String field, int stated, int actual) {
    if (stated != actual) {
      throw new InputException(
          "%s: field '%s' is %d; grids and beams make it %d"
              .formatted(description.file(), field, stated, actual));
    }
  }

  private static Grid grid(JsonFile json) {
    double[] dims = json.numbers("dims_xyz", 3);
    double[] spacing = json.numbers("spacing", 3);
    double[] origin = json.numbers("first_voxel_center", 3);
    double voxels = 1;
    for (double n : dims) {
      voxels *= n;
      if (n < 1 || n != Math.rint(n) || voxels > Grid.MAX_VOXELS) {
        throw json.get("dims_xyz")
            .wrong("must be three whole numbers of 1 or more with a product up to 2^27");
      }
    }
    for (double step : spacing) {
      if (step <= 0) {
        throw json.get("spacing").wrong("must be positive");
      }
    }
    return new Grid(
        (int) dims[0],
        (int) dims[1],
        (int) dims[2],
        new Point(spacing[0], spacing[1], spacing[2]),
        new Point(origin[0], origin[1], origin[2]));
  }

  private static Ct ct(JsonFile json, Grid grid) {
    Path file = json.sibling("file");
    String type = json.has("dtype") ? json.text("dtype").toLowerCase(Locale.ROOT) : "int16";
    if (type.matches(".*\\bbe\\b.*|.*big.*")) {
      throw json.get("dtype").wrong("must be little endian");
    }
    try (GzipInput in = GzipInput.open(file)) {
      float[] values;
      if (type.startsWith("float32")) {
        values = in.floats(grid.voxels(), "the CT");
      } else if (type.startsWith("int16")) {
        short[] shorts = in.shorts(grid.voxels(), "the CT");
        values = new float[shorts.length];
        for (int i = 0; i < shorts.length; i++) {
          values[i] = shorts[i];
        }
      } else {
        throw json.get("dtype").wrong("must be int16 or float32");
      }
      in.end();
      return Ct.from(file.toString(), grid, values);
    }
  }

  private static StructureSet onDoseGrid(
      Path folder, String name, Grid doseGrid, List<JsonFile> headers, StructureSet anatomy) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? masks(file, doseGrid, headers) : anatomy.resampled(doseGrid);
  }

  private static StructureSet masks(Path file, Grid grid, List<JsonFile> headers) {
    List<byte[]> planes = new ArrayList<>();
    try (GzipInput in = GzipInput.open(file)) {
      for (int plane = 0; plane <= highestBit(headers) / 8; plane++) {
        planes.add(in.bytes(grid.voxels(), "the masks"));
      }
      in.end();
    }
    List<Structure> structures = new ArrayList<>();
    for (JsonFile header : headers) {
      int bit = header.integer("bit") & 7;
      byte[] bytes = planes.get(header.integer("bit") / 8);
      BitSet voxels = new BitSet(bytes.length);
      for (int i = 0; i < bytes.length; i++) {
        if ((bytes[i] >> bit & 1) != 0) {
          voxels.set(i);
        }
      }
      structures.add(
          new Structure(
              header.text("name"),
              type(header),
              header.number("overlap_priority"),
              VoxelSet.of(voxels)));
    }
    return new StructureSet(grid, structures);
  }

  /** A mask of another size than is stated is a mask of something else. */
  private static void requireStatedSizes(Path masks, StructureSet anatomy, List<JsonFile> headers) {
    for (int i = 0; i < headers.size(); i++) {
      int drawn = anatomy.structures().get(i).voxels().size();
      if (headers.get(i).has("voxels_ct") && headers.get(i).integer("voxels_ct") != drawn) {
        throw headers
            .get(i)
            .get("voxels_ct")
            .wrong("states another number than %s, which has %d".formatted(masks, drawn));
      }
    }
  }

  private static int highestBit(List<JsonFile> headers) {
    int highest = 0;
    BitSet taken = new BitSet();
    for (JsonFile header : headers) {
      int bit = header.integer("bit");
      if (bit < 0 || bit > MAX_BIT) {
        throw header.get("bit").wrong("must be 0 to " + MAX_BIT);
      }
      if (taken.get(bit)) {
        throw header.get("bit").wrong("is " + bit + " for another structure too");
      }
      taken.set(bit);
      highest = Math.max(highest, bit);
    }
    return highest;
  }

  private static StructureType type(JsonFile header) {
    return switch (header.text("type").toUpperCase(Locale.ROOT)) {
      case "TARGET" -> StructureType.TARGET;
      case "OAR" -> StructureType.OAR;
      case "EXTERNAL" -> StructureType.EXTERNAL;
      default -> throw header.get("type").wrong("must be TARGET, OAR or EXTERNAL");
    };
  }

  private static double doseGridMm(JsonFile json) {
    JsonFile plan = json.get("suggested_plan");
    double width = plan.number("dose_grid_mm");
    if (width < 0.5 || width > 50) {
      throw plan.get("dose_grid_mm").wrong("must be from 0.5 to 50 mm");
    }
    return width;
  }

  private static List<Beam> beams(JsonFile json, StructureSet anatomy) {
    if (json.has("plan")) {
      return CaseBeams.stated(json.get("plan"));
    }
    JsonFile plan = json.get("suggested_plan");
    double width = CaseBeams.bixelWidth(plan);
    Point isocenter = BixelGrid.isocenter(anatomy);
    List<Beam> beams = new ArrayList<>();
    for (double gantry : plan.numbers("gantry")) {
      Beam bare = new Beam(gantry, 0, isocenter, SAD_MM, width, List.of());
      beams.add(bare.withBixels(BixelGrid.covering(anatomy, bare)));
    }
    return beams;
  }
}
