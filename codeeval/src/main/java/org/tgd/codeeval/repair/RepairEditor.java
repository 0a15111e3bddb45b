package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Edits programs without a model: first the changes that the evaluator tried with success, best
 * loss first; then untried mutations at the lines that the findings suspect. What it has seen
 * judged it does not propose again. It knows small slips only and understands nothing of what the
 * program is for.
 */
public final class RepairEditor implements Editor {
  private static final double UNSEEN = 0.0005;
  private final Problem problem;
  private final Language language;
  private final Locked locked;
  private final Set<String> judged = ConcurrentHashMap.newKeySet();

  /** An editor of solutions of that problem. */
  public RepairEditor(Problem problem, Language language) {
    this(problem, language, Locked.NONE);
  }

  /** The same, which leaves the locked lines alone. */
  public RepairEditor(Problem problem, Language language, Locked locked) {
    this.locked = requireNonNull(locked, "locked");
    this.problem = requireNonNull(problem, "problem");
    this.language = requireNonNull(language, "language");
  }

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    String code = edit.variable().value();
    judged.add(code);
    edit.attempts().forEach(attempt -> judged.add(attempt.value()));
    edit.rejected().forEach(attempt -> judged.add(attempt.value()));
    Set<String> known = Set.copyOf(judged);
    Set<String> proposals = new LinkedHashSet<>();
    for (Change change : changes(edit)) {
      LineChange.apply(code, change)
          .filter(text -> !known.contains(text) && locked.keptBy(text))
          .ifPresent(proposals::add);
    }
    if (proposals.size() < n && !edit.findings().isEmpty()) {
      mutations(code, edit.findings(), random).stream()
          .map(mutation -> mutation.apply(code))
          .filter(text -> !known.contains(text))
          .limit(n)
          .forEach(proposals::add);
    }
    return proposals.stream().limit(n).toList();
  }

  private static List<Change> changes(Edit edit) {
    var changes = new ArrayList<Change>();
    edit.findings().forEach(finding -> changes.addAll(finding.changes()));
    changes.sort(
        Comparator.comparingDouble(change -> change.predictedLoss().orElse(Double.MAX_VALUE)));
    return changes;
  }

  private List<Mutation> mutations(String code, List<Finding> findings, RandomGenerator random) {
    Map<Integer, Double> weights = new HashMap<>();
    for (Finding finding : findings) {
      LineChange.line(finding.about())
          .ifPresent(l -> weights.merge(l, finding.weight(), Math::max));
    }
    record Drawn(Mutation mutation, double score) {}
    return Mutations.of(code, language, problem.signature(), locked).stream()
        .map(
            m ->
                new Drawn(
                    m,
                    weights.getOrDefault(m.line(), UNSEEN)
                        * m.prior()
                        * (0.5 + random.nextDouble())))
        .sorted(Comparator.comparingDouble((Drawn drawn) -> -drawn.score()))
        .map(Drawn::mutation)
        .toList();
  }
}
