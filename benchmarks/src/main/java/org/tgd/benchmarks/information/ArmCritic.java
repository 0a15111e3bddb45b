package org.tgd.benchmarks.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.tgd.core.Call;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.History;
import org.tgd.core.Opinion;
import org.tgd.core.Step;
import org.tgd.core.control.Controls;
import org.tgd.core.control.Findings;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/** The critic of one run: a grounded one or a model, told what the arm tells. */
final class ArmCritic implements Critic {
  static final String VAGUE =
      "Something about this version could be better. Think about what matters most and mend that.";
  static final String IMPROVE = "Improve it.";

  private final Told told;
  private final int step;
  private final String words;

  /**
   * What stays the same through a run.
   *
   * @param arm what is told
   * @param instance the instance
   * @param foreign the findings on the starts of other instances
   * @param seed the run's seed
   * @param base puts findings into words
   * @param tally counts findings of others, and those that had to be replaced
   */
  record Told(
      Arm arm,
      Instance instance,
      List<List<Finding>> foreign,
      long seed,
      Critic base,
      Tally tally) {}

  /** How many foreign findings were told, and how many of them by another change. */
  static final class Tally {
    final AtomicInteger foreign = new AtomicInteger();
    final AtomicInteger replaced = new AtomicInteger();
  }

  ArmCritic(Told told) {
    this(told, 0, "");
  }

  private ArmCritic(Told told, int step, String words) {
    this.told = told;
    this.step = step;
    this.words = words;
  }

  @Override
  public Critic on(Step candidate, History history) {
    String said =
        switch (told.arm()) {
          case SCORE -> "The loss is %s; lower is better.".formatted(brief(candidate.loss()));
          case SIGN_ONLY -> sign(candidate, history);
          default -> "";
        };
    return new ArmCritic(told, history.index(), said);
  }

  private static String brief(double loss) {
    return String.format(Locale.ROOT, "%.4g", loss);
  }

  private static String sign(Step candidate, History history) {
    int order = Double.compare(candidate.loss(), history.parent(candidate).loss());
    return candidate.index() == 0
        ? "This is the first version; there is none to compare it with."
        : "This version is %s the one that it was made from."
            .formatted(order < 0 ? "better than" : order > 0 ? "worse than" : "as good as");
  }

  /** What is drawn by chance is drawn anew for each step. */
  @Override
  public boolean isSteady() {
    return switch (told.arm()) {
      case SHUFFLED, RANDOM, ERRING_10, ERRING_30, ERRING_50 -> false;
      default -> told.arm().kind() == Arm.Kind.WORDS || told.base().isSteady();
    };
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return opinion(about).feedback();
  }

  @Override
  public Opinion opinion(Criticism about) {
    return switch (told.arm()) {
      case SCORE, SIGN_ONLY -> said(words);
      case VAGUE -> said(VAGUE);
      case JUST_IMPROVE -> said(IMPROVE);
      case EMPTY, RANDOM_EDIT, BEST_OF_N -> control("empty").opinion(about);
      default -> told.base().opinion(with(about, findings(about)));
    };
  }

  private static Opinion said(String text) {
    return new Opinion(Optional.of(new Feedback(text, List.of())), List.of());
  }

  private static Critic control(String name) {
    return Controls.named(name, 0).orElseThrow();
  }

  private List<Finding> findings(Criticism about) {
    List<Finding> own = about.call().evaluation().map(Evaluation::findings).orElseGet(List::of);
    SplittableRandom random = new SplittableRandom(told.seed() * 1_000_003 + step);
    return switch (told.arm()) {
      case DIAGNOSIS -> changed("diagnosis", about);
      case REVERSED -> reversed(about);
      case SHUFFLED -> foreign(own, about.input().value(), random);
      case RANDOM -> drawn(about.input().value(), random);
      default -> random.nextDouble() < told.arm().error() ? reversed(about) : own;
    };
  }

  private List<Finding> reversed(Criticism about) {
    return told.instance().reversed(about.input().value(), changed("reversed", about));
  }

  /** The findings as a control of the workbench changes them. */
  private static List<Finding> changed(String control, Criticism about) {
    return control(control).criticise(about).map(Feedback::findings).orElseGet(List::of);
  }

  private List<Finding> foreign(List<Finding> own, String text, SplittableRandom random) {
    List<List<Finding>> others =
        told.foreign().stream().filter(each -> !each.isEmpty() && !each.equals(own)).toList();
    if (own.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : others.get(random.nextInt(others.size()))) {
      told.tally().foreign.incrementAndGet();
      if (told.instance().fits(finding, text)) {
        findings.add(finding);
      } else {
        told.tally().replaced.incrementAndGet();
        told.instance()
            .drawn(text, random)
            .ifPresent(drawn -> findings.add(drawn.finding().withAudience(finding.audience())));
      }
    }
    return findings;
  }

  private List<Finding> drawn(String text, SplittableRandom random) {
    return told.instance().drawn(text, random).map(Instance.Drawn::finding).stream().toList();
  }

  private static Criticism with(Criticism about, List<Finding> findings) {
    Call call = about.call();
    Call changed =
        new Call(
            call.purpose(),
            call.inputs(),
            call.evaluation().map(evaluation -> Findings.replaced(evaluation, findings)),
            call.conversation(),
            call.passesThrough());
    return new Criticism(
        about.input(), changed, about.output(), about.onOutput(), about.argument());
  }
}
