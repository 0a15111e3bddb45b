package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** The structures of an RTSTRUCT file. */
final class DicomStructures {
  private static final double MAX_COORDINATE_MM = 1e5;

  private final Map<String, ContourStack> contours = new LinkedHashMap<>();
  private final Map<String, StructureType> types = new LinkedHashMap<>();

  private DicomStructures() {}

  static DicomStructures of(DicomObject object) {
    DicomStructures structures = new DicomStructures();
    Map<Integer, String> names = new LinkedHashMap<>();
    for (DicomObject roi : object.items(Tag.ROIS)) {
      String name = roi.text(Tag.ROI_NAME, "");
      int number = (int) roi.decimal(Tag.ROI_NUMBER);
      String unique = name.isBlank() ? "ROI " + number : name;
      if (structures.contours.containsKey(unique)) {
        unique = unique + " (" + number + ")";
      }
      names.put(number, unique);
      structures.contours.put(unique, new ContourStack(unique));
      structures.types.put(unique, byName(unique));
    }
    for (DicomObject observation : object.items(Tag.ROI_OBSERVATIONS)) {
      String name = names.get((int) observation.decimal(Tag.REFERENCED_ROI));
      if (name != null) {
        structures.types.put(
            name, interpreted(observation.text(Tag.ROI_TYPE, ""), structures.types.get(name)));
      }
    }
    for (DicomObject roi : object.items(Tag.ROI_CONTOURS)) {
      String name = names.get((int) roi.decimal(Tag.REFERENCED_ROI));
      if (name == null) {
        throw object.wrong(Tag.ROI_CONTOURS, "refers to a structure that is not named");
      }
      for (DicomObject contour : roi.items(Tag.CONTOURS)) {
        structures.addContour(name, contour);
      }
    }
    return structures;
  }

  private void addContour(String name, DicomObject contour) {
    if (!contour.text(Tag.CONTOUR_TYPE, "CLOSED_PLANAR").equals("CLOSED_PLANAR")) {
      return;
    }
    double[] points = contour.decimals(Tag.CONTOUR_POINTS);
    for (double coordinate : points) {
      if (Math.abs(coordinate) > MAX_COORDINATE_MM) {
        throw contour.wrong(Tag.CONTOUR_POINTS, "has a point more than 100 m away");
      }
    }
    contours.get(name).add(points);
  }

  private static StructureType interpreted(String type, StructureType otherwise) {
    return switch (type) {
      case "PTV", "CTV", "GTV" -> StructureType.TARGET;
      case "EXTERNAL" -> StructureType.EXTERNAL;
      case "ORGAN", "AVOIDANCE" -> StructureType.OAR;
      default -> otherwise;
    };
  }

  /** What the usual names mean. */
  static StructureType byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches("(ptv|ctv|gtv|itv|.*target).*")) {
      return StructureType.TARGET;
    }
    return lower.matches("body|external|skin|outline|patient")
        ? StructureType.EXTERNAL
        : StructureType.OAR;
  }

  /** The usual overlap priority of a type: targets before organs before the outline. */
  static double priority(StructureType type) {
    return switch (type) {
      case TARGET -> 1;
      case OAR -> 2;
      case EXTERNAL -> 5;
    };
  }

  /** The contours by structure, without structures that have none. */
  Map<String, ContourStack> contours() {
    Map<String, ContourStack> drawn = new LinkedHashMap<>(contours);
    drawn.values().removeIf(ContourStack::isEmpty);
    return drawn;
  }

  /**
   * The structures on a grid.
   *
   * @throws InputException if a target has no contour or a structure lies outside the grid
   */
  List<Structure> on(Grid grid) {
    List<Structure> structures = new ArrayList<>();
    contours.forEach(
        (name, stack) -> {
          StructureType type = types.get(name);
          if (stack.isEmpty() && type == StructureType.TARGET) {
            throw new InputException("target '" + name + "' has no closed contour: it is empty");
          }
          if (!stack.isEmpty()) {
            BitSet voxels = stack.rasterize(grid);
            if (!voxels.isEmpty()) {
              structures.add(new Structure(name, type, priority(type), VoxelSet.of(voxels)));
            }
          }
        });
    return structures;
  }
}
