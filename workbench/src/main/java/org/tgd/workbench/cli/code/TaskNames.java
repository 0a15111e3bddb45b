package org.tgd.workbench.cli.code;

import java.util.Iterator;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;

/** What a shell may put in for a task: those that are built in. */
final class TaskNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return ProblemFile.builtIn().stream().map(Problem::taskId).iterator();
  }
}
