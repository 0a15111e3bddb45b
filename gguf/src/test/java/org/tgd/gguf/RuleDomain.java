package org.tgd.gguf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.Form;
import org.tgd.core.Task;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** A rule for passwords, {@code length N}, which is best at 12: small enough for a small model. */
public final class RuleDomain implements Domain {
  private static final Pattern RULE = Pattern.compile("length (\\d{1,4})");
  private static final int BEST = 12;

  @Override
  public String name() {
    return "rule";
  }

  @Override
  public String summary() {
    return "a rule for passwords";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Problem problem(Map<String, String> options) {
    Task task =
        Task.of("a rule for passwords that is neither too strict nor too weak")
            .withForm(new RuleForm());
    return new Problem(
            "a rule for passwords, one line",
            "length 6",
            new Strictness(),
            Optional.empty(),
            Optional.empty(),
            List.of())
        .withTask(task);
  }

  private static final class RuleForm implements Form {
    @Override
    public String example() {
      return "length 7";
    }

    @Override
    public Optional<String> salvage(String answer, String incumbent) {
      List<String> rules =
          RULE.matcher(answer).results().map(each -> each.group()).distinct().toList();
      return rules.size() == 1 ? Optional.of(rules.get(0)) : Optional.empty();
    }
  }

  private static final class Strictness implements Evaluator {
    @Override
    public String purpose() {
      return "says how strict a rule is";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      Matcher rule = RULE.matcher(candidate.strip());
      if (!rule.matches()) {
        return new Evaluation.Rejected("a rule reads 'length N' with a whole number", List.of());
      }
      int length = Integer.parseInt(rule.group(1));
      double loss = Math.abs(length - BEST);
      Finding finding =
          Finding.of(
                  "length",
                  "the length is " + length,
                  Integer.toString(BEST),
                  "Change the length from %d to %d.".formatted(length, BEST),
                  loss)
              .withChanges(
                  List.of(Change.of("length", Integer.toString(length), Integer.toString(BEST))));
      return new Evaluation.Scored(
          loss, List.of(), "off by " + loss, loss == 0 ? List.of() : List.of(finding));
    }
  }
}
