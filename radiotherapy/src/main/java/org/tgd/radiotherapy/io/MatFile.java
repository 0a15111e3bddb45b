package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.tgd.core.InputException;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile.Entry;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads matRad patients from MATLAB files of level 5 (not 7.3): {@code ct} with {@code cubeHU} and
 * {@code resolution}, {@code cst} with a row per structure: index, name, type, voxels, properties.
 */
final class MatFile {
  private static final long MAX_BYTES = 1L << 30;
  private static final double[] GANTRY_DEG = {0, 51, 103, 154, 206, 257, 309};

  private final Path file;

  private MatFile(Path file) {
    this.file = file;
  }

  /** The patient of a file; seven even beams, bixels of 10 mm, a dose grid of 5 mm. */
  static PlanningCase readCase(Path file) {
    MatFile reader = new MatFile(file);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": larger than 1 GB");
      }
      us.hebi.matlab.mat.types.MatFile mat = Mat5.readFromFile(file.toFile());
      Struct ct = reader.expect(Struct.class, entry(mat, "ct"), "ct");
      Cell cst = reader.expect(Cell.class, entry(mat, "cst"), "cst");
      Ct image = reader.ct(ct);
      return PlanAssembly.standard(
          String.valueOf(file.getFileName()),
          image,
          reader.structures(cst, image.grid()),
          GANTRY_DEG);
    } catch (IOException | RuntimeException e) {
      if (e instanceof InputException input) {
        throw input;
      }
      // the library throws unchecked exceptions of many kinds at damaged files
      throw new InputException(
          file + ": not a sound MATLAB level 5 file with ct and cst: " + e.getMessage(), e);
    }
  }

  private static Array entry(us.hebi.matlab.mat.types.MatFile mat, String name) {
    for (Entry entry : mat.getEntries()) {
      if (entry.getName().equals(name)) {
        return entry.getValue();
      }
    }
    throw new IllegalArgumentException("there is no variable '" + name + "'");
  }

  private <T extends Array> T expect(Class<T> type, Array value, String what) {
    if (!type.isInstance(value)) {
      throw new InputException("%s: %s must be a %s".formatted(file, what, type.getSimpleName()));
    }
    return type.cast(value);
  }

  private <T extends Array> T field(Class<T> type, Struct struct, String name) {
    if (!struct.getFieldNames().contains(name)) {
      throw new InputException(file + ": there is no field '" + name + "'");
    }
    return expect(type, struct.get(name), "field '" + name + "'");
  }

  private Ct ct(Struct ct) {
    Cell cubes = field(Cell.class, ct, "cubeHU");
    Matrix cube = expect(Matrix.class, cubes.get(0), "ct.cubeHU{1}");
    int[] size = cube.getDimensions();
    if (size.length != 3 || (double) size[0] * size[1] * size[2] > Grid.MAX_VOXELS) {
      throw new InputException(
          file + ": ct.cubeHU{1} must have three dimensions, up to 2^27 voxels");
    }
    Struct resolution = field(Struct.class, ct, "resolution");
    Point spacing =
        new Point(number(resolution, "x"), number(resolution, "y"), number(resolution, "z"));
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
    return new Ct(grid, values);
  }

  /** The index of a voxel that MATLAB counts with y fastest. */
  private static int ours(Grid grid, int matlab) {
    int y = matlab % grid.ny();
    int x = matlab / grid.ny() % grid.nx();
    return grid.index(x, y, matlab / grid.ny() / grid.nx());
  }

  private double number(Struct struct, String name) {
    Matrix matrix = field(Matrix.class, struct, name);
    if (matrix.getNumElements() != 1) {
      throw new InputException(file + ": field '" + name + "' must be one number");
    }
    return matrix.getDouble(0);
  }

  private double first(Struct struct, String name, double absent) {
    if (!struct.getFieldNames().contains(name)) {
      return absent;
    }
    Matrix matrix = field(Matrix.class, struct, name);
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
      String name = expect(Char.class, cst.get(row, 1), "cst name").getString();
      StructureType type = type(expect(Char.class, cst.get(row, 2), "cst type").getString(), name);
      BitSet voxels = voxels(cst.get(row, 3), name, grid);
      if (voxels.isEmpty() && type != StructureType.TARGET) {
        continue;
      }
      double priority = DicomStructures.priority(type);
      if (size[1] > 4
          && cst.get(row, 4) instanceof Struct properties
          && properties.getFieldNames().contains("Priority")) {
        priority = number(properties, "Priority");
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
    Matrix indices = expect(Matrix.class, inner, "cst voxels of '" + name + "'");
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
