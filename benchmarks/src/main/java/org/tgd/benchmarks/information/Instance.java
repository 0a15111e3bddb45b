package org.tgd.benchmarks.information;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Problem;

/** One thing to improve, and all that the arms need of it. Thread-safe. */
interface Instance {
  /** Its name, unique in its field. */
  String id();

  /** The problem with true findings and the field's rules. */
  Problem problem();

  /** The same loss at its price alone; its findings, if any, are not told. */
  Evaluator plain();

  /** Findings of an objective with false labels; its loss is not used. */
  Evaluator misled();

  /**
   * The text with the change that words of advice name.
   *
   * @param text a candidate
   * @param words feedback as a reader is told it
   * @return empty where they name none that can be made, or the text would stay as it is
   */
  Optional<String> told(String text, String words);

  /** A change drawn with equal chances from the field's edits; empty where there is none. */
  Optional<Drawn> drawn(String text, RandomGenerator random);

  /** Whether another instance's finding can be followed here as it stands. */
  boolean fits(Finding foreign, String text);

  /**
   * Findings turned round where swapping from and to would say nothing.
   *
   * @param text a candidate
   * @param swapped its findings with from and to swapped
   */
  default List<Finding> reversed(String text, List<Finding> swapped) {
    return swapped;
  }

  /**
   * A change drawn by chance.
   *
   * @param text the text after it
   * @param finding a finding that recommends it, as the field's own would
   */
  record Drawn(String text, Finding finding) {}
}
