package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads matRad patients from MATLAB files of level 5 (not 7.3): {@code ct} with {@code cubeHU} and
 * {@code resolution}, {@code cst} with a row per structure: index, name, type, voxels, properties;
 * of {@code pln} the directions and the bixel width ({@link MatPlan}). What else a file has is said
 * not to be used.
 */
final class MatFile {
  private final Path file;
  private final MatFields fields;

  private MatFile(MatFields fields) {
    this.fields = fields;
    this.file = fields.file();
  }

  /**
   * The patient of a file; without a plan seven even beams and bixels of 10 mm; a dose grid of 5
   * mm.
   */
  static PlanningCase readCase(Path file) {
    return MatFields.read(file, "ct and cst", fields -> new MatFile(fields).planningCase());
  }

  private PlanningCase planningCase() {
    Struct ct = fields.variable(Struct.class, "ct");
    Cell cst = fields.variable(Cell.class, "cst");
    Ct image = ct(ct);
    StructureSet anatomy = new StructureSet(image.grid(), structures(cst, image.grid()));
    Notes notes = new Notes();
    List<Beam> beams = MatPlan.beams(fields, BixelGrid.isocenter(anatomy), notes);
    noteUnused(cst, notes);
    return PlanAssembly.of(String.valueOf(file.getFileName()), image, anatomy, beams)
        .withNotes(notes.all());
  }

  private void noteUnused(Cell cst, Notes notes) {
    for (String name : List.of("stf", "dij", "resultGUI")) {
      if (fields.has(name)) {
        notes.add(file + ": '" + name + "' is not used; bixels and doses are computed anew");
      }
    }
    List<String> aimed = new ArrayList<>();
    for (int row = 0; cst.getDimensions()[1] > 5 && row < cst.getDimensions()[0]; row++) {
      if (cst.get(row, 5).getNumElements() > 0) {
        aimed.add(((Char) cst.get(row, 1)).getString());
      }
    }
    if (!aimed.isEmpty()) {
      notes.add(
          "%s: the objectives of %s are not used; state them with --objectives"
              .formatted(file, String.join(", ", aimed)));
    }
  }

  private Ct ct(Struct ct) {
    Cell cubes = fields.field(Cell.class, ct, "cubeHU");
    Matrix cube = fields.expect(Matrix.class, cubes.get(0), "ct.cubeHU{1}");
    int[] size = cube.getDimensions();
    if (size.length != 3 || (double) size[0] * size[1] * size[2] > Grid.MAX_VOXELS) {
      throw new InputException(
          file + ": ct.cubeHU{1} must have three dimensions, up to 2^27 voxels");
    }
    Struct resolution = fields.field(Struct.class, ct, "resolution");
    Point spacing =
        new Point(
            fields.number(resolution, "x"),
            fields.number(resolution, "y"),
            fields.number(resolution, "z"));
    Point origin =
        new Point(
            first(ct, "x", -(size[1] - 1) / 2.0 * spacing.x()),
            first(ct, "y", -(size[0] - 1) / 2.0 * spacing.y()),
            first(ct, "z", -(size[2] - 1) / 2.0 * spacing.z()));
    Grid grid = new Grid(size[1], size[0], size[2], spacing, origin);
    float[] values = new float[grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[ours(grid, i)] = cube.getFloat(i);
    }
    return Ct.from(file.toString(), grid, values);
  }

  /** The index of a voxel that MATLAB counts with y fastest. */
  private static int ours(Grid grid, int matlab) {
    int y = matlab % grid.ny();
    int x = matlab / grid.ny() % grid.nx();
    return grid.index(x, y, matlab / grid.ny() / grid.nx());
  }

  private double first(Struct struct, String name, double absent) {
    if (!struct.getFieldNames().contains(name)) {
      return absent;
    }
    Matrix matrix = fields.field(Matrix.class, struct, name);
    return matrix.getNumElements() == 0 ? absent : matrix.getDouble(0);
  }

  private List<Structure> structures(Cell cst, Grid grid) {
    List<Structure> structures = new ArrayList<>();
    int[] size = cst.getDimensions();
    if (size.length != 2 || size[1] < 4) {
      throw new InputException(
          file + ": cst must have a row per structure and four columns or more");
    }
    for (int row = 0; row < size[0]; row++) {
      String name = fields.expect(Char.class, cst.get(row, 1), "cst name").getString();
      StructureType type =
          type(fields.expect(Char.class, cst.get(row, 2), "cst type").getString(), name);
      BitSet voxels = voxels(cst.get(row, 3), name, grid);
      if (voxels.isEmpty() && type != StructureType.TARGET) {
        continue;
      }
      double priority = DicomStructures.priority(type);
      if (size[1] > 4
          && cst.get(row, 4) instanceof Struct properties
          && properties.getFieldNames().contains("Priority")) {
        priority = fields.number(properties, "Priority");
      }
      structures.add(new Structure(name, type, priority, VoxelSet.of(voxels)));
    }
    return structures;
  }

  private StructureType type(String type, String name) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "TARGET" -> StructureType.TARGET;
      case "OAR" -> StructureType.OAR;
      case "EXTERNAL" -> StructureType.EXTERNAL;
      default -> DicomStructures.byName(name);
    };
  }

  private BitSet voxels(Array column, String name, Grid grid) {
    BitSet voxels = new BitSet(grid.voxels());
    Array inner = column instanceof Cell cell && cell.getNumElements() > 0 ? cell.get(0) : column;
    Matrix indices = fields.expect(Matrix.class, inner, "cst voxels of '" + name + "'");
    for (int i = 0; i < indices.getNumElements(); i++) {
      double index = indices.getDouble(i);
      if (!(index >= 1 && index <= grid.voxels())) {
        throw new InputException(
            "%s: structure '%s' has voxel %s outside the grid of %d voxels"
                .formatted(file, name, index, grid.voxels()));
      }
      voxels.set(ours(grid, (int) index - 1));
    }
    return voxels;
  }
}
