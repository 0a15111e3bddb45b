package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Optional;

/** The mutations that a search may still try, and which comes next. */
interface Agenda {
  /** What a mutation did to the tests. */
  enum Effect {
    /** The failing tests went as before. */
    NONE,
    /** A failing test answered something else. */
    CHANGED,
    /** More tests were mended than broken. */
    BETTER
  }

  Optional<Mutation> next();

  /** How likely it is, relative to others, that this is the right mutation. */
  double score(Mutation mutation);

  void learn(Mutation mutation, Effect effect);

  List<Integer> ranking();
}
