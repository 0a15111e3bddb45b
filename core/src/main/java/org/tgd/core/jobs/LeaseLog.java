package org.tgd.core.jobs;

import org.tgd.core.budget.Cost;

/** Written to whenever a lease is granted or settled, so that any kill leaves a true account. */
public interface LeaseLog {
  /** Keeps nothing. */
  LeaseLog NONE =
      new LeaseLog() {
        @Override
        public void granted(long number, String holder, Cost atMost) {
          // not kept
        }

        @Override
        public void settled(long number, Cost spent) {
          // not kept
        }
      };

  /** A request may be made, that can cost so much at most. */
  void granted(long number, String holder, Cost atMost);

  /** A request has ended. */
  void settled(long number, Cost spent);
}
