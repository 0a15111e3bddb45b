package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.Gradient;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.eval.Finding;

/**
 * Asks a language model for a better value. An answer that cannot be read is repaired by asking
 * again; if that fails too, nothing is proposed and the old value stays.
 *
 * @param engine the model
 * @param repairs how often an unusable answer is asked for again, 0 or more
 * @param limits how much a prompt may hold
 */
public record LlmEditor(Engine engine, int repairs, PromptLimits limits) implements Editor {
  private static final Logger LOG = LoggerFactory.getLogger(LlmEditor.class);

  /** Checks the ranges. */
  public LlmEditor {
    requireNonNull(engine, "engine");
    requireNonNull(limits, "limits");
    if (repairs < 0) {
      throw new IllegalArgumentException("repairs was " + repairs + "; must be 0 or more");
    }
  }

  /** An editor that repairs an answer once. */
  public LlmEditor(Engine engine) {
    this(engine, 1, PromptLimits.DEFAULT);
  }

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    if (edit.gradients().isEmpty()) {
      return List.of();
    }
    String nonce = Nonce.of(contents(edit));
    Prompt prompt =
        Prompt.of(
            Template.EDITOR_SYSTEM.fill(Map.of("nonce", nonce)),
            Template.EDITOR_USER.fill(holes(edit, nonce)));
    Set<String> proposals = new LinkedHashSet<>();
    for (int sample = 0; sample < n; sample++) {
      ask(prompt.withSample(sample), nonce).ifPresent(proposals::add);
    }
    return List.copyOf(proposals);
  }

  private Optional<String> ask(Prompt first, String nonce) {
    Prompt prompt = first;
    for (int attempt = 0; attempt <= repairs; attempt++) {
      Completion completion = engine.complete(prompt);
      Answer.Parsed parsed = Answer.parse(completion, nonce);
      if (parsed.value().isPresent()) {
        return parsed.value();
      }
      LOG.warn("An answer of {} could not be used: {}.", engine.name(), parsed.problem());
      prompt = repair(first, completion, parsed.problem(), nonce);
    }
    return Optional.empty();
  }

  private Prompt repair(Prompt first, Completion completion, String problem, String nonce) {
    Map<String, Object> holes =
        Map.of(
            "reason",
            problem,
            "answer",
            Fit.text(completion.text(), limits.history()),
            "question",
            first.user(),
            "nonce",
            nonce);
    return new Prompt(first.system(), Template.REPAIR_USER.fill(holes), first.sample());
  }

  private Map<String, Object> holes(Edit edit, String nonce) {
    Map<String, Object> holes = new HashMap<>();
    holes.put("nonce", nonce);
    holes.put("role", edit.variable().role());
    holes.put("value", Fit.text(edit.variable().value(), limits.value()));
    holes.put("feedback", Fit.list(texts(edit.gradients()), limits.feedback()));
    section(holes, "Constraints", edit.constraints());
    section(holes, "Examples", edit.examples());
    section(holes, "Attempts", edit.attempts().stream().map(LlmEditor::line).toList());
    section(holes, "Rejected", edit.rejected().stream().map(LlmEditor::line).toList());
    section(holes, "Memory", texts(edit.memory()));
    return holes;
  }

  private void section(Map<String, Object> holes, String name, List<String> content) {
    String hole = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    holes.put("has" + name, !content.isEmpty());
    holes.put(hole, Fit.list(content, limits.history()));
  }

  private static String line(Attempt attempt) {
    String loss = Double.isNaN(attempt.loss()) ? "" : "loss " + attempt.loss() + ":\n";
    return loss + attempt.value();
  }

  private static List<String> texts(List<Gradient> gradients) {
    return gradients.stream().map(LlmEditor::text).toList();
  }

  /** The criticism, with those of its findings that it does not write out itself. */
  private static String text(Gradient gradient) {
    List<String> unsaid =
        gradient.feedback().findings().stream()
            .map(Finding::sentence)
            .filter(sentence -> !gradient.text().contains(sentence))
            .toList();
    return unsaid.isEmpty()
        ? gradient.text()
        : gradient.text()
            + "\nMeasured findings, computed and reliable:\n- "
            + String.join("\n- ", unsaid);
  }

  private static List<String> contents(Edit edit) {
    return Stream.of(
            Stream.of(edit.variable().role(), edit.variable().value()),
            edit.constraints().stream(),
            edit.examples().stream(),
            Stream.concat(edit.attempts().stream(), edit.rejected().stream()).map(Attempt::value),
            texts(edit.gradients()).stream(),
            texts(edit.memory()).stream())
        .flatMap(each -> each)
        .toList();
  }
}
