package org.tgd.radiotherapy.structure;

/** What a structure is to the planner. */
public enum StructureType {
  /** To be irradiated. */
  TARGET,
  /** Organ at risk: to be spared. */
  OAR,
  /** The outline of the patient. */
  EXTERNAL
}
