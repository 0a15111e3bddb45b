package org.tgd.core;

/**
 * A judged candidate with the tape behind it.
 *
 * @param step the candidate and its outcome
 * @param loss the loss from which feedback flows back
 */
record Judged(Step step, Loss loss) {
  /** The same tape under another step. */
  Judged with(Step next) {
    return new Judged(next, loss);
  }
}
