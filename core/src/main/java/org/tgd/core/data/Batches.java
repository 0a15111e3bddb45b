package org.tgd.core.data;

import static java.util.Objects.requireNonNull;

import org.tgd.core.input.InputException;

/**
 * How a run goes through a data set.
 *
 * @param size how many items a step is judged on; 0 for all that are for training
 * @param order how the items of a batch are drawn
 * @param validation share of the items that is kept for validation, 0 or more and below 1
 * @param test share of the items on which nothing is judged but the start and the best at the end,
 *     0 or more; both shares together leave at least one item
 * @param every after how many steps the incumbent is validated, 1 or more
 * @param margin by how many standard errors of the paired differences a candidate has to be better
 *     to be accepted, 0 or more
 */
public record Batches(
    int size, Order order, double validation, double test, int every, double margin) {
  /** Every step is judged on all items, and nothing is kept back. */
  public static final Batches ALL = new Batches(0, Order.EPOCH, 0, 0, 1, 0);

  /** How the items of a batch are drawn. */
  public enum Order {
    /** All items in a shuffled order, then all in another. */
    EPOCH,
    /** Each batch out of all items, so that an item may come again in the next one. */
    REPLACEMENT
  }

  /**
   * Checks the ranges.
   *
   * @throws InputException if one is not kept
   */
  public Batches {
    requireNonNull(order, "order");
    if (size < 0) {
      throw new InputException("--batch-size was " + size + "; must be 1 or more");
    }
    requireShare("--val-share", validation);
    requireShare("--test-share", test);
    if (validation + test >= 1) {
      throw new InputException(
          "--val-share and --test-share were %s and %s; together they must be below 1"
              .formatted(validation, test));
    }
    if (every < 1) {
      throw new InputException("--validate-every was " + every + "; must be 1 or more");
    }
    if (!(margin >= 0) || Double.isInfinite(margin)) {
      throw new InputException("--accept-margin was " + margin + "; must be 0 or more");
    }
  }

  private static void requireShare(String option, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new InputException(option + " was " + share + "; must be 0 or more and below 1");
    }
  }

  /** Whether there is anything to do but to judge every candidate on all items. */
  public boolean isPlain() {
    return equals(ALL);
  }
}
