package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;

/**
 * The RTSTRUCT of structures: contours along the edges of their voxels, slice by slice, so that the
 * same voxels are inside when it is read again. Holes are contours within contours.
 */
final class WrittenStructures {
  private static final String STUDY_COMPONENT = "1.2.840.10008.3.1.2.3.1";
  private static final int[][] COLORS = {
    {255, 0, 0}, {0, 160, 0}, {0, 0, 255}, {255, 160, 0}, {160, 0, 160}, {0, 160, 160}
  };

  private final Grid grid;
  private final DicomStudy study;
  private final List<DicomDataSet> rois = new ArrayList<>();
  private final List<DicomDataSet> contours = new ArrayList<>();
  private final List<DicomDataSet> observations = new ArrayList<>();

  private WrittenStructures(Grid grid, DicomStudy study) {
    this.grid = grid;
    this.study = study;
  }

  static DicomDataSet of(StructureSet set, DicomStudy study, String instance) {
    WrittenStructures written = new WrittenStructures(set.grid(), study);
    set.structures().forEach(written::add);
    return written.object(instance);
  }

  private void add(Structure structure) {
    int number = rois.size() + 1;
    int[] color = COLORS[number % COLORS.length];
    rois.add(
        new DicomDataSet()
            .integer(Tag.ROI_NUMBER, number)
            .text(Tag.ROI_FRAME_OF_REFERENCE, "UI", study.frame())
            .text(Tag.ROI_NAME, "LO", structure.name())
            .empty("CS", 0x30060036));
    DicomDataSet drawn =
        new DicomDataSet()
            .text(0x3006002A, "IS", color[0] + "\\" + color[1] + "\\" + color[2])
            .integer(Tag.REFERENCED_ROI, number);
    List<DicomDataSet> own = contours(structure);
    if (!own.isEmpty()) {
      drawn.sequence(Tag.CONTOURS, own);
    }
    contours.add(drawn);
    observations.add(
        new DicomDataSet()
            .integer(0x30060082, number)
            .integer(Tag.REFERENCED_ROI, number)
            .text(Tag.ROI_TYPE, "CS", interpreted(structure))
            .empty("PN", 0x300600A6));
  }

  private static String interpreted(Structure structure) {
    String name = structure.name().toUpperCase(java.util.Locale.ROOT);
    return structure.type() == StructureType.EXTERNAL
        ? "EXTERNAL"
        : structure.type() == StructureType.OAR
            ? "ORGAN"
            : name.startsWith("CTV") ? "CTV" : name.startsWith("GTV") ? "GTV" : "PTV";
  }

  private List<DicomDataSet> contours(Structure structure) {
    List<DicomDataSet> own = new ArrayList<>();
    BitSet voxels = structure.voxels().toBits();
    int plane = grid.nx() * grid.ny();
    for (int k = 0; k < grid.nz(); k++) {
      BitSet slice = voxels.get(k * plane, (k + 1) * plane);
      for (List<int[]> corners : VoxelEdges.around(slice, grid.nx(), grid.ny())) {
        own.add(contour(corners, k));
      }
    }
    return own;
  }

  private DicomDataSet contour(List<int[]> corners, int k) {
    double[] points = new double[3 * corners.size()];
    for (int i = 0; i < corners.size(); i++) {
      points[3 * i] = rounded(grid.x(0) + (corners.get(i)[0] - 0.5) * grid.spacing().x());
      points[3 * i + 1] = rounded(grid.y(0) + (corners.get(i)[1] - 0.5) * grid.spacing().y());
      points[3 * i + 2] = rounded(grid.z(k));
    }
    return new DicomDataSet()
        .sequence(0x30060016, DicomDataSet.reference(DicomWriter.CT_IMAGE, study.slices().get(k)))
        .text(Tag.CONTOUR_TYPE, "CS", "CLOSED_PLANAR")
        .integer(Tag.POINT_COUNT, corners.size())
        .decimals(Tag.CONTOUR_POINTS, points);
  }

  private static double rounded(double mm) {
    return Math.rint(mm * 1e4) / 1e4;
  }

  private DicomDataSet object(String instance) {
    DicomDataSet series =
        new DicomDataSet()
            .text(Tag.SERIES, "UI", study.series())
            .sequence(0x30060016, DicomDataSet.references(DicomWriter.CT_IMAGE, study.slices()));
    DicomDataSet component =
        DicomDataSet.reference(STUDY_COMPONENT, study.study())
            .sequence(Tag.REFERENCED_SERIES, series);
    return study
        .head(
            "RTSTRUCT",
            DicomWriter.RT_STRUCTURES,
            instance,
            DicomStudy.identifier(study.study() + " structures"))
        .text(Tag.FRAME_OF_REFERENCE, "UI", study.frame())
        .empty("LO", 0x00201040)
        .text(0x30060002, "SH", "TGD")
        .empty("DA", 0x30060008)
        .empty("TM", 0x30060009)
        .sequence(
            Tag.REFERENCED_FRAMES,
            new DicomDataSet()
                .text(Tag.FRAME_OF_REFERENCE, "UI", study.frame())
                .sequence(Tag.REFERENCED_STUDIES, component))
        .sequence(Tag.ROIS, rois)
        .sequence(Tag.ROI_CONTOURS, contours)
        .sequence(Tag.ROI_OBSERVATIONS, observations)
        .text(0x300E0002, "CS", "UNAPPROVED");
  }
}
