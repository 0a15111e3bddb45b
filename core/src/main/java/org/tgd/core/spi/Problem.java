package org.tgd.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.core.Editor;
import org.tgd.core.Task;
import org.tgd.core.data.ItemEvaluator;
import org.tgd.core.engine.Pictures;
import org.tgd.core.eval.Evaluator;

/**
 * One thing to optimize: where to start, how to judge, how to edit without a model, how to draw.
 * Immutable; what a domain may leave out is set by {@code with…}.
 */
public final class Problem {

  private final Fields fields;

  private Problem(Fields fields) {
    requireNonNull(fields.role, "role");
    requireNonNull(fields.start, "start");
    requireNonNull(fields.evaluator, "evaluator");
    requireNonNull(fields.editor, "editor");
    requireNonNull(fields.renderer, "renderer");
    if (fields.momentum < 0) {
      throw new IllegalArgumentException("momentum was " + fields.momentum + "; must be 0 or more");
    }
    this.fields = fields;
  }

  /**
   * A problem with one start, without examples; editors are shown rejected candidates only.
   *
   * @param role what the text is, in words that a critic and an editor can use
   * @param start the first candidate
   * @param evaluator judges candidates
   * @param editor the domain's rule-based editor, if it has one
   * @param renderer draws candidates, if the domain can
   * @param constraints what every candidate must obey, in natural language
   */
  public Problem(
      String role,
      String start,
      Evaluator evaluator,
      Optional<Editor> editor,
      Optional<Renderer> renderer,
      List<String> constraints) {
    this(new Fields(role, start, evaluator));
    fields.editor = requireNonNull(editor, "editor");
    fields.renderer = requireNonNull(renderer, "renderer");
    fields.constraints = List.copyOf(constraints);
  }

  /** What the text is, in words that a critic and an editor can use. */
  public String role() {
    return fields.role;
  }

  /** The first candidate. */
  public String start() {
    return fields.start;
  }

  /** Judges candidates. */
  public Evaluator evaluator() {
    return fields.evaluator;
  }

  /** The domain's rule-based editor, if it has one. */
  public Optional<Editor> editor() {
    return fields.editor;
  }

  /** Draws candidates, if the domain can. */
  public Optional<Renderer> renderer() {
    return fields.renderer;
  }

  /** What every candidate must obey, in natural language. */
  public List<String> constraints() {
    return fields.constraints;
  }

  /** Further candidates to judge at the beginning, beside the editor's proposals. */
  public List<String> furtherStarts() {
    return fields.furtherStarts;
  }

  /** Candidates known to be good, shown to editors for orientation. */
  public List<String> examples() {
    return fields.examples;
  }

  /** How many earlier candidates with their losses editors are shown, 0 or more. */
  public int momentum() {
    return fields.momentum;
  }

  /** What is to be reached and what an answer looks like, for models. */
  public Task task() {
    return fields.task;
  }

  /** Judges candidates on some items of a data set, where the problem has one. */
  public Optional<ItemEvaluator> items() {
    return fields.items;
  }

  /** Draws candidates for models that can see, where the domain can. */
  public Optional<Pictures> pictures() {
    return fields.pictures;
  }

  /** The same with pictures for models that can see. */
  public Problem withPictures(Pictures next) {
    return with(each -> each.pictures = Optional.of(next));
  }

  /** The same over a data set; {@link #evaluator} judges on all of its items. */
  public Problem withItems(ItemEvaluator next) {
    return with(each -> each.items = Optional.of(next));
  }

  /** The same with further starts. */
  public Problem withFurtherStarts(List<String> next) {
    return with(each -> each.furtherStarts = List.copyOf(next));
  }

  /** The same with examples. */
  public Problem withExamples(List<String> next) {
    return with(each -> each.examples = List.copyOf(next));
  }

  /** The same with another momentum window. */
  public Problem withMomentum(int next) {
    return with(each -> each.momentum = next);
  }

  /** The same with a task. */
  public Problem withTask(Task next) {
    return with(each -> each.task = requireNonNull(next, "task"));
  }

  private Problem with(Consumer<Fields> change) {
    Fields next = new Fields(fields);
    change.accept(next);
    return new Problem(next);
  }

  /** All settings with their defaults; changed only while a new value is made of them. */
  private static final class Fields {
    private String role;
    private String start;
    private Evaluator evaluator;
    private Optional<Editor> editor = Optional.empty();
    private Optional<Renderer> renderer = Optional.empty();
    private List<String> constraints = List.of();
    private List<String> furtherStarts = List.of();
    private List<String> examples = List.of();
    private int momentum;
    private Task task = Task.NONE;
    private Optional<ItemEvaluator> items = Optional.empty();
    private Optional<Pictures> pictures = Optional.empty();

    private Fields(String role, String start, Evaluator evaluator) {
      this.role = role;
      this.start = start;
      this.evaluator = evaluator;
    }

    private Fields(Fields other) {
      role = other.role;
      start = other.start;
      evaluator = other.evaluator;
      editor = other.editor;
      renderer = other.renderer;
      constraints = other.constraints;
      furtherStarts = other.furtherStarts;
      examples = other.examples;
      momentum = other.momentum;
      task = other.task;
      items = other.items;
      pictures = other.pictures;
    }
  }
}
