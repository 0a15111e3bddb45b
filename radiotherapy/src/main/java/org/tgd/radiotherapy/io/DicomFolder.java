package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;

/**
 * A folder of DICOM files of one patient, with its subfolders: a CT series, structures (RTSTRUCT),
 * doses (RTDOSE) and a plan (RTPLAN), each where present. Files of other kinds are left alone. What
 * is read must be of one patient, study and frame of reference.
 */
public final class DicomFolder {
  private static final double[] STANDARD_GANTRY = {0, 51, 103, 154, 206, 257, 309};
  private static final double BIXEL_MM = 10;
  private static final double SAD_MM = 1000;

  private final Path folder;
  private final ImportChoices choices;
  private final Notes notes;
  private final DicomFiles files;
  private Optional<DicomStudy> study = Optional.empty();

  private DicomFolder(Path folder, ImportChoices choices) {
    this.folder = folder;
    this.choices = choices;
    notes = new Notes();
    files = DicomFiles.read(folder, notes);
  }

  /**
   * Reads all DICOM files of a folder and of folders inside it.
   *
   * @throws InputException if a file is damaged, or if there is no DICOM file
   */
  public static DicomFolder read(Path folder) {
    return read(folder, ImportChoices.ALL);
  }

  /** As above, with a choice of what to take. */
  public static DicomFolder read(Path folder, ImportChoices choices) {
    return new DicomFolder(folder, choices);
  }

  /** What was left out or read otherwise than it says so far, and why, one sentence each. */
  public List<String> notes() {
    return notes.all();
  }

  /**
   * The doses in the folder that are physical doses of a whole plan, by file name; if there are
   * none, the sum of the doses of a plan's beams, if all are there.
   *
   * @throws InputException if there are doses, but none of these
   */
  public List<DicomDose> doses() {
    return new DoseChoice(files.doses(), files.plans(), notes).all();
  }

  /**
   * The dose of an RTDOSE file.
   *
   * @throws InputException if it is none, or not the physical dose of a plan
   */
  public static DicomDose doseOf(Path file) {
    DoseImage image = new DoseImage(file.toString(), DicomParser.read(file));
    return new DoseChoice(List.of(image), List.of(), new Notes()).named(file.toString());
  }

  /**
   * The dose of one file.
   *
   * @throws InputException if there is no such dose, or it is not a plan's physical dose
   */
  public DicomDose dose(String name) {
    return new DoseChoice(files.doses(), files.plans(), notes).named(name);
  }

  /**
   * The dose-volume histograms of all structures that have contours, by name. Each contour stands
   * for a slab that reaches half the distance to the next contour planes; the dose is linear
   * between voxel centres. What lies outside the dose has none: the histogram's coverage tells.
   *
   * @throws InputException if there are no structures, all lie outside the dose, or dose and
   *     structures are not of the same patient, study and frame of reference
   */
  public Map<String, Dvh> dvhs(DicomDose dose) {
    DicomStructures structures = structures(true);
    List<String> sources = List.of(dose.source().split(DoseChoice.PLUS_PATTERN, -1));
    files.doses().stream()
        .filter(image -> sources.contains(image.name()))
        .map(image -> DicomIdentity.of(image.object()))
        .forEach(
            identity -> {
              structures.identity().require(identity, choices, notes);
              structures.requireFrame(identity.frames(), choices.mixed());
            });
    return structures.dvhs(dose);
  }

  /**
   * A planning case: structures on the CT, an outline from the CT if none is drawn, the plan's
   * directions or else seven even ones, bixels of 10 mm and a dose grid of 5 mm.
   *
   * @throws InputException if the CT or the structures are missing or do not fit each other
   */
  public PlanningCase planningCase() {
    if (files.slices().isEmpty()) {
      throw new InputException(folder + ": holds no CT slices; planning needs a CT series");
    }
    DicomStructures structures = structures(false);
    List<CtSlice> series = files.slices().choose(choices, structures.referencedSeries(), notes);
    DicomIdentity patient = series.get(0).identity();
    structures.identity().require(patient, choices, notes);
    structures.requireFrame(patient.frames(), choices.mixed());
    study = Optional.of(DicomStudy.of(DicomParser.read(series.get(0).file()), series));
    Ct ct = CtSeries.volume(series, choices, notes);
    List<Structure> drawn = new ArrayList<>(structures.on(ct.grid()));
    requireTarget(drawn);
    Outline.addTo(drawn, ct);
    StructureSet anatomy = new StructureSet(ct.grid(), drawn);
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String lying = DicomParser.read(series.get(0).file()).text(Tag.PATIENT_POSITION, "HFS");
    List<Beam> beams = beams(anatomy, patient, lying);
    return PlanAssembly.of(name, ct, anatomy, beams).withNotes(notes.all());
  }

  /** The study of the planning case, once that is made. */
  Optional<DicomStudy> study() {
    return study;
  }

  private void requireTarget(List<Structure> drawn) {
    if (drawn.stream().noneMatch(s -> s.type() == StructureType.TARGET)) {
      throw new InputException(
          folder + ": no target can be used" + (notes.all().isEmpty() ? "" : "; ") + left());
    }
  }

  private String left() {
    return String.join("; ", notes.all());
  }

  private DicomStructures structures(boolean withoutCt) {
    DicomObject chosen = files.structures(folder, withoutCt ? Set.of() : files.slices().names());
    return DicomStructures.of(chosen, choices, notes);
  }

  private List<Beam> beams(StructureSet anatomy, DicomIdentity patient, String lying) {
    Point center = BixelGrid.isocenter(anatomy);
    Optional<DicomObject> plan = files.plan(folder);
    if (plan.isPresent()) {
      DicomIdentity.of(plan.get()).require(patient, choices, notes);
      return DicomPlan.beams(plan.get(), center, lying, notes);
    }
    List<Beam> beams = new ArrayList<>();
    for (double gantry : STANDARD_GANTRY) {
      beams.add(new Beam(gantry, 0, center, SAD_MM, BIXEL_MM, List.of()));
    }
    return beams;
  }
}
