package org.tgd.benchmarks.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.benchmarks.answer.Check;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.eval.Audience;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Problem;

/**
 * Instructions above counting questions, answered by an oracle that errs in known ways unless the
 * instruction speaks of them: {@link CountingModel}.
 */
final class AnswerField implements Field {
  private static final int BUDGET = 16;
  private static final int QUESTIONS = 16;
  private static final int MOST_FINDINGS = 4;
  private static final int MOST_DRAWS = 20;
  private static final Pattern ADVICE =
      Pattern.compile("(Add|Take out) the sentence '([^']+)'", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public String counted() {
    return "one instruction on all 16 questions of the instance (what the oracle critic knows is"
        + " free)";
  }

  @Override
  public int budget() {
    return BUDGET;
  }

  @Override
  public List<Instance> instances(int count) {
    List<Instance> all = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(i -> all.add(new Counting(i)));
    return all;
  }

  /**
   * The share of wrong answers; an oracle knows for each wrong one which sentence would mend it.
   */
  private record Marked(CountingModel model, List<CountingModel.Item> items, boolean told)
      implements Evaluator {
    @Override
    public String purpose() {
      return "the share of wrong answers with the instruction";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      List<CountingModel.Item> wrong =
          items.stream().filter(item -> !isRight(candidate, item)).toList();
      Map<String, Finding> findings = new LinkedHashMap<>();
      for (CountingModel.Item item : told ? wrong : List.<CountingModel.Item>of()) {
        if (findings.size() < MOST_FINDINGS) {
          model
              .remedy(candidate, item)
              .ifPresent(s -> findings.putIfAbsent(s, finding(candidate, s, findings.size())));
        }
      }
      return new Evaluation.Scored(
          (double) wrong.size() / items.size(),
          List.of(),
          wrong.size() + " answers are wrong",
          List.copyOf(findings.values()));
    }

    private boolean isRight(String instruction, CountingModel.Item item) {
      return item.question().check(model.answer(instruction, item)).verdict()
          == Check.Verdict.CORRECT;
    }

    /** The first for everyone, the others in its place once it did not help. */
    private static Finding finding(String text, String sentence, int before) {
      return AnswerField.finding(text, sentence)
          .withAudience(before == 0 ? Audience.EVERYONE : Audience.IN_TURN);
    }
  }

  private static Finding finding(String text, String sentence) {
    boolean there = text.lines().anyMatch(sentence::equals);
    return new Finding(
        "the answers",
        "some are wrong",
        "right ones",
        (there ? "Take out" : "Add") + " the sentence '" + sentence + "'.",
        1,
        List.of(Change.of("instruction", there ? sentence : "", there ? "" : sentence)));
  }

  /** The instruction with a sentence added, or without it. */
  private static Optional<String> changed(String text, String from, String to) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    boolean changes = from.isEmpty() ? !lines.contains(to) : lines.remove(from);
    if (changes && !to.isEmpty()) {
      lines.add(to);
    }
    return changes && !lines.isEmpty() ? Optional.of(String.join("\n", lines)) : Optional.empty();
  }

  private static List<String> rules(Edit edit, int n, RandomGenerator random) {
    String text = edit.variable().value();
    List<String> proposals = new ArrayList<>();
    for (Finding finding : edit.findings()) {
      for (Change change : finding.changes()) {
        changed(text, change.from(), change.to()).ifPresent(proposals::add);
      }
    }
    List<String> tried = edit.rejected().stream().map(Attempt::value).toList();
    proposals.removeAll(tried);
    for (int i = 0; i < MOST_DRAWS && proposals.size() < n; i++) {
      toggled(text, random).filter(next -> !tried.contains(next)).ifPresent(proposals::add);
    }
    return proposals.stream().distinct().limit(n).toList();
  }

  private static String sentence(RandomGenerator random) {
    return CountingModel.SENTENCES.get(random.nextInt(CountingModel.SENTENCES.size()));
  }

  private static Optional<String> toggled(String text, RandomGenerator random) {
    String sentence = sentence(random);
    boolean there = text.lines().anyMatch(sentence::equals);
    return changed(text, there ? sentence : "", there ? "" : sentence);
  }

  private record Counting(int number) implements Instance {
    private CountingModel model() {
      return new CountingModel(number);
    }

    private List<CountingModel.Item> items(boolean right) {
      List<CountingModel.Item> all = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        CountingModel.Item item = CountingModel.Item.drawn(new SplittableRandom(number * 97L + i));
        all.add(right ? item : item.falsely(new SplittableRandom(number * 89L + i)));
      }
      return all;
    }

    @Override
    public String id() {
      return "counting-" + number;
    }

    @Override
    public Problem problem() {
      return new Problem(
          "the instruction above counting questions",
          CountingModel.start(new SplittableRandom(number)),
          new Marked(model(), items(true), true),
          Optional.of(AnswerField::rules),
          Optional.empty(),
          List.of("Write one sentence a line."));
    }

    @Override
    public Evaluator plain() {
      return new Marked(model(), items(true), false);
    }

    @Override
    public Evaluator misled() {
      return new Marked(model(), items(false), true);
    }

    @Override
    public Optional<String> told(String text, String words) {
      Matcher named = ADVICE.matcher(words);
      if (!named.find()) {
        return Optional.empty();
      }
      boolean add = named.group(1).equalsIgnoreCase("add");
      return changed(text, add ? "" : named.group(2), add ? named.group(2) : "");
    }

    @Override
    public Optional<Drawn> drawn(String text, RandomGenerator random) {
      String sentence = sentence(random);
      Finding finding = finding(text, sentence);
      Change change = finding.changes().get(0);
      return changed(text, change.from(), change.to()).map(next -> new Drawn(next, finding));
    }

    @Override
    public boolean fits(Finding foreign, String text) {
      return foreign.changes().stream()
          .allMatch(change -> changed(text, change.from(), change.to()).isPresent());
    }
  }
}
