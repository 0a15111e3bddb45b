package org.tgd.radiotherapy;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.tgd.core.InputException;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.io.CaseFolder;
import org.tgd.radiotherapy.io.PlanningCase;

/**
 * A case with its dose-influence matrix, read or computed.
 *
 * @param planningCase CT, structures and beams
 * @param matrix the dose-influence matrix of the beams
 * @param patient the same, ready for inverse planning
 */
public record PatientCase(PlanningCase planningCase, DoseInfluenceMatrix matrix, Patient patient) {
  /** Checks that nothing is missing. */
  public PatientCase {
    requireNonNull(planningCase, "planningCase");
    requireNonNull(matrix, "matrix");
    requireNonNull(patient, "patient");
  }

  /**
   * Opens the folder of a case. Its own matrix is read if there is one and the dose engine is not
   * asked for; else the built-in machine's dose is computed.
   *
   * @param folder the folder
   * @param compute whether to compute the matrix in any case
   * @param threads threads of the dose engine, 1 or more
   * @throws InputException if the folder is no case
   */
  public static PatientCase open(Path folder, boolean compute, int threads) {
    CaseFolder source = CaseFolder.read(folder);
    PlanningCase planningCase = source.planningCase();
    if (source.hasDoseInfluence() && !compute) {
      return of(planningCase, source.doseInfluence());
    }
    DoseEngine engine =
        new DoseEngine(GenericMachine.create(), DoseSettings.standard().withThreads(threads));
    return of(
        planningCase,
        engine.influence(
            planningCase.ct(),
            planningCase.anatomy(),
            planningCase.evaluation(),
            planningCase.beams()));
  }

  /** A case with a given matrix. */
  public static PatientCase of(PlanningCase planningCase, DoseInfluenceMatrix matrix) {
    return new PatientCase(planningCase, matrix, Patient.of(planningCase, matrix));
  }
}
