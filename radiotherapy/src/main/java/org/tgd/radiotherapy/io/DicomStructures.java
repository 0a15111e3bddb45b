package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * The structures of an RTSTRUCT file. One that cannot be used is left out and noted, unless it was
 * asked for by name.
 */
final class DicomStructures {
  private static final double FALLBACK_SPACING_MM = 1;

  private final DicomObject object;
  private final ImportChoices choices;
  private final Notes notes;
  private final Map<String, DicomRoi> rois = new LinkedHashMap<>();

  private DicomStructures(DicomObject object, ImportChoices choices, Notes notes) {
    this.object = object;
    this.choices = choices;
    this.notes = notes;
  }

  static DicomStructures of(DicomObject object, ImportChoices choices, Notes notes) {
    DicomStructures structures = new DicomStructures(object, choices, notes);
    structures.read();
    structures.requireAsked();
    return structures;
  }

  private void read() {
    Map<Integer, DicomRoi> byNumber = new LinkedHashMap<>();
    for (DicomObject item : object.items(Tag.ROIS)) {
      String name = item.text(Tag.ROI_NAME, "");
      int number = (int) item.decimal(Tag.ROI_NUMBER);
      String unique = name.isBlank() ? "ROI " + number : name;
      while (rois.containsKey(unique)) {
        unique = unique + " (" + number + ")";
      }
      if (byNumber.containsKey(number)) {
        throw object.wrong(
            Tag.ROI_NUMBER,
            "is %d of '%s' and of '%s': whose the contours are cannot be told"
                .formatted(number, byNumber.get(number).name(), unique));
      }
      DicomRoi roi = new DicomRoi(unique, item.text(Tag.ROI_FRAME_OF_REFERENCE, ""));
      byNumber.put(number, roi);
      rois.put(unique, roi);
    }
    for (DicomObject observation : object.items(Tag.ROI_OBSERVATIONS)) {
      DicomRoi roi = byNumber.get((int) observation.decimal(Tag.REFERENCED_ROI, -1));
      if (roi != null) {
        roi.interpret(observation.text(Tag.ROI_TYPE, ""));
      }
    }
    for (DicomObject item : object.items(Tag.ROI_CONTOURS)) {
      DicomRoi roi = byNumber.get((int) item.decimal(Tag.REFERENCED_ROI));
      if (roi == null) {
        throw object.wrong(Tag.ROI_CONTOURS, "refers to a structure that is not named");
      }
      item.items(Tag.CONTOURS).forEach(roi::add);
    }
  }

  private void requireAsked() {
    for (String pattern : choices.structures()) {
      if (rois.keySet().stream().noneMatch(name -> ImportChoices.matches(pattern, name))) {
        throw new InputException(
            "%s: no structure is named '%s'; there are %s"
                .formatted(object.source(), pattern, String.join(", ", rois.keySet())));
      }
    }
  }

  /** The identifiers of the CT series that the structures were drawn on. */
  Set<String> referencedSeries() {
    return seriesOf(object);
  }

  /** The identifiers of the CT series that the structures of an object were drawn on. */
  static Set<String> seriesOf(DicomObject object) {
    Set<String> series = new LinkedHashSet<>();
    for (DicomObject frame : object.items(Tag.REFERENCED_FRAMES)) {
      for (DicomObject study : frame.items(Tag.REFERENCED_STUDIES)) {
        for (DicomObject each : study.items(Tag.REFERENCED_SERIES)) {
          series.add(each.text(Tag.SERIES, ""));
        }
      }
    }
    return series;
  }

  DicomIdentity identity() {
    return DicomIdentity.ofStructures(object);
  }

  /** Leaves out structures that were drawn in other coordinates than those given. */
  void requireFrame(Set<String> frames, boolean mixed) {
    for (DicomRoi roi : rois.values()) {
      if (!mixed && !roi.frame().isEmpty() && !frames.isEmpty() && !frames.contains(roi.frame())) {
        roi.spoil("drawn in another frame of reference, " + roi.frame());
      }
    }
  }

  /** The structures to be used, with their contours. */
  private List<DicomRoi> usable() {
    List<DicomRoi> usable = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (DicomRoi roi : rois.values()) {
      if (!choices.takes(roi.name())) {
        ignored.add(roi.name());
      } else if (roi.problem().isEmpty()) {
        roi.notes().forEach(note -> notes.add("structure '" + roi.name() + "': " + note));
        usable.add(roi);
      } else if (roi.problem().equals(DicomRoi.EMPTY) && !choices.asked(roi.name())) {
        empty.add(roi.name());
      } else {
        leaveOut(roi, roi.problem());
      }
    }
    if (!empty.isEmpty()) {
      notes.add("left out, " + DicomRoi.EMPTY + ": " + String.join(", ", empty));
    }
    if (!ignored.isEmpty()) {
      notes.add("left out, as asked: " + String.join(", ", ignored));
    }
    return usable;
  }

  private void leaveOut(DicomRoi roi, String why) {
    String what =
        (roi.type() == StructureType.TARGET ? "target '" : "structure '") + roi.name() + "' ";
    if (choices.asked(roi.name())) {
      throw new InputException(object.source() + ": " + what + "cannot be used: " + why);
    }
    notes.add(what + "left out: " + why);
  }

  private InputException nothing() {
    return new InputException(
        "%s: no structure can be used; %s"
            .formatted(object.source(), String.join("; ", notes.all())));
  }

  /** The usual distance of contour planes over all structures. */
  private double usualSpacing() {
    double[] gaps =
        rois.values().stream()
            .flatMapToDouble(roi -> Arrays.stream(Slabs.gaps(roi.stack().levels())))
            .toArray();
    double usual = Slabs.median(gaps);
    return usual > 0 ? usual : FALLBACK_SPACING_MM;
  }

  /**
   * The structures on the grid of a CT.
   *
   * @throws InputException if none can be used, or one that was asked for
   */
  List<Structure> on(Grid grid) {
    double usual = usualSpacing();
    List<Structure> structures = new ArrayList<>();
    for (DicomRoi roi : usable()) {
      BitSet voxels = roi.stack().rasterize(grid, usual);
      if (voxels.isEmpty()) {
        leaveOut(
            roi,
            roi.stack().touches(grid)
                ? "smaller than a voxel: it holds no voxel centre of the CT"
                : "outside the grid of the CT (" + roi.stack().extent() + ")");
      } else {
        if (roi.stack().exceeds(grid)) {
          notes.add(
              "structure '%s': reaches beyond the CT, where it is cut off (%s)"
                  .formatted(roi.name(), roi.stack().extent()));
        }
        structures.add(
            new Structure(roi.name(), roi.type(), priority(roi.type()), VoxelSet.of(voxels)));
      }
    }
    if (structures.isEmpty()) {
      throw nothing();
    }
    return structures;
  }

  /**
   * The dose-volume histograms of the structures.
   *
   * @throws InputException if none can be used, or one that was asked for
   */
  Map<String, Dvh> dvhs(DicomDose dose) {
    double usual = usualSpacing();
    Map<String, Dvh> dvhs = new LinkedHashMap<>();
    for (DicomRoi roi : usable()) {
      DoseSamples samples = roi.stack().sample(dose, usual);
      Optional<Dvh> dvh = samples.dvh();
      if (dvh.isPresent()) {
        dvhs.put(roi.name(), dvh.get());
      } else {
        leaveOut(
            roi,
            samples.isEmpty()
                ? "its contours enclose nothing"
                : "outside the dose grid of " + dose.source());
      }
    }
    if (dvhs.isEmpty()) {
      throw nothing();
    }
    return dvhs;
  }

  /** What the usual names mean. */
  static StructureType byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches("(?s)(ptv|ctv|gtv|itv|.*target).*")) {
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
}
