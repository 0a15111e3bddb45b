package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.Form;
import org.tgd.core.Proposals;
import org.tgd.core.Remark;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.journal.Parallel;

/**
 * Asks a language model for a better value. An answer that cannot be read is repaired by asking
 * again; if that fails too, nothing is proposed and the old value stays. What came of each answer
 * is told in the remarks of {@link #proposals}.
 *
 * @param engine the model
 * @param repairs how often an unusable answer is asked for again, 0 or more
 * @param limits how much a prompt may hold
 * @param manner how it is asked
 */
public record LlmEditor(Engine engine, int repairs, PromptLimits limits, Manner manner)
    implements Editor {
  private static final Logger LOG = LoggerFactory.getLogger(LlmEditor.class);

  /** How much of an unusable answer is shown when it is asked for again. */
  private static final int SHOWN = 1_000;

  /** Checks the ranges. */
  public LlmEditor {
    requireNonNull(engine, "engine");
    requireNonNull(limits, "limits");
    requireNonNull(manner, "manner");
    if (repairs < 0) {
      throw new IllegalArgumentException("repairs was " + repairs + "; must be 0 or more");
    }
  }

  /** An editor that asks in our words. */
  public LlmEditor(Engine engine, int repairs, PromptLimits limits) {
    this(engine, repairs, limits, Manner.OURS);
  }

  /** The same editor, asked in other words. */
  public LlmEditor withPrompts(Prompts next) {
    return withManner(manner.withPrompts(next));
  }

  /** The same editor, answered in JSON or in tags. */
  public LlmEditor withJson(boolean next) {
    return withManner(manner.withJson(next));
  }

  /** The same editor, asked otherwise. */
  public LlmEditor withManner(Manner next) {
    return new LlmEditor(engine, repairs, limits, next);
  }

  /** An editor that repairs an answer once. */
  public LlmEditor(Engine engine) {
    this(engine, 1, PromptLimits.DEFAULT);
  }

  @Override
  public boolean readsWords() {
    return true;
  }

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    return proposals(edit, n, random).values();
  }

  @Override
  public Proposals proposals(Edit edit, int n, RandomGenerator random) {
    return proposals(edit, n, random, Parallel.SEQUENTIAL);
  }

  @Override
  public Proposals proposals(Edit edit, int n, RandomGenerator random, Parallel parallel) {
    if (edit.gradients().isEmpty()) {
      return new Proposals(
          List.of(),
          List.of(
              new Remark(Remark.Kind.NOTHING, "the feedback says nothing; no answer asked for")));
    }
    EditorPrompt question = new EditorPrompt(edit, limits);
    Prompt prompt = question.prompt(manner);
    List<Draft> drafts =
        parallel.map(
            IntStream.range(0, n).boxed().toList(),
            sample -> ask(prompt.withSample(sample), question.nonce(), edit));
    Map<String, Integer> votes = new LinkedHashMap<>();
    drafts.forEach(draft -> draft.value().ifPresent(value -> votes.merge(value, 1, Integer::sum)));
    return new Proposals(
        List.copyOf(votes.keySet()),
        drafts.stream().map(Draft::remark).toList(),
        List.copyOf(votes.values()));
  }

  /** What came of one answer and its repair. */
  private record Draft(Optional<String> value, Remark remark) {}

  /** Asks until an answer can be read; all attempts together are one answer in the remarks. */
  private Draft ask(Prompt first, String nonce, Edit edit) {
    Form form = edit.briefing().task().form();
    Prompt prompt = first;
    List<String> problems = new ArrayList<>();
    Remark.Kind kind = Remark.Kind.USED;
    Optional<String> value = Optional.empty();
    for (int attempt = 0; attempt <= repairs && value.isEmpty(); attempt++) {
      Completion completion = engine.complete(prompt);
      Answer.Parsed parsed = Answer.parse(completion, nonce, form, edit.variable().value());
      value = parsed.value();
      kind = parsed.kind();
      if (!parsed.problem().isEmpty()) {
        problems.add(parsed.problem());
      }
      if (value.isEmpty()) {
        LOG.warn("An answer of {} could not be used: {}.", engine.name(), parsed.problem());
        prompt = repair(first, completion, parsed.problem(), nonce);
      }
    }
    return new Draft(value, new Remark(kind, String.join("; asked again: ", problems)));
  }

  private Prompt repair(Prompt first, Completion completion, String problem, String nonce) {
    Map<String, Object> holes =
        Map.of(
            "reason",
            problem,
            "answer",
            Fit.text(completion.text(), SHOWN),
            "question",
            first.user(),
            "nonce",
            nonce);
    return new Prompt(
        first.system(),
        manner.prompts().repair(holes),
        first.sample(),
        first.field(),
        first.images());
  }
}
