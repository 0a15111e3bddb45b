package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tgd.core.Drafts;
import org.tgd.core.Editor;
import org.tgd.core.Parameters;
import org.tgd.core.Proposals;
import org.tgd.core.Remark;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;
import org.tgd.core.Task;

/**
 * Textual gradient descent (TextGrad, arXiv 2406.07496, section 2): each parameter with feedback is
 * edited; without feedback nothing is asked. A step over several parameters is all or nothing: if
 * the editor finds no value for one of them, no candidate is proposed.
 *
 * @param editor proposes values
 * @param options what the editor is shown and how many candidates are wanted
 */
public record TextualGradientDescent(Editor editor, Options options) implements Strategy {
  /**
   * What the editor is shown, and how many candidates are wanted: {@link #DEFAULT}, changed by
   * {@code with…}. Immutable.
   */
  public static final class Options {
    /** No constraints, examples, momentum and memory; ten rejected proposals; one candidate. */
    public static final Options DEFAULT = new Options(new Fields());

    private final Fields fields;

    private Options(Fields fields) {
      atLeast(0, "momentum", fields.momentum);
      atLeast(0, "memory", fields.memory);
      atLeast(0, "rejected", fields.rejected);
      atLeast(1, "candidates", fields.candidates);
      this.fields = fields;
    }

    private static void atLeast(int least, String name, int value) {
      if (value < least) {
        throw new IllegalArgumentException(
            name + " was " + value + "; must be " + least + " or more");
      }
    }

    /** What every value must obey, in natural language. */
    public List<String> constraints() {
      return fields.constraints;
    }

    /** Values known to be good. */
    public List<String> examples() {
      return fields.examples;
    }

    /** How many earlier values with their losses are shown; 0 for none. */
    public int momentum() {
      return fields.momentum;
    }

    /** How many earlier steps' feedback is shown; 0 for none. */
    public int memory() {
      return fields.memory;
    }

    /** How many rejected proposals are shown; 0 for none. */
    public int rejected() {
      return fields.rejected;
    }

    /** How many candidates are proposed a step, at least 1. */
    public int candidates() {
      return fields.candidates;
    }

    /** What the optimization is about. */
    public Task task() {
      return fields.task;
    }

    /** Texts of further starts by the names of parameters, for strategies that begin anew. */
    public List<Map<String, String>> starts() {
      return fields.starts;
    }

    /** The same with further starts, by the names of parameters, in the order of their use. */
    public Options withStarts(List<Map<String, String>> next) {
      return with(each -> each.starts = next.stream().map(Map::copyOf).toList());
    }

    /** Other candidates that an editor who reads is shown as versions known to be good. */
    List<Step> mates() {
      return fields.mates;
    }

    /** Whether earlier values are shown in the order of their losses, the worst first. */
    boolean ranked() {
      return fields.ranked;
    }

    /** The same with other candidates shown, and what to do with them in a sentence. */
    Options withMates(List<Step> next, String instruction) {
      return with(
          each -> {
            each.mates = List.copyOf(next);
            each.constraints =
                Stream.concat(each.constraints.stream(), Stream.of(instruction)).toList();
          });
    }

    /** The same with the best of the earlier values shown, the worst of them first. */
    Options withRanked(int window) {
      return with(
          each -> {
            each.ranked = true;
            each.momentum = window;
          });
    }

    /** The same with other constraints. */
    public Options withConstraints(List<String> next) {
      return with(each -> each.constraints = List.copyOf(next));
    }

    /** The same with other in-context examples. */
    public Options withExamples(List<String> next) {
      return with(each -> each.examples = List.copyOf(next));
    }

    /** The same with another momentum window. */
    public Options withMomentum(int next) {
      return with(each -> each.momentum = next);
    }

    /** The same with another gradient memory. */
    public Options withMemory(int next) {
      return with(each -> each.memory = next);
    }

    /** The same with another number of rejected proposals shown. */
    public Options withRejected(int next) {
      return with(each -> each.rejected = next);
    }

    /** The same with another number of candidates a step. */
    public Options withCandidates(int next) {
      return with(each -> each.candidates = next);
    }

    /** The same with a task. */
    public Options withTask(Task next) {
      return with(each -> each.task = requireNonNull(next, "task"));
    }

    private Options with(Consumer<Fields> change) {
      Fields next = new Fields(fields);
      change.accept(next);
      return new Options(next);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Options that && fields.values().equals(that.fields.values());
    }

    @Override
    public int hashCode() {
      return fields.values().hashCode();
    }

    @Override
    public String toString() {
      return fields.values().toString();
    }

    /** All settings with their defaults; changed only while a new value is made of them. */
    private static final class Fields {
      private List<String> constraints = List.of();
      private List<String> examples = List.of();
      private int momentum;
      private int memory;
      private int rejected = 10;
      private int candidates = 1;
      private Task task = Task.NONE;
      private List<Step> mates = List.of();
      private boolean ranked;
      private List<Map<String, String>> starts = List.of();

      private Fields() {}

      private Fields(Fields other) {
        constraints = other.constraints;
        examples = other.examples;
        momentum = other.momentum;
        memory = other.memory;
        rejected = other.rejected;
        candidates = other.candidates;
        task = other.task;
        mates = other.mates;
        ranked = other.ranked;
        starts = other.starts;
      }

      private List<Object> values() {
        return List.of(
            constraints,
            examples,
            momentum,
            memory,
            rejected,
            candidates,
            task,
            mates,
            ranked,
            starts);
      }
    }
  }

  /** Checks that nothing is missing. */
  public TextualGradientDescent {
    requireNonNull(editor, "editor");
    requireNonNull(options, "options");
  }

  /** Plain textual gradient descent. */
  public TextualGradientDescent(Editor editor) {
    this(editor, Options.DEFAULT);
  }

  /** The same with another number of candidates a step. */
  TextualGradientDescent withCandidates(int count) {
    return with(options.withCandidates(count));
  }

  /** The same editor with other options. */
  TextualGradientDescent with(Options next) {
    return new TextualGradientDescent(editor, next);
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    Parameters incumbent = state.incumbent().parameters();
    List<String> names =
        incumbent.byName().keySet().stream()
            .filter(name -> !state.gradients().of(incumbent.get(name)).isEmpty())
            .toList();
    List<RandomGenerator> randoms = names.stream().map(name -> Pool.split(state.random())).toList();
    List<Integer> order = IntStream.range(0, names.size()).boxed().toList();
    Edits edits = new Edits(state, shown());
    List<Proposals> proposals =
        state
            .parallel()
            .map(
                order,
                i ->
                    editor.proposals(
                        edits.of(names.get(i)),
                        options.candidates(),
                        randoms.get(i),
                        state.parallel()));
    List<Remark> remarks = proposals.stream().flatMap(each -> each.remarks().stream()).toList();
    return new Drafts(
        candidates(incumbent, names, proposals.stream().map(Proposals::values).toList()), remarks);
  }

  private Options shown() {
    return editor.learnsFromAll()
        ? options
            .withMomentum(Integer.MAX_VALUE)
            .withRejected(Integer.MAX_VALUE)
            .withMemory(Integer.MAX_VALUE)
        : options;
  }

  private List<Parameters> candidates(
      Parameters incumbent, List<String> names, List<List<String>> proposals) {
    int count = proposals.stream().mapToInt(List::size).min().orElse(0);
    List<Parameters> candidates = new ArrayList<>();
    for (int k = 0; k < Math.min(count, options.candidates()); k++) {
      SortedMap<String, String> texts = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        texts.put(names.get(i), proposals.get(i).get(k));
      }
      candidates.add(incumbent.with(texts));
    }
    return candidates;
  }
}
