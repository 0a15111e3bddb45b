package org.tgd.benchmarks.information;

import java.util.List;

/**
 * One run of the study.
 *
 * @param field the field
 * @param instance the instance
 * @param who who criticised and edited, by name
 * @param arm what was told, by name
 * @param acceptance {@code not-worse} or {@code always}
 * @param seed the seed
 * @param calls at which calls of the evaluator the lowest loss so far fell
 * @param losses to what; the first is that of the start
 * @param last the loss of the last accepted candidate
 * @param spent calls, tried edits included
 * @param proposals candidates that were judged after the start
 * @param improving how many of them were better than what they were made from, before acceptance
 * @param foreign findings of other instances that were told
 * @param replaced how many of them could not apply and named another change instead
 */
public record InformationRow(
    String field,
    String instance,
    String who,
    String arm,
    String acceptance,
    long seed,
    List<Double> calls,
    List<Double> losses,
    double last,
    int spent,
    int proposals,
    int improving,
    int foreign,
    int replaced) {
  /** Copies the lists. */
  public InformationRow {
    calls = List.copyOf(calls);
    losses = List.copyOf(losses);
  }

  /** What tells it from the other rows. */
  public String key() {
    return String.join("|", field, instance, who, arm, acceptance, Long.toString(seed));
  }

  double start() {
    return losses.get(0);
  }

  double best() {
    return losses.get(losses.size() - 1);
  }

  /** The lowest loss after so many calls. */
  double after(double count) {
    double now = start();
    for (int i = 0; i < calls.size() && calls.get(i) <= count; i++) {
      now = losses.get(i);
    }
    return now;
  }

  /** The same run as it counts for another pair or arm that comes to the same. */
  InformationRow of(String otherWho, String otherArm) {
    return new InformationRow(
        field,
        instance,
        otherWho,
        otherArm,
        acceptance,
        seed,
        calls,
        losses,
        last,
        spent,
        proposals,
        improving,
        foreign,
        replaced);
  }
}
