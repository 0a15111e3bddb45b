package org.tgd.workbench.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.ReportSections;
import org.tgd.core.report.RunColumn;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** Turns one word into another of the same length, letter by letter: the optimum is known. */
public final class Letters implements Domain {
  @Override
  public String name() {
    return "letters";
  }

  @Override
  public String summary() {
    return "Turns one word into another.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("start", "the first word", ""),
        new Option("target", "the word to find", "textual"),
        new Option("millis", "how long one judgement takes", "0"));
  }

  @Override
  public Problem problem(Map<String, String> options) {
    String target = options.getOrDefault("target", "textual");
    String start = options.getOrDefault("start", "");
    if (start.length() != target.length()) {
      throw new InputException(
          "start was '" + start + "'; must have " + target.length() + " letters");
    }
    long millis = Long.parseLong(options.getOrDefault("millis", "0"));
    return new Problem(
        "a <word> & its letters",
        start,
        new Distance(target, millis),
        Optional.of(new FirstWrongLetter()),
        Optional.of(word -> "<svg viewBox='0 0 9 9'><text>" + word.length() + "</text></svg>"),
        List.of("lower-case letters only"));
  }

  @Override
  public List<String> examples() {
    return List.of("tgd optimize --domain letters -o start=aaaaaaa");
  }

  @Override
  public SortedMap<String, Editor> controlEditors() {
    return new TreeMap<>(Map.of("shuffled", (edit, n, random) -> List.of(shuffled(edit, random))));
  }

  private static String shuffled(Edit edit, RandomGenerator random) {
    String word = edit.variable().value();
    int at = random.nextInt(word.length());
    return word.substring(at) + word.substring(0, at);
  }

  @Override
  public ReportSections report(Map<String, String> options, List<Judged> steps) {
    return new ReportSections(
        "<h2 id=\"letters\">Letters of "
            + Html.escaped(options.getOrDefault("target", "textual"))
            + "</h2>",
        "document.getElementById('letters').dataset.count = '%d';".formatted(steps.size()));
  }

  @Override
  public List<RunColumn> columns() {
    return List.of(RunColumn.ofMetric("wrong letters"));
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(Exporter.ofBest("word", "the best word"));
  }

  private record Distance(String target, long millis) implements Evaluator {
    @Override
    public String purpose() {
      return "counts wrong letters";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      LockSupport.parkNanos(millis * 1_000_000);
      if (candidate.length() != target.length()) {
        return new Evaluation.Rejected(
            "the word must have " + target.length() + " letters", List.of());
      }
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < target.length(); i++) {
        String from = candidate.substring(i, i + 1);
        String to = target.substring(i, i + 1);
        if (!from.equals(to)) {
          Finding finding =
              Finding.of("letter " + i, from, to, "Write <" + to + "> for \"" + from + "\".", 1);
          findings.add(finding.withChanges(List.of(Change.of(Integer.toString(i), from, to))));
        }
      }
      return new Evaluation.Scored(
          findings.size(),
          List.of(Metric.lower("wrong letters", findings.size(), "")),
          findings.size() + " letters are wrong",
          findings,
          2);
    }
  }

  private record FirstWrongLetter() implements Editor {
    @Override
    public List<String> propose(Edit edit, int n, RandomGenerator random) {
      if (edit.findings().isEmpty()) {
        return List.of();
      }
      return edit.findings().stream()
          .skip(random.nextInt(edit.findings().size()))
          .map(finding -> finding.changes().get(0))
          .map(change -> changed(edit.variable().value(), change))
          .limit(n)
          .toList();
    }

    private static String changed(String word, Change change) {
      int at = Integer.parseInt(change.target());
      return word.substring(0, at) + change.to() + word.substring(at + 1);
    }
  }
}
