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
  /**
   * Lines of the program itself copied over others or before them, at random: the control that
   * knows neither lines nor edits (as in GenProg, Le Goues et al., IEEE TSE 2012).
   */
  DONOR,
  /** Lines drawn at random and any of their mutations: the control without any knowledge. */
  UNGUIDED
}
