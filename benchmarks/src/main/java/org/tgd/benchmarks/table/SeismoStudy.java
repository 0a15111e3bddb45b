package org.tgd.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.oracle.SeismoTargets;
import org.tgd.chem.search.ScoreSearch;
import org.tgd.core.journal.Parallel;

/**
 * Similar but druglike in 50 calls (SEISMO, arXiv 2602.00663): half the Tanimoto similarity of
 * MACCS keys to a target, half QED, the target itself excluded. Both ways of counting, and the
 * strict rule, by which no stereoisomer of the target counts as similar either.
 *
 * @param targets the molecules to come close to
 * @param calls counted calls of a run; 50 in the protocol
 * @param seeds runs of each target, with seeds 1 to this
 */
public record SeismoStudy(List<SeismoTarget> targets, int calls, int seeds) {
  private static final ScoreSearch.Effort EFFORT = new ScoreSearch.Effort(4, 60);

  private static final List<SearchMethod> METHODS =
      List.of(
          SearchMethod.TOLD,
          SearchMethod.TOLD_PROPOSALS,
          SearchMethod.BLIND,
          SearchMethod.GRAPH_GA);

  /** Copies the targets. */
  public SeismoStudy {
    targets = List.copyOf(targets);
  }

  private record Arm(SearchMethod method, boolean strict) {
    String label() {
      return method.label() + (strict ? ", strict exclusion" : "");
    }
  }

  private static List<Arm> arms() {
    List<Arm> arms = new ArrayList<>();
    for (SearchMethod method : METHODS) {
      arms.add(new Arm(method, false));
      if (method.information().equals("I1")) {
        arms.add(new Arm(method, true));
      }
    }
    return arms;
  }

  /** Takes the runs that are not finished; a row for each method and way of counting. */
  public List<SummaryRow> run(SearchStudy study, Parallel parallel) {
    List<SummaryRow> rows = new ArrayList<>();
    for (Arm arm : arms()) {
      List<SearchTask> tasks = targets.stream().map(target -> task(target, arm)).toList();
      List<SearchRun> runs =
          study.run(SearchStudy.jobs(tasks, List.of(arm.method()), seeds), parallel);
      rows.add(row(arm, runs));
    }
    return List.copyOf(rows);
  }

  private SearchTask task(SeismoTarget target, Arm arm) {
    return new SearchTask(
        (arm.strict() ? "strict-" : "target-") + target.name(),
        SeismoTargets.objective(target.molecule(), arm.strict()),
        arm.method().information().equals("I1") ? List.of() : Starts.fragments(),
        calls,
        1,
        EFFORT);
  }

  private SummaryRow row(Arm arm, List<SearchRun> runs) {
    TopCurve curve = new TopCurve(1, 1, calls);
    return new SummaryRow(
        arm.label(),
        arm.method().information(),
        arm.method().counted(),
        runs.stream().mapToDouble(run -> curve.area(run.values())).average().orElse(0),
        runs.stream().mapToDouble(SearchRun::best).average().orElse(0),
        targets.size(),
        seeds);
  }

  /** What others published, for the 20 published targets and 50 calls. */
  public static List<SummaryRow> published() {
    return Published.SEISMO;
  }

  /** The file {@code summary.csv}. */
  public static String csv(List<SummaryRow> rows) {
    StringBuilder text = new StringBuilder("method,information,counted,auc,best,targets,seeds\n");
    rows.forEach(row -> text.append(row.csv()).append('\n'));
    return text.toString();
  }

  /** What the columns mean. */
  public List<String> legend() {
    return List.of(
        String.format(
            Locale.ROOT,
            "AUC of the best so far over %d calls and best at the end, means over targets and"
                + " seeds.",
            calls),
        "Counted 'proposals': molecules handed to the scorer; the search computes the objective of"
            + " all that it draws.",
        "Counted 'every tried edit': the objective, a similarity or QED is computed of no molecule"
            + " that is not counted; formula, counts of atoms and rings, molecular weight and"
            + " wanted patterns are read off what is drawn.",
        "I1: told the objective with the target; I0: told the number of each call, nothing else,"
            + " from acetamide, pentane and benzene.",
        "Strict exclusion: a stereoisomer of the target gets no similarity either.");
  }
}
