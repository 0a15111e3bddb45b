package org.tgd.benchmarks.information;

import java.util.List;
import org.tgd.benchmarks.board.Course;

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
 * @param texts the candidates that brought the lowest loss about; none in rows written before they
 *     were kept
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
    int replaced,
    List<String> texts) {
  /** Copies the lists. */
  public InformationRow {
    texts = texts == null ? List.of() : List.copyOf(texts); // a row of an older log
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

  Course course() {
    return new Course(calls, losses);
  }

  /** The lowest loss after so many calls. */
  double after(double count) {
    return course().after(count);
  }

  /** Whether another run came out the same; candidates are compared where both rows have them. */
  public boolean isSameAs(InformationRow other) {
    boolean both = !texts.isEmpty() && !other.texts.isEmpty();
    return both ? equals(other) : withoutTexts().equals(other.withoutTexts());
  }

  private InformationRow withoutTexts() {
    return with(who, arm, List.of());
  }

  /** The same run as it counts for another pair or arm that comes to the same. */
  InformationRow of(String otherWho, String otherArm) {
    return with(otherWho, otherArm, texts);
  }

  private InformationRow with(String otherWho, String otherArm, List<String> candidates) {
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
        replaced,
        candidates);
  }
}
