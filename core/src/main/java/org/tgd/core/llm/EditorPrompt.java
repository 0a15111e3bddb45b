package org.tgd.core.llm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Gradient;
import org.tgd.core.Remark;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.Prompt;
import org.tgd.core.eval.Advice;
import org.tgd.core.eval.Finding;

/** What a model is asked that edits a variable. */
final class EditorPrompt {
  /** Digits of a loss that a reader can use. */
  private static final MathContext DIGITS = new MathContext(5);

  /** How much of an outcome is shown with a version that was tried. */
  private static final int OUTCOME = 400;

  private final Edit edit;
  private final PromptLimits limits;
  private final String nonce;

  EditorPrompt(Edit edit, PromptLimits limits) {
    this.edit = edit;
    this.limits = limits;
    this.nonce = Nonce.of(contents());
  }

  /** The part of the tags that no content can contain. */
  String nonce() {
    return nonce;
  }

  Prompt prompt(Manner manner) {
    Optional<Image> picture = manner.pictures().of(edit.variable().value());
    Map<String, Object> holes = holes();
    holes.put("json", manner.json() ? Answer.asJson(edit.briefing().task().form().example()) : "");
    holes.put("picture", picture.map(drawn -> manner.pictures().words()).orElse(""));
    Prompt prompt =
        manner.prompts().prompt(Prompts.EDITOR, holes).withImages(picture.stream().toList());
    return manner.json() ? prompt.withField(Answer.FIELD) : prompt;
  }

  private Map<String, Object> holes() {
    Map<String, Object> holes = new HashMap<>();
    holes.put("nonce", nonce);
    holes.put("goal", edit.briefing().task().goal());
    holes.put("statement", Fit.text(edit.briefing().task().statement(), limits.value()));
    holes.put("form", edit.briefing().task().form().example());
    holes.put("role", edit.variable().role());
    holes.put("value", Fit.text(edit.variable().value(), limits.value()));
    holes.put("feedback", Fit.list(feedback(), limits.feedback(), choice()));
    section(holes, "Others", others(), Fit.Choice.FIRST);
    section(holes, "Constraints", edit.constraints(), Fit.Choice.FIRST);
    section(holes, "Examples", edit.examples(), Fit.Choice.FIRST);
    section(holes, "Attempts", lines(edit.attempts()), Fit.Choice.LAST);
    holes.put("attemptsOrder", edit.briefing().ranked() ? "the worst" : "oldest");
    section(holes, "Rejected", lines(edit.rejected()), Fit.Choice.LAST);
    section(holes, "Memory", memory(), Fit.Choice.LAST);
    section(holes, "Remarks", remarks(), Fit.Choice.LAST);
    last(holes);
    return holes;
  }

  /** Weighted feedback begins with what counts most; of equal pieces none is always left out. */
  private Fit.Choice choice() {
    boolean weighted = edit.gradients().stream().map(Gradient::weight).distinct().count() > 1;
    return weighted ? Fit.Choice.FIRST : Fit.Choice.spread(nonce);
  }

  private void section(
      Map<String, Object> holes, String name, List<String> content, Fit.Choice choice) {
    String hole = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    holes.put("has" + name, !content.isEmpty());
    holes.put(hole, Fit.list(content, limits.history(), choice));
  }

  private void last(Map<String, Object> holes) {
    Optional<Attempt> last = edit.briefing().last();
    holes.put("lastTry", last.map(EditorPrompt::outcome).orElse(""));
    boolean other = last.isPresent() && !last.get().value().equals(edit.variable().value());
    holes.put("lastValue", other ? Fit.text(last.orElseThrow().value(), limits.value()) : "");
  }

  private static String outcome(Attempt last) {
    String verdict =
        Double.isInfinite(last.loss())
            ? "was refused"
            : (last.accepted() ? "was accepted" : "was not accepted") + loss(", loss ", last);
    return last.outcome().isEmpty() ? verdict + "." : verdict + ": " + shortened(last.outcome());
  }

  /** The versions but the last, which is told apart; where there is none but this one, none. */
  private List<String> lines(List<Attempt> attempts) {
    if (attempts.stream().allMatch(each -> each.value().equals(edit.variable().value()))) {
      return List.of();
    }
    Optional<String> last = edit.briefing().last().map(Attempt::value);
    return attempts.stream()
        .filter(attempt -> last.isEmpty() || !last.get().equals(attempt.value()))
        .map(EditorPrompt::line)
        .toList();
  }

  private static String line(Attempt attempt) {
    String loss = Double.isInfinite(attempt.loss()) ? "refused" : loss("loss ", attempt);
    String outcome = attempt.outcome().isEmpty() ? "" : shortened(attempt.outcome());
    String head = loss.isEmpty() || outcome.isEmpty() ? loss + outcome : loss + ", " + outcome;
    return head.isEmpty() ? attempt.value() : head + ":\n" + attempt.value();
  }

  private static String loss(String label, Attempt attempt) {
    double loss = attempt.loss();
    return Double.isFinite(loss)
        ? label + new BigDecimal(loss).round(DIGITS).stripTrailingZeros().toPlainString()
        : "";
  }

  private static String shortened(String outcome) {
    return Fit.text(outcome, OUTCOME);
  }

  private List<String> feedback() {
    return edit.gradients().stream()
        .map(gradient -> text(gradient, edit.briefing().failures()))
        .toList();
  }

  /** The other parameters with their roles: what is edited has to fit them. */
  private List<String> others() {
    return edit.briefing().others().stream()
        .map(other -> other.role() + ":\n" + other.value())
        .toList();
  }

  private List<String> memory() {
    return edit.memory().stream().map(Gradient::text).toList();
  }

  private List<String> remarks() {
    return edit.briefing().remarks().stream()
        .filter(remark -> !remark.kind().read())
        .map(Remark::text)
        .distinct()
        .toList();
  }

  /** The criticism, with the advice of its findings that fits what was tried. */
  private static String text(Gradient gradient, int failures) {
    List<Finding> findings = gradient.feedback().findings();
    Optional<Finding> first = Advice.of(findings, 0).advice();
    if (first.isEmpty()) {
      return gradient.text();
    }
    Advice now = Advice.of(findings, failures);
    String said = first.get().sentence();
    if (gradient.text().contains(said)) {
      return gradient.text().replace(said, now.advice().orElseThrow().sentence());
    }
    boolean known =
        !first.get().changesSomething() && gradient.text().contains(first.get().observed());
    return known
        ? gradient.text()
        : gradient.text() + "\nMeasured, computed and reliable:\n" + now.text();
  }

  private List<String> contents() {
    return Stream.of(
            Stream.of(edit.variable().role(), edit.variable().value()),
            Stream.of(edit.briefing().task().goal(), edit.briefing().task().statement()),
            others().stream(),
            edit.constraints().stream(),
            edit.examples().stream(),
            Stream.of(
                    edit.attempts().stream(),
                    edit.rejected().stream(),
                    edit.briefing().last().stream())
                .flatMap(each -> each)
                .map(attempt -> attempt.value() + attempt.outcome()),
            feedback().stream(),
            memory().stream(),
            remarks().stream())
        .flatMap(each -> each)
        .toList();
  }
}
