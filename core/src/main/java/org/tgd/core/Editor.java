package org.tgd.core;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tgd.core.journal.Parallel;

/**
 * Proposes better values for a variable. A rule-based editor reads the findings of the feedback; an
 * LLM editor reads its text. Stateless: all randomness comes from the generator it is handed.
 */
@FunctionalInterface
public interface Editor {
  /**
   * Proposes up to {@code n} distinct values, best first; none means: keep the value.
   *
   * @param edit the variable, its feedback and what was tried before
   * @param n how many proposals are wanted, at least 1
   * @param random the source of all randomness
   */
  List<String> propose(Edit edit, int n, RandomGenerator random);

  /**
   * Whether it reads what it is told in words, as a model or a person does: then its proposals are
   * samples of equal standing, and it combines texts that it is shown. Rules go by findings, and
   * rank what they propose.
   */
  default boolean readsWords() {
    return false;
  }

  /**
   * Whether it learns from all that was tried and all that was said of it, however much that is:
   * then it is shown every attempt and the feedback of every step.
   */
  default boolean learnsFromAll() {
    return false;
  }

  /** The same proposals, and what came of the answers on the way, for the record. */
  default Proposals proposals(Edit edit, int n, RandomGenerator random) {
    return new Proposals(propose(edit, n, random), List.of());
  }

  /**
   * The same proposals, drafted at once where the editor can.
   *
   * @param parallel runs independent drafts at once
   */
  default Proposals proposals(Edit edit, int n, RandomGenerator random, Parallel parallel) {
    return proposals(edit, n, random);
  }
}
