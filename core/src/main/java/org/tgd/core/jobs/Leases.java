package org.tgd.core.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.tgd.core.budget.Cost;

/**
 * Who is asked before each request to a model, so that jobs on any number of machines keep to one
 * rate and one budget. Thread-safe.
 */
public interface Leases {
  /** No limit at all. */
  Leases FREE =
      new Leases() {
        @Override
        public Grant ask(String holder, Cost atMost) {
          return Grant.of(0);
        }

        @Override
        public void settle(long number, Cost spent) {
          // nobody counts
        }
      };

  /**
   * Asks for one request.
   *
   * @param holder the job that wants to make it
   * @param atMost what it can cost at most
   */
  Grant ask(String holder, Cost atMost);

  /**
   * Tells what a granted request did cost.
   *
   * @param number the number of its grant
   */
  void settle(long number, Cost spent);

  /**
   * Forgets a holder that is lost or begins anew: what it leased and never settled counts at the
   * most it can have cost.
   */
  default void giveUp(String holder) {
    // who counts nothing has nothing to forget
  }

  /**
   * The answer to one who asks.
   *
   * @param number of the lease, where it is granted
   * @param after how long to ask again, where it is not granted yet
   * @param refusal why it will never be, where it will not
   */
  record Grant(OptionalLong number, Duration after, Optional<String> refusal) {
    /** The request may be made. */
    public static Grant of(long number) {
      return new Grant(OptionalLong.of(number), Duration.ZERO, Optional.empty());
    }

    /** Not yet. */
    public static Grant later(Duration after) {
      return new Grant(OptionalLong.empty(), after, Optional.empty());
    }

    /** Never. */
    public static Grant refused(String reason) {
      return new Grant(OptionalLong.empty(), Duration.ZERO, Optional.of(reason));
    }
  }
}
