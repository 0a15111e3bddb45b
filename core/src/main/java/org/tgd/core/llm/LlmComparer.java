package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.Comparer;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Task;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Evaluation;

/**
 * Asks a language model which of two versions is better and why; each question once. An answer
 * without a verdict at its beginning says nothing.
 */
public final class LlmComparer implements Comparer {
  /** How much of a report is shown. */
  private static final int REPORT = 500;

  private static final Pattern VERDICT =
      Pattern.compile("^\\W*(?:version\\s+)?(1|2|first|second)\\b\\W*", Pattern.CASE_INSENSITIVE);

  private final Engine engine;
  private final Task task;
  private final Prompts prompts;
  private final PromptLimits limits = PromptLimits.DEFAULT;
  private final Map<List<Parameters>, Optional<Preference>> asked = new ConcurrentHashMap<>();

  /** A comparer that is told the task. */
  public LlmComparer(Engine engine, Task task) {
    this(engine, task, Prompts.OURS);
  }

  /** The same that asks in these words. */
  public LlmComparer(Engine engine, Task task, Prompts prompts) {
    this.prompts = requireNonNull(prompts, "prompts");
    this.engine = requireNonNull(engine, "engine");
    this.task = requireNonNull(task, "task");
  }

  @Override
  public Optional<Preference> compare(Step first, Step second) {
    return asked.computeIfAbsent(
        List.of(first.parameters(), second.parameters()), key -> ask(first, second));
  }

  private Optional<Preference> ask(Step first, Step second) {
    Map<String, Object> holes = new HashMap<>();
    holes.put("goal", task.goal());
    holes.put("nonce", Nonce.of(Stream.of(first, second).map(LlmComparer::text).toList()));
    holes.put("first", Fit.text(text(first), limits.value()));
    holes.put("second", Fit.text(text(second), limits.value()));
    holes.put("firstReport", Fit.paragraphs(report(first), REPORT));
    holes.put("secondReport", Fit.paragraphs(report(second), REPORT));
    return read(engine.complete(prompts.prompt(Prompts.COMPARE, holes)));
  }

  private static Optional<Preference> read(Completion completion) {
    String text = Thinking.afterLast(Thinking.stripped(completion.text())).strip();
    Matcher verdict = VERDICT.matcher(text);
    if (completion.truncated() || !verdict.find()) {
      return Optional.empty();
    }
    boolean first = verdict.group(1).equals("1") || verdict.group(1).equalsIgnoreCase("first");
    return Optional.of(new Preference(first, text.substring(verdict.end()).strip()));
  }

  private static String text(Step step) {
    return step.parameters().byName().entrySet().stream()
        .map(
            each ->
                (step.parameters().byName().size() == 1 ? "" : each.getKey() + ":\n")
                    + each.getValue().value())
        .collect(Collectors.joining("\n\n"));
  }

  private static String report(Step step) {
    return step.evaluations().stream().map(Evaluation::report).collect(Collectors.joining("\n"));
  }
}
