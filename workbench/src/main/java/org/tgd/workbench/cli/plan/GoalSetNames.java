package org.tgd.workbench.cli.plan;

import java.util.Iterator;
import org.tgd.radiotherapy.goal.GoalParser;

/** What a shell may put in for goals: the sets that are built in. */
public final class GoalSetNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return GoalParser.builtIn().iterator();
  }
}
