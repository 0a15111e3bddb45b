package org.tgd.core;

import java.util.IdentityHashMap;
import java.util.List;

/** A history of one line of incumbents, of which only the last one's feedback is known. */
record Told(List<Step> trajectory, List<PastFeedback> memory, Step incumbent, Gradients gradients)
    implements History {
  Told {
    trajectory = List.copyOf(trajectory);
    memory = List.copyOf(memory);
  }

  @Override
  public int index() {
    return trajectory.stream().mapToInt(Step::index).max().orElse(0) + 1;
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public Step parent(Step candidate) {
    return parents().getOrDefault(candidate, candidate);
  }

  /** Each candidate was made from the incumbent of its time. */
  private IdentityHashMap<Step, Step> parents() {
    IdentityHashMap<Step, Step> parents = new IdentityHashMap<>();
    Step present = trajectory.isEmpty() ? incumbent : trajectory.get(0);
    Step next = present;
    int index = 0;
    for (Step step : trajectory) {
      if (step.index() != index) {
        present = next;
        index = step.index();
      }
      parents.put(step, present);
      next = step.accepted() ? step : next;
    }
    return parents;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a candidate may come back: each time is another
  public Gradients feedback(Step candidate) {
    if (candidate != incumbent) {
      throw new IllegalArgumentException("only the incumbent's feedback is known");
    }
    return gradients;
  }
}
