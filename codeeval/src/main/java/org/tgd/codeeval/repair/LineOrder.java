package org.tgd.codeeval.repair;

/** Where a search tries its mutations first. */
public enum LineOrder {
  /** At the lines that failing tests run and passing ones do not, learning from each trial. */
  SUSPICIOUS,
  /**
   * At lines drawn at random, at each its likeliest mutation first: the control that differs in the
   * lines alone.
   */
  RANDOM,
  /** Lines drawn at random and any of their mutations: the control without any knowledge. */
  UNGUIDED
}
