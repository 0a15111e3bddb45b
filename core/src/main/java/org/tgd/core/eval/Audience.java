package org.tgd.core.eval;

/** Whom a {@link Finding} is written for. */
public enum Audience {
  /** Rule editors, models and people alike. */
  EVERYONE,
  /**
   * Rule editors; and a model or a person in the place of the first advice, once that one was tried
   * without success: a more careful form of it. Several are taken in their order, one a try.
   */
  IN_TURN,
  /** Rule editors only: a detail that would only take up a reader's attention. */
  RULES
}
