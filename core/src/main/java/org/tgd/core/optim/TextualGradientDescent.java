package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import org.tgd.core.Drafts;
import org.tgd.core.Editor;
import org.tgd.core.Parameters;
import org.tgd.core.Proposals;
import org.tgd.core.Remark;
import org.tgd.core.State;
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
   * What the editor is shown, and how many candidates are wanted.
   *
   * @param constraints what every value must obey, in natural language
   * @param examples values known to be good
   * @param momentum how many earlier values with their losses are shown; 0 for none
   * @param memory how many earlier steps' feedback is shown; 0 for none
   * @param rejected how many rejected proposals are shown; 0 for none
   * @param candidates how many candidates are proposed a step, at least 1
   * @param task what the optimization is about
   */
  public record Options(
      List<String> constraints,
      List<String> examples,
      int momentum,
      int memory,
      int rejected,
      int candidates,
      Task task) {
    /** No constraints, examples, momentum and memory; ten rejected proposals; one candidate. */
    public static final Options DEFAULT = new Options(List.of(), List.of(), 0, 0, 10, 1);

    /** Copies the lists and checks the ranges. */
    public Options {
      constraints = List.copyOf(constraints);
      examples = List.copyOf(examples);
      atLeast(0, "momentum", momentum);
      atLeast(0, "memory", memory);
      atLeast(0, "rejected", rejected);
      atLeast(1, "candidates", candidates);
      requireNonNull(task, "task");
    }

    /** Options without a task. */
    public Options(
        List<String> constraints,
        List<String> examples,
        int momentum,
        int memory,
        int rejected,
        int candidates) {
      this(constraints, examples, momentum, memory, rejected, candidates, Task.NONE);
    }

    private static void atLeast(int least, String name, int value) {
      if (value < least) {
        throw new IllegalArgumentException(
            name + " was " + value + "; must be " + least + " or more");
      }
    }

    /** The same with other constraints. */
    public Options withConstraints(List<String> next) {
      return new Options(next, examples, momentum, memory, rejected, candidates, task);
    }

    /** The same with other in-context examples. */
    public Options withExamples(List<String> next) {
      return new Options(constraints, next, momentum, memory, rejected, candidates, task);
    }

    /** The same with another momentum window. */
    public Options withMomentum(int window) {
      return new Options(constraints, examples, window, memory, rejected, candidates, task);
    }

    /** The same with another gradient memory. */
    public Options withMemory(int steps) {
      return new Options(constraints, examples, momentum, steps, rejected, candidates, task);
    }

    /** The same with another number of rejected proposals shown. */
    public Options withRejected(int shown) {
      return new Options(constraints, examples, momentum, memory, shown, candidates, task);
    }

    /** The same with another number of candidates a step. */
    public Options withCandidates(int wanted) {
      return new Options(constraints, examples, momentum, memory, rejected, wanted, task);
    }

    /** The same with a task. */
    public Options withTask(Task next) {
      return new Options(constraints, examples, momentum, memory, rejected, candidates, next);
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
    List<RandomGenerator> randoms = names.stream().map(name -> split(state.random())).toList();
    List<Integer> order = IntStream.range(0, names.size()).boxed().toList();
    Edits edits = new Edits(state, options);
    List<Proposals> proposals =
        state
            .parallel()
            .map(
                order,
                i ->
                    editor.proposals(edits.of(names.get(i)), options.candidates(), randoms.get(i)));
    List<Remark> remarks = proposals.stream().flatMap(each -> each.remarks().stream()).toList();
    return new Drafts(
        candidates(incumbent, names, proposals.stream().map(Proposals::values).toList()), remarks);
  }

  private static RandomGenerator split(RandomGenerator random) {
    return random instanceof SplittableGenerator splittable ? splittable.split() : random;
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
