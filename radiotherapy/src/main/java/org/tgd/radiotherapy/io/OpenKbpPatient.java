package org.tgd.radiotherapy.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * A head-and-neck patient as the OpenKBP challenge publishes them (Babier et al., Med. Phys. 48,
 * 5549 (2021)): sparse text files {@code ct.csv}, {@code possible_dose_mask.csv}, {@code dose.csv}
 * and one a structure. Air around the patient is cut off, slices are kept. Nine even coplanar
 * beams, bixels of 10 mm, a dose grid of 5 mm; 70, 63 and 56 Gy in 35 fractions. No outline comes
 * with the files: BODY is the mask of possible dose with all structures.
 */
final class OpenKbpPatient {
  private static final List<String> TARGETS = List.of("PTV70", "PTV63", "PTV56");
  private static final List<Double> LEVELS_GY = List.of(70.0, 63.0, 56.0);
  private static final List<String> ORGANS =
      List.of(
          "Brainstem",
          "SpinalCord",
          "RightParotid",
          "LeftParotid",
          "Esophagus",
          "Larynx",
          "Mandible");

  private static final int FRACTIONS = 35;
  private static final int BEAMS = 9;
  private static final double SAD_MM = 1000;
  private static final double BIXEL_MM = 10;

  /** Stored numbers are Hounsfield units and this: fat and cord lie where they should. */
  private static final double HU_OFFSET = 1000;

  private static final double MOST_STORED = 4095;
  private static final double AIR_HU = -500;

  private final Path folder;
  private final Map<String, BitSet> found = new LinkedHashMap<>();

  private OpenKbpPatient(Path folder) {
    this.folder = folder;
  }

  /** Whether a folder holds such a patient. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("ct.csv"))
        && Files.exists(folder.resolve("voxel_dimensions.csv"));
  }

  /**
   * Reads the patient of a folder.
   *
   * @throws InputException if a file is missing or damaged, there is no target, or the organs do
   *     not lie as they must
   */
  static CaseSource read(Path folder) {
    return new OpenKbpPatient(folder).source();
  }

  private CaseSource source() {
    Point spacing = SparseVolume.spacing(folder.resolve("voxel_dimensions.csv"));
    float[] hounsfield = SparseVolume.values(folder.resolve("ct.csv"));
    for (int i = 0; i < hounsfield.length; i++) {
      double stored = Math.max(0, Math.min(MOST_STORED, hounsfield[i]));
      hounsfield[i] = (float) Math.rint(stored - HU_OFFSET);
    }
    BitSet body = SparseVolume.mask(folder.resolve("possible_dose_mask.csv"));
    readStructures();
    SparseVolume.requireOrientation(folder, found);
    found.values().forEach(body::or);
    BitSet keep = (BitSet) body.clone();
    for (int i = 0; i < hounsfield.length; i++) {
      if (hounsfield[i] > AIR_HU) {
        keep.set(i);
      }
    }
    SparseVolume.Cut cut = SparseVolume.Cut.around(keep, spacing);
    return assembled(cut, hounsfield, body);
  }

  private void readStructures() {
    List<String> names = new ArrayList<>(TARGETS);
    names.addAll(ORGANS);
    for (String name : names) {
      Path file = folder.resolve(name + ".csv");
      if (Files.exists(file)) {
        found.put(name, SparseVolume.mask(file));
      }
    }
    if (TARGETS.stream().noneMatch(found::containsKey)) {
      throw new InputException(folder + ": has none of the targets " + String.join(", ", TARGETS));
    }
  }

  private CaseSource assembled(SparseVolume.Cut cut, float[] hounsfield, BitSet body) {
    Grid grid = cut.grid();
    Ct ct = Ct.from(folder.resolve("ct.csv").toString(), grid, cut.of(hounsfield));
    List<Structure> structures = new ArrayList<>();
    structures.add(new Structure("BODY", StructureType.EXTERNAL, 9, VoxelSet.of(cut.of(body))));
    found.forEach(
        (name, mask) -> {
          boolean target = TARGETS.contains(name);
          structures.add(
              new Structure(
                  name,
                  target ? StructureType.TARGET : StructureType.OAR,
                  target ? structures.size() : 5,
                  VoxelSet.of(cut.of(mask))));
        });
    StructureSet anatomy = new StructureSet(grid, structures);
    Point isocenter = BixelGrid.isocenter(anatomy);
    List<Beam> beams = new ArrayList<>();
    for (int b = 0; b < BEAMS; b++) {
      beams.add(new Beam(b * 360.0 / BEAMS, 0, isocenter, SAD_MM, BIXEL_MM, List.of()));
    }
    String name = "OpenKBP-" + folder.toAbsolutePath().normalize().getFileName();
    Path dose = folder.resolve("dose.csv");
    return new CaseSource(
        PlanAssembly.of(name, ct, anatomy, beams),
        Optional.empty(),
        new CaseSupplement(
            fields(cut),
            Files.exists(dose)
                ? Optional.of(cut.of(SparseVolume.values(dose)))
                : Optional.empty()));
  }

  private Map<String, Object> fields(SparseVolume.Cut cut) {
    Map<String, Object> prescriptions = new LinkedHashMap<>();
    for (String target : TARGETS) {
      if (found.containsKey(target)) {
        prescriptions.put(target, LEVELS_GY.get(TARGETS.indexOf(target)));
      }
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("prescription_Gy", prescriptions.values().iterator().next());
    fields.put("prescriptions_Gy", prescriptions);
    fields.put("fractions", FRACTIONS);
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("low_zyx", cut.lowZyx());
    origin.put("hu_offset", HU_OFFSET);
    origin.put(
        "index", "openkbp = (y*128 + x)*128 + (127 - z) with x, y, z counted in the uncut volume");
    fields.put("openkbp", origin);
    fields.put(
        "licence",
        "OpenKBP: the repository says MIT, other texts CC BY-NC-SA; settle it before passing it"
            + " on");
    return fields;
  }
}
