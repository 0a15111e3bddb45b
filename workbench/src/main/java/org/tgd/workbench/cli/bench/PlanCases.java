package org.tgd.workbench.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.workbench.cli.plan.CaseNames;
import org.tgd.workbench.cli.plan.GoalSetNames;
import picocli.CommandLine.Option;

/** On which patients a study of plans is taken, and by which goals. */
final class PlanCases {
  private static final int PATIENTS = 5;

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      paramLabel = "CASE",
      description = "A patient, as for plan solve; repeatable (default: phantom:prostate-1 to 5).")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--goals",
      completionCandidates = GoalSetNames.class,
      paramLabel = "GOALS",
      defaultValue = "prostate-70.2",
      description = "Goal set: a YAML file or a built-in name (default: ${DEFAULT-VALUE}).")
  private String goals;

  /** Whether exactly one patient was named. */
  boolean isOne() {
    return cases.size() == 1;
  }

  List<String> places() {
    return cases.isEmpty()
        ? IntStream.rangeClosed(1, PATIENTS).mapToObj(i -> "phantom:prostate-" + i).toList()
        : List.copyOf(cases);
  }

  GoalSet goals() {
    return RadiotherapyDomain.goals(goals);
  }
}
