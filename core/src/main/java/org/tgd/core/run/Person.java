package org.tgd.core.run;

/** Somebody who answers questions. Asked by one thread at a time. */
@FunctionalInterface
public interface Person {
  /**
   * Asks and waits for the answer.
   *
   * @param question what is asked, several lines
   * @return the answer, several lines; empty for none
   * @throws org.tgd.core.engine.EngineException if nobody answers
   */
  String answer(String question);

  /**
   * Asks about a candidate and waits for the answer.
   *
   * @throws org.tgd.core.engine.EngineException if nobody answers
   */
  default String answer(Inquiry about) {
    return answer(about.whole());
  }
}
