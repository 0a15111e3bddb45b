package org.tgd.core.budget;

/**
 * The next call does not fit into the budget; it was not made. The loop keeps its best so far,
 * writes a checkpoint, and a command ends with code 3.
 */
public final class BudgetExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exhausted budget; the message names the limit, what was spent, and what did not fit. */
  public BudgetExhaustedException(String message) {
    super(message);
  }
}
