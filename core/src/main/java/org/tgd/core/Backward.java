package org.tgd.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.journal.Parallel;

/**
 * One walk from the end of a graph to its leaves. A node that no feedback reached is left alone,
 * and so is all behind it that is reached by no other way: no feedback, no call.
 */
final class Backward {
  private static final Comparator<Gradient> HEAVIEST =
      Comparator.comparingDouble(Gradient::weight).reversed();

  /** How the text of feedback on a weighted part, or on an objective with a name, begins. */
  private static final Pattern MARK =
      Pattern.compile("^\\[(for the objective |counts with weight )", Pattern.MULTILINE);

  private static final MathContext DIGITS = new MathContext(4);

  private final Loss loss;
  private final IdentityHashMap<Variable, Double> shares = new IdentityHashMap<>();
  private final IdentityHashMap<Variable, String> objectives = new IdentityHashMap<>();
  private final Map<Variable, List<Gradient>> gradients = new HashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final boolean weighted;

  Backward(Loss loss) {
    this.loss = loss;
    for (int i = 0; i < loss.outputs().size(); i++) {
      shares.merge(loss.outputs().get(i), loss.shares().get(i), Double::sum);
      objectives.merge(loss.outputs().get(i), loss.objectives().get(i), Backward::common);
    }
    this.weighted = loss.shares().stream().distinct().count() > 1;
  }

  Gradients walk(Critic critic, Parallel parallel) {
    List<Variable> roots = loss.outputs().stream().filter(Variable::requiresGrad).toList();
    for (List<Variable> level : Tape.levels(roots, Backward::trainableInputs)) {
      List<Criticism> edges = edges(level);
      List<Opinion> answers = parallel.map(edges, edge -> opinion(critic, edge));
      for (int i = 0; i < edges.size(); i++) {
        Criticism edge = edges.get(i);
        remarks.addAll(answers.get(i).remarks());
        answers.get(i).feedback().ifPresent(feedback -> add(edge, feedback));
      }
    }
    if (weighted) {
      gradients.values().forEach(list -> list.sort(HEAVIEST));
    }
    return new Gradients(gradients, remarks);
  }

  private static List<Variable> trainableInputs(Variable variable) {
    return variable
        .origin()
        .map(call -> call.inputs().stream().filter(Variable::requiresGrad).toList())
        .orElse(List.of());
  }

  private List<Criticism> edges(List<Variable> level) {
    List<Criticism> edges = new ArrayList<>();
    for (Variable output : level) {
      List<Gradient> onOutput = gradients.getOrDefault(output, List.of());
      Optional<Call> origin = output.origin();
      if (origin.isPresent() && isReached(output, origin.get(), onOutput)) {
        List<Variable> inputs = origin.get().inputs();
        for (int i = 0; i < inputs.size(); i++) {
          if (inputs.get(i).requiresGrad()) {
            edges.add(new Criticism(inputs.get(i), origin.get(), output, onOutput, i));
          }
        }
      }
    }
    return edges;
  }

  /** An evaluator inside the graph has something to say even when nobody after it has. */
  private boolean isReached(Variable output, Call origin, List<Gradient> onOutput) {
    return shares.containsKey(output) || !onOutput.isEmpty() || origin.evaluation().isPresent();
  }

  private Opinion opinion(Critic critic, Criticism edge) {
    if (edge.call().passesThrough()) {
      return new Opinion(GroundedCritic.joined(edge.onOutput()), List.of());
    }
    boolean end = shares.containsKey(edge.output());
    return edge.onOutput().isEmpty() && !end
        ? new Opinion(new GroundedCritic().criticise(edge), List.of())
        : critic.opinion(edge);
  }

  private void add(Criticism edge, Feedback feedback) {
    Provenance source =
        new Provenance(edge.call().purpose(), edge.output().role(), edge.call().conversation());
    double share = shares.getOrDefault(edge.output(), 0.0);
    double weight =
        weighted ? edge.onOutput().stream().mapToDouble(Gradient::weight).sum() + share : 1;
    String objective = objective(edge);
    Feedback marked = marked(scaled(edge, feedback, share), weight, objective);
    gradients
        .computeIfAbsent(edge.input(), variable -> new ArrayList<>())
        .add(new Gradient(marked, source, weight, objective));
  }

  /** The objective that all feedback on an edge is about; empty where it is about several. */
  private String objective(Criticism edge) {
    Stream<String> further = edge.onOutput().stream().map(Gradient::objective);
    return Stream.concat(Stream.ofNullable(objectives.get(edge.output())), further)
        .reduce(Backward::common)
        .orElse("");
  }

  private static String common(String one, String other) {
    return one.equals(other) ? one : "";
  }

  /** The feedback with its findings in units of the whole loss. */
  private Feedback scaled(Criticism edge, Feedback feedback, double share) {
    double part = edge.call().evaluation().map(Evaluation::loss).orElse(Double.NaN);
    boolean isWhole = share == 1 && part == loss.value();
    return share > 0 && !isWhole && edge.onOutput().isEmpty()
        ? new Feedback(
            feedback.text(),
            feedback.findings().stream()
                .map(finding -> finding.inLoss(share, part, loss.value()))
                .toList())
        : feedback;
  }

  /** The feedback with the objective and the weight said above it, where there are several. */
  private Feedback marked(Feedback feedback, double weight, String objective) {
    List<String> said = new ArrayList<>();
    if (!objective.isEmpty()) {
      said.add("for the objective " + objective);
    }
    if (weighted) {
      said.add("counts with weight " + number(weight) + " in the loss");
    }
    return said.isEmpty() || MARK.matcher(feedback.text()).find()
        ? feedback
        : new Feedback(
            "[" + String.join(", ", said) + "]\n" + feedback.text(), feedback.findings());
  }

  private static String number(double weight) {
    return new BigDecimal(weight).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
