package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.tgd.codeeval.problem.Language;

/** Who judges solutions: sandboxes of this process, or of machines elsewhere. */
interface Judges extends AutoCloseable {
  /** Starts sandboxes for that language, which takes a while, beside what else is to be done. */
  void prepare(Language language);

  /**
   * Judges all.
   *
   * @param jobs what to judge by its place
   * @param each told of each place's row, one at a time, in any order
   */
  void judge(SortedMap<Integer, JudgeJob> jobs, BiConsumer<Integer, ObjectNode> each)
      throws InterruptedException;

  @Override
  void close();
}
