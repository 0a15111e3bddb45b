package org.tgd.codeeval.repair;

/** Where a search tries its mutations first. */
public enum LineOrder {
  /** At the lines that failing tests run and passing ones do not, learning from each trial. */
  SUSPICIOUS,
  /** At lines drawn at random: the control against which localisation is held. */
  RANDOM
}
