package org.tgd.benchmarks.information;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;

/** What the editor is told instead of true feedback; everything else is equal. */
public enum Arm {
  /** Findings and changes as computed. */
  TRUE(Kind.FINDINGS, 0, "findings and from-to changes as computed"),
  /** The same, each time with 10 % reversed. */
  ERRING_10(Kind.FINDINGS, 0.1, "as true, but reversed with probability 0.1"),
  /** The same, each time with 30 % reversed. */
  ERRING_30(Kind.FINDINGS, 0.3, "as true, but reversed with probability 0.3"),
  /** The same, each time with 50 % reversed. */
  ERRING_50(Kind.FINDINGS, 0.5, "as true, but reversed with probability 0.5"),
  /** What is wrong, without what to do. */
  DIAGNOSIS(Kind.FINDINGS, 0, "the same values without advice and from-to changes"),
  /** One number. */
  SCORE(Kind.WORDS, 0, "one number"),
  /** Better or worse. */
  SIGN_ONLY(Kind.WORDS, 0, "better or worse than the version it was made from"),
  /** Words that name nothing. */
  VAGUE(Kind.WORDS, 0, "that something could be better, not what"),
  /** That there is no feedback. */
  EMPTY(Kind.WORDS, 0, "that there is no feedback"),
  /** A wish. */
  JUST_IMPROVE(Kind.WORDS, 0, "the wish that it be improved"),
  /** Another instance's findings. */
  SHUFFLED(Kind.FINDINGS, 0, "the findings of another instance"),
  /** Findings turned round. */
  REVERSED(Kind.FINDINGS, 0, "each change with from and to swapped or its direction turned"),
  /** A change by chance, told as a finding. */
  RANDOM(Kind.FINDINGS, 0, "a finding that names a change drawn by chance"),
  /** Findings by false labels. */
  WRONG_LABELS(Kind.MISLED, 0, "findings computed against false labels, accepted by right ones"),
  /** All from the start. */
  ONE_STEP(Kind.FINDINGS, 0, "true findings on the start alone, all edits made of it"),
  /** No editor. */
  RANDOM_EDIT(Kind.NOTHING, 0, "no feedback, and a change drawn by chance instead of the editor"),
  /** Blind edits of the start. */
  BEST_OF_N(Kind.NOTHING, 0, "no feedback, independent edits of the start, the best taken");

  /** What an arm costs and shows. */
  enum Kind {
    /** Findings, which are paid for. */
    FINDINGS,
    /** Findings of another objective, which are paid for. */
    MISLED,
    /** Words without findings. */
    WORDS,
    /** Nothing. */
    NOTHING
  }

  private final Kind kind;
  private final double error;
  private final String told;

  Arm(Kind kind, double error, String told) {
    this.kind = kind;
    this.error = error;
    this.told = told;
  }

  Kind kind() {
    return kind;
  }

  /** With which probability true findings are reversed. */
  double error() {
    return error;
  }

  /** What is told, in a few words. */
  public String told() {
    return told;
  }

  /** Its name on the command line and in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The arm of that name.
   *
   * @throws InputException if there is none
   */
  public static Arm named(String label) {
    return Arrays.stream(values())
        .filter(arm -> arm.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--arms was '%s'; must be among %s"
                        .formatted(label, String.join(", ", labels()))));
  }

  /** The names of all arms. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Arm::label).collect(Collectors.toList());
  }

  /**
   * The arm that comes to the same for an editor that reads no words: all that hold no findings are
   * one to it.
   */
  Arm asRulesSeeIt() {
    return kind == Kind.WORDS ? EMPTY : this;
  }
}
