package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.Agreement;
import org.tgd.core.Conversation;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Opinion;
import org.tgd.core.Remark;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.Prompt;
import org.tgd.core.eval.Advice;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/**
 * Asks a language model what is wrong with a variable, given what it did downstream, and hands it
 * the evaluators' findings.
 *
 * @param engine the model
 * @param findings whether the model is shown the findings; without them it sees the report only
 * @param task what the optimization is about
 * @param limits how much a prompt may hold
 * @param isSteady whether its feedback on a version that stayed is kept, and not asked for again
 * @param sample which of several answers to the same question is asked for, from 0
 * @param manner how it is asked
 */
public record LlmCritic(
    Engine engine,
    boolean findings,
    Task task,
    PromptLimits limits,
    boolean isSteady,
    int sample,
    Manner manner)
    implements Critic {
  /** How much of a report is shown beside its findings. */
  private static final int REPORT = 500;

  /** Checks that nothing is missing. */
  public LlmCritic {
    requireNonNull(engine, "engine");
    requireNonNull(task, "task");
    requireNonNull(limits, "limits");
    requireNonNull(manner, "manner");
  }

  /** A critic that is told no task. */
  public LlmCritic(Engine engine, boolean findings, PromptLimits limits) {
    this(engine, findings, Task.NONE, limits, true, 0, Manner.OURS);
  }

  /** A critic that is shown the findings. */
  public static LlmCritic withFindings(Engine engine) {
    return new LlmCritic(engine, true, PromptLimits.DEFAULT);
  }

  /** A critic that is shown the evaluators' reports only. */
  public static LlmCritic withoutFindings(Engine engine) {
    return new LlmCritic(engine, false, PromptLimits.DEFAULT);
  }

  /** The same critic, told the task. */
  public LlmCritic withTask(Task next) {
    return new LlmCritic(engine, findings, next, limits, isSteady, sample, manner);
  }

  /** The same critic, asked in other words. */
  public LlmCritic withPrompts(Prompts next) {
    return withManner(manner.withPrompts(next));
  }

  /** The same critic, asked otherwise. */
  public LlmCritic withManner(Manner next) {
    return new LlmCritic(engine, findings, task, limits, isSteady, sample, next);
  }

  /**
   * The same critic, asked again at each step about a version that stayed: for a model whose
   * answers to one question differ.
   */
  public LlmCritic askedAnew() {
    return new LlmCritic(engine, findings, task, limits, false, sample, manner);
  }

  /** The same critic, asked for another answer to the same question. */
  LlmCritic withSample(int index) {
    return new LlmCritic(engine, findings, task, limits, isSteady, index, manner);
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return opinion(about).feedback();
  }

  @Override
  public Opinion opinion(Criticism about) {
    List<Finding> known = findings ? findings(about) : List.of();
    Optional<Image> picture = manner.pictures().of(about.input().value());
    Map<String, Object> holes = holes(about, known);
    holes.put("picture", picture.map(drawn -> manner.pictures().words()).orElse(""));
    Prompt prompt =
        manner
            .prompts()
            .prompt(Prompts.CRITIC, holes)
            .withSample(sample)
            .withImages(picture.stream().toList());
    return opinion(
        engine.complete(manner.json() ? prompt.withField(JsonCriticism.FIELD) : prompt), known);
  }

  private Opinion opinion(Completion completion, List<Finding> known) {
    String said = Thinking.afterLast(Thinking.stripped(completion.text())).strip();
    String text = manner.json() ? JsonCriticism.read(said) : said;
    if (text.isEmpty()) {
      return none(empty(completion));
    }
    if (Nothing.isSaid(text) && !completion.truncated()) {
      return none(new Remark(Remark.Kind.CONTENT, "the critic sees nothing to change"));
    }
    String flaw = completion.finish().flaw();
    Stance stands = Stance.of(text, known);
    String stance = stands.words();
    Remark used =
        new Remark(
            Remark.Kind.USED,
            flaw.isEmpty() || stance.isEmpty() ? flaw + stance : flaw + "; " + stance,
            new Agreement(stands.agrees(), stands.contradicts(), stands.leavesOut()));
    Feedback feedback = new Feedback(Flaw.marked("criticism", text, completion), known);
    return new Opinion(Optional.of(feedback), List.of(used));
  }

  private static Opinion none(Remark remark) {
    return new Opinion(Optional.empty(), List.of(remark));
  }

  private static Remark empty(Completion completion) {
    String flaw = completion.finish().flaw();
    Remark.Kind kind =
        switch (completion.finish()) {
          case LENGTH -> Remark.Kind.CUT_OFF;
          case FILTERED -> Remark.Kind.WITHHELD;
          default -> Remark.Kind.EMPTY;
        };
    String why =
        !flaw.isEmpty()
            ? flaw
            : completion.text().isBlank() ? "empty" : "reasoning only, no answer";
    return new Remark(kind, "the criticism was " + why);
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
    holes.put("goal", task.goal());
    holes.put("statement", Fit.text(task.statement(), limits.value()));
    holes.put("role", about.input().role());
    holes.put("value", Fit.text(about.input().value(), limits.value()));
    holes.put("purpose", about.call().purpose());
    use(holes, about);
    holes.put("others", others(about));
    about.call().conversation().ifPresent(spoken -> holes.put("conversation", holes(spoken)));
    if (about.call().conversation().isEmpty()) {
      holes.put("outputRole", about.output().role());
      holes.put("result", Fit.text(result(about, known), limits.value()));
    }
    String nonce = Nonce.of(contents(about, known));
    List<String> downstream =
        Fit.list(
            about.onOutput().stream().map(Gradient::text).toList(),
            limits.feedback(),
            Fit.Choice.spread(nonce));
    holes.put("hasDownstream", !downstream.isEmpty());
    holes.put("downstream", downstream);
    holes.put("findings", about.call().evaluation().isEmpty() ? "" : advice(known));
    boolean end = about.onOutput().isEmpty();
    holes.put("end", end);
    boolean evaluated = about.call().evaluation().isPresent();
    holes.put("objective", end && evaluated && !task.goal().isBlank());
    holes.put("nonce", nonce);
    holes.put("json", manner.json() ? JsonCriticism.example() : "");
    return holes;
  }

  /** What came out; a long report is cut where the findings say what matters. */
  private static String result(Criticism about, List<Finding> known) {
    String result = about.output().value();
    if (known.isEmpty() || about.call().evaluation().isEmpty()) {
      return result;
    }
    for (Finding finding : known) {
      if (finding.observed().contains("\n")) {
        result = result.replace(finding.observed().strip(), "").strip();
      }
    }
    return Fit.paragraphs(result, REPORT);
  }

  private String advice(List<Finding> known) {
    return Fit.text(Advice.of(known, 0).text(), limits.feedback());
  }

  /** Which use of a variable that a call uses several times. */
  private static void use(Map<String, Object> holes, Criticism about) {
    boolean several = about.uses() > 1;
    holes.put("use", several ? Integer.toString(about.use()) : "");
    holes.put("uses", Integer.toString(about.uses()));
    holes.put("argument", Integer.toString(about.argument() + 1));
    holes.put("arguments", Integer.toString(about.call().inputs().size()));
  }

  private Map<String, Object> holes(Conversation spoken) {
    return Map.of(
        "system", Fit.text(spoken.system(), limits.value()),
        "input", Fit.text(spoken.input(), limits.value()),
        "output", Fit.text(spoken.output(), limits.value()),
        "flaw", spoken.flaw());
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

  private List<String> contents(Criticism about, List<Finding> known) {
    List<String> contents = new ArrayList<>();
    about.call().inputs().forEach(input -> contents.add(input.value()));
    contents.add(about.output().value());
    contents.add(about.input().role());
    contents.add(about.call().purpose());
    contents.add(task.goal());
    contents.add(task.statement());
    about
        .call()
        .conversation()
        .ifPresent(spoken -> contents.addAll(List.of(spoken.system(), spoken.input())));
    about.onOutput().forEach(gradient -> contents.add(gradient.text()));
    known.forEach(finding -> contents.add(finding.sentence()));
    return contents;
  }
}
