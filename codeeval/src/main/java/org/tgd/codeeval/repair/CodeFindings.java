package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.codeeval.feedback.CodeFeedback;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.feedback.Suspicion;
import org.tgd.codeeval.verdict.Run;
import org.tgd.core.eval.Audience;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/** The findings on a program that fails: changes that help, the failing test, suspicious lines. */
record CodeFindings(String code, CodeFeedback feedback, Repair repair) {
  private static final int CHANGES = 4;
  private static final int LINES = 5;
  private static final int FEW = 3;
  private static final int TOLD = 3;

  private static final Finding REST =
      Finding.of("all other lines", "as they are", "as they are", "Change nothing else.", 0);

  List<Finding> of(Optional<Trial> chosen) {
    Run run = repair.start();
    double loss = CodeLoss.of(run);
    var findings = new ArrayList<Finding>();
    if (loss <= 0) {
      return findings;
    }
    chosen.ifPresent(trial -> findings.add(change(trial, loss, "", doubts(trial))));
    repair.best().stream()
        .filter(trial -> trial.loss() < loss)
        .filter(trial -> chosen.isEmpty() || !trial.equals(chosen.get()))
        .limit(CHANGES)
        .forEach(
            trial ->
                findings.add(
                    change(
                        trial,
                        loss,
                        findings.isEmpty() ? "" : "Instead of that, not beside it: ",
                        otherwise(trial))));
    for (int i = 1; i < findings.size(); i++) {
      findings.set(i, findings.get(i).withAudience(Audience.IN_TURN));
    }
    boolean tried = !findings.isEmpty();
    findings.add(failingTest(run, loss));
    if (!tried) {
      places().ifPresent(findings::add);
    }
    suspicious(findings);
    if (tried) {
      findings.add(REST);
    }
    return findings;
  }

  private Finding change(Trial trial, double loss, String before, String behind) {
    Mutation mutation = trial.mutation();
    String from = mutation.before(code);
    String to = mutation.after(code);
    String brings =
        trial.plausible()
            ? "all public tests pass"
            : "more public tests pass or give an answer, not all";
    return Finding.of(
            "line " + mutation.line(),
            "`" + from + "`",
            "`" + to + "`",
            "%s%s line %d from `%s` to `%s`: tried, then %s.%s"
                .formatted(
                    before,
                    before.isEmpty() ? "Change" : "change",
                    mutation.line(),
                    from,
                    to,
                    brings,
                    behind),
            Math.max(0, loss - trial.loss()))
        .withChanges(
            List.of(
                Change.of("line " + mutation.line(), from, to).withPredictedLoss(trial.loss())));
  }

  /** Why the public tests may not be enough to tell that a change is right. */
  private String doubts(Trial trial) {
    var doubts = new StringBuilder();
    Run run = repair.start();
    int line = trial.mutation().line();
    long running = run.outcomes().stream().filter(o -> o.lines().contains(line)).count();
    boolean known = run.outcomes().stream().anyMatch(o -> !o.lines().isEmpty());
    if (run.outcomes().size() < FEW || (known && running < FEW)) {
      long count = known ? running : run.outcomes().size();
      doubts
          .append(" The public tests are thin: ")
          .append(count == 0 ? "none runs" : count == 1 ? "only one runs" : "only two run")
          .append(known ? " this line" : "")
          .append(", so that they pass says little.");
    }
    long others = repair.choice().rivals().stream().filter(r -> r.difference().isPresent()).count();
    if (others > 0) {
      doubts
          .append(
              others == 1
                  ? " Another change passes them too and behaves differently"
                  : " " + others + " other changes pass them too and behave differently")
          .append("; the public tests cannot tell which is right.");
    }
    return doubts.toString();
  }

  /** Where another change that passes the tests behaves differently from the chosen one. */
  private String otherwise(Trial trial) {
    return repair.choice().rivals().stream()
        .filter(rival -> rival.trial().equals(trial))
        .findFirst()
        .map(
            rival ->
                rival
                    .difference()
                    .map(
                        d ->
                            " On the input %s it %s where the first %s."
                                .formatted(
                                    SafeWords.shortened(d.input()),
                                    answers(d.rival()),
                                    answers(d.chosen())))
                    .orElse(" No input that was tried tells it from the first."))
        .orElse("");
  }

  private static String answers(String answer) {
    return answer.isEmpty() ? "gives no answer" : "answers " + SafeWords.shortened(answer);
  }

  private Finding failingTest(Run run, double loss) {
    return Finding.of(
        "public tests",
        feedback.failure(),
        "all " + run.outcomes().size() + " pass",
        "Mend the program where it fails.",
        loss);
  }

  /** The most suspicious lines in one sentence, for a reader whom no tried change can be told. */
  private Optional<Finding> places() {
    String[] lines = code.split("\n", -1);
    List<Integer> worst = suspects(lines).limit(TOLD).toList();
    if (worst.isEmpty()) {
      return Optional.empty();
    }
    String told =
        worst.stream()
            .map(line -> "line " + line + " `" + lines[line - 1].strip() + "`")
            .collect(Collectors.joining(", "));
    double weight = repair.suspicion().of(worst.get(0)) / 100;
    return Optional.of(
        Finding.of(
            "lines that failing tests run most",
            told,
            "lines that failing tests may run",
            "Check line " + worst.get(0) + " first.",
            weight));
  }

  private Stream<Integer> suspects(String[] lines) {
    return repair.learned().stream()
        .filter(line -> repair.suspicion().of(line) > 0 && line <= lines.length);
  }

  private void suspicious(List<Finding> findings) {
    String[] lines = code.split("\n", -1);
    Suspicion suspicion = repair.suspicion();
    suspects(lines)
        .limit(LINES)
        .forEach(
            line ->
                findings.add(
                    Finding.of(
                            "line " + line,
                            "suspicious, failing tests run `" + lines[line - 1].strip() + "`",
                            "a line that failing tests may run",
                            "Check line " + line + " first.",
                            suspicion.of(line) / 100)
                        .withAudience(Audience.RULES)));
  }
}
