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
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Parallel;

/**
 * One walk from the end of a graph to its leaves. A node that no feedback reached is left alone,
 * and so is all behind it that is reached by no other way: no feedback, no call.
 */
final class Backward {
  private static final Comparator<Gradient> HEAVIEST =
      Comparator.comparingDouble(Gradient::weight).reversed();

  /** How the text of feedback on a weighted part begins. */
  private static final String MARK = "[counts with weight ";

  private static final MathContext DIGITS = new MathContext(4);

  private final Loss loss;
  private final IdentityHashMap<Variable, Double> shares = new IdentityHashMap<>();
  private final Map<Variable, List<Gradient>> gradients = new HashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final boolean weighted;

  Backward(Loss loss) {
    this.loss = loss;
    for (int i = 0; i < loss.outputs().size(); i++) {
      shares.merge(loss.outputs().get(i), loss.shares().get(i), Double::sum);
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
    gradients
        .computeIfAbsent(edge.input(), variable -> new ArrayList<>())
        .add(new Gradient(scaled(edge, feedback, share, weight), source, weight));
  }

  /** The feedback in units of the whole loss; said in its text where parts count differently. */
  private Feedback scaled(Criticism edge, Feedback feedback, double share, double weight) {
    double part = edge.call().evaluation().map(Evaluation::loss).orElse(Double.NaN);
    List<Finding> findings =
        share > 0 && share != 1 && edge.onOutput().isEmpty()
            ? feedback.findings().stream()
                .map(finding -> finding.inLoss(share, part, loss.value()))
                .toList()
            : feedback.findings();
    String text =
        weighted && !feedback.text().contains(MARK)
            ? MARK + number(weight) + " in the loss]\n" + feedback.text()
            : feedback.text();
    return new Feedback(text, findings);
  }

  private static String number(double weight) {
    return new BigDecimal(weight).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
