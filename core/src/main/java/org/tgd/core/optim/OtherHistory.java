package org.tgd.core.optim;

import java.util.List;
import java.util.Map;
import org.tgd.core.Gradients;
import org.tgd.core.History;
import org.tgd.core.PastFeedback;
import org.tgd.core.Remark;
import org.tgd.core.Step;

/** A history that is another one but for what is overridden. */
interface OtherHistory extends History {
  /** The history that it is otherwise. */
  History history();

  @Override
  default int index() {
    return history().index();
  }

  @Override
  default List<Step> trajectory() {
    return history().trajectory();
  }

  @Override
  default List<Step> pool() {
    return history().pool();
  }

  @Override
  default Map<String, Double> items(Step candidate) {
    return history().items(candidate);
  }

  @Override
  default List<PastFeedback> memory() {
    return history().memory();
  }

  @Override
  default List<Remark> remarks() {
    return history().remarks();
  }

  @Override
  default Step parent(Step candidate) {
    return history().parent(candidate);
  }

  @Override
  default Gradients feedback(Step candidate) {
    return history().feedback(candidate);
  }
}
