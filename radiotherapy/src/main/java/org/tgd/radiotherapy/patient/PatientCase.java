package org.tgd.radiotherapy.patient;

import static java.util.Objects.requireNonNull;

import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.io.CaseSource;
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
   * Opens a case. Its own matrix is read if there is one and the dose engine is not asked for; else
   * the built-in machine's dose is computed.
   *
   * @param place what {@link CaseSource#open} takes: a folder, a file or {@code phantom:NAME}
   * @param compute whether to compute the matrix in any case
   * @param threads threads of the dose engine, 1 or more
   * @throws InputException if it is no sound case
   */
  public static PatientCase open(String place, boolean compute, int threads) {
    return open(CaseSource.open(place), compute, threads);
  }

  /** The same of a source that is open. */
  public static PatientCase open(CaseSource source, boolean compute, int threads) {
    DoseEngine engine =
        new DoseEngine(GenericMachine.create(), DoseSettings.standard().withThreads(threads));
    DoseInfluenceMatrix matrix = compute ? source.computed(engine) : source.doseInfluence(engine);
    return of(source.planningCase(), matrix);
  }

  /** A case with a given matrix. */
  public static PatientCase of(PlanningCase planningCase, DoseInfluenceMatrix matrix) {
    return new PatientCase(planningCase, matrix, Patient.of(planningCase, matrix));
  }
}
