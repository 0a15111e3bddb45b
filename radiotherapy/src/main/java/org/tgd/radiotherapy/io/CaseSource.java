package org.tgd.radiotherapy.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;

/**
 * A planning case and, where its source has one, its dose-influence matrix.
 *
 * @param planningCase the case
 * @param folder the case folder that it was read from, if it was
 * @param supplement what the source says beyond the case
 */
public record CaseSource(
    PlanningCase planningCase, Optional<CaseFolder> folder, CaseSupplement supplement) {
  private static final String PHANTOM = "phantom:";

  /** A source that says nothing beyond the case. */
  public CaseSource(PlanningCase planningCase, Optional<CaseFolder> folder) {
    this(planningCase, folder, CaseSupplement.NONE);
  }

  /** As {@link #open(String, ImportChoices)}, all of it. */
  public static CaseSource open(String place) {
    return open(place, ImportChoices.ALL);
  }

  /**
   * Opens what a user named.
   *
   * @param place {@code phantom:NAME}, a case folder (with {@code case.json}), a folder of DICOM
   *     files, an OpenKBP patient, or a MATLAB file
   * @param choices what to take of it
   * @throws InputException if there is nothing of the kind or it is not sound
   */
  public static CaseSource open(String place, ImportChoices choices) {
    if (place.startsWith(PHANTOM)) {
      return of(Phantoms.named(place.substring(PHANTOM.length()))).taking(choices);
    }
    Path path = path(place);
    if (Files.isDirectory(path)) {
      return folder(path, choices);
    }
    if (!Files.exists(path)) {
      throw new InputException(
          place + ": no such file or folder; a phantom is named as phantom:c-shape");
    }
    if (place.toLowerCase(Locale.ROOT).endsWith(".mat")) {
      return of(MatFile.readCase(path)).taking(choices);
    }
    throw new InputException(
        place
            + ": must be a case folder, a DICOM folder, an OpenKBP patient, a .mat file or"
            + " phantom:NAME");
  }

  private static CaseSource folder(Path path, ImportChoices choices) {
    if (Files.exists(path.resolve("case.json"))) {
      CaseFolder folder = CaseFolder.read(path);
      return new CaseSource(folder.planningCase(), Optional.of(folder), folder.supplement())
          .taking(choices);
    }
    return OpenKbpPatient.isIn(path)
        ? OpenKbpPatient.read(path).taking(choices)
        : dicom(DicomFolder.read(path, choices));
  }

  private static CaseSource dicom(DicomFolder folder) {
    PlanningCase planned = folder.planningCase();
    return new CaseSource(
        planned,
        Optional.empty(),
        new CaseSupplement(
            folder.study().map(DicomStudy::fields).orElse(Map.of()), Optional.empty()));
  }

  /** The DICOM study that the case came from, if it did. */
  Optional<DicomStudy> study() {
    return DicomStudy.in(new ObjectMapper().valueToTree(supplement.fields()));
  }

  private static CaseSource of(PlanningCase planningCase) {
    return new CaseSource(planningCase, Optional.empty());
  }

  private CaseSource taking(ImportChoices choices) {
    return new CaseSource(planningCase.taking(choices), folder, supplement);
  }

  private static Path path(String place) {
    try {
      return Path.of(place);
    } catch (java.nio.file.InvalidPathException e) {
      throw new InputException("'" + place + "' is no path: " + e.getMessage(), e);
    }
  }

  /** Whether the source brings its own dose-influence matrix. */
  public boolean hasDoseInfluence() {
    return folder.isPresent() && folder.get().hasDoseInfluence();
  }

  /**
   * The dose-influence matrix: the source's own if it has one.
   *
   * @param engine computes the matrix if the source has none
   */
  public DoseInfluenceMatrix doseInfluence(DoseEngine engine) {
    return hasDoseInfluence() ? folder.get().doseInfluence() : computed(engine);
  }

  /** The dose-influence matrix that an engine computes, whatever the source brings. */
  public DoseInfluenceMatrix computed(DoseEngine engine) {
    return engine.influence(
        planningCase.ct(), planningCase.anatomy(), planningCase.evaluation(), planningCase.beams());
  }
}
