package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.Conversation;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/**
 * Asks a language model what is wrong with a variable, given what it did downstream, and hands it
 * the evaluators' findings.
 *
 * @param engine the model
 * @param findings whether the model is shown the findings; without them it sees the report only
 * @param limits how much a prompt may hold
 */
public record LlmCritic(Engine engine, boolean findings, PromptLimits limits) implements Critic {
  private static final String NOTHING = "NONE";
  private static final String CUT = "\n[the criticism was cut off at the model's length limit]";

  /** Checks that nothing is missing. */
  public LlmCritic {
    requireNonNull(engine, "engine");
    requireNonNull(limits, "limits");
  }

  /** A critic that is shown the findings. */
  public static LlmCritic withFindings(Engine engine) {
    return new LlmCritic(engine, true, PromptLimits.DEFAULT);
  }

  /** A critic that is shown the evaluators' reports only. */
  public static LlmCritic withoutFindings(Engine engine) {
    return new LlmCritic(engine, false, PromptLimits.DEFAULT);
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    List<Finding> known = findings ? findings(about) : List.of();
    Prompt prompt =
        Prompt.of(
            Template.CRITIC_SYSTEM.text().strip(), Template.CRITIC_USER.fill(holes(about, known)));
    Completion completion = engine.complete(prompt);
    String text = completion.text().strip();
    if (text.isEmpty() || text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "").equals(NOTHING)) {
      return Optional.empty();
    }
    return Optional.of(new Feedback(completion.truncated() ? text + CUT : text, known));
  }

  private static List<Finding> findings(Criticism about) {
    return about
        .call()
        .evaluation()
        .map(Evaluation::findings)
        .orElseGet(
            () ->
                about.onOutput().stream()
                    .flatMap(gradient -> gradient.feedback().findings().stream())
                    .distinct()
                    .toList());
  }

  private Map<String, Object> holes(Criticism about, List<Finding> known) {
    Map<String, Object> holes = new HashMap<>();
    holes.put("role", about.input().role());
    holes.put("value", Fit.text(about.input().value(), limits.value()));
    holes.put("purpose", about.call().purpose());
    holes.put("others", others(about));
    about.call().conversation().ifPresent(spoken -> holes.put("conversation", holes(spoken)));
    if (about.call().conversation().isEmpty()) {
      holes.put("outputRole", about.output().role());
      holes.put("result", Fit.text(about.output().value(), limits.value()));
    }
    List<String> downstream =
        Fit.list(about.onOutput().stream().map(Gradient::text).toList(), limits.feedback());
    holes.put("hasDownstream", !downstream.isEmpty());
    holes.put("downstream", downstream);
    List<String> sentences =
        about.call().evaluation().isEmpty()
            ? List.of()
            : Fit.list(known.stream().map(Finding::sentence).toList(), limits.feedback());
    holes.put("hasFindings", !sentences.isEmpty());
    holes.put("findings", sentences);
    holes.put("end", about.onOutput().isEmpty());
    holes.put("nonce", Nonce.of(contents(about, known)));
    return holes;
  }

  private Map<String, Object> holes(Conversation spoken) {
    return Map.of(
        "system", Fit.text(spoken.system(), limits.value()),
        "input", Fit.text(spoken.input(), limits.value()),
        "output", Fit.text(spoken.output(), limits.value()));
  }

  /** The inputs beside the criticised one; a conversation shows them already. */
  private List<Map<String, Object>> others(Criticism about) {
    List<Map<String, Object>> others = new ArrayList<>();
    if (about.call().conversation().isEmpty()) {
      for (Variable input : about.call().inputs()) {
        if (input != about.input()) {
          others.add(
              Map.of("role", input.role(), "value", Fit.text(input.value(), limits.history())));
        }
      }
    }
    return others;
  }

  private static List<String> contents(Criticism about, List<Finding> known) {
    List<String> contents = new ArrayList<>();
    about.call().inputs().forEach(input -> contents.add(input.value()));
    contents.add(about.output().value());
    contents.add(about.input().role());
    contents.add(about.call().purpose());
    about
        .call()
        .conversation()
        .ifPresent(spoken -> contents.addAll(List.of(spoken.system(), spoken.input())));
    about.onOutput().forEach(gradient -> contents.add(gradient.text()));
    known.forEach(finding -> contents.add(finding.sentence()));
    return contents;
  }
}
