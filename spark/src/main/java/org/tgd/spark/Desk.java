package org.tgd.spark;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.tgd.core.budget.Cost;
import org.tgd.core.jobs.JobResult;
import org.tgd.core.jobs.Leases;

/**
 * The driver's end of the line to the executors of one batch: it grants leases, takes results, each
 * job's first, and says whether a job is still wanted. Messages are arrays of texts, which any
 * machine can read. Thread-safe.
 */
final class Desk {
  private static final String WANTED = "wanted";
  private static final String DONE = "done";
  private static final String ASK = "ask";
  private static final String SETTLE = "settle";
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Leases leases;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<JobResult> results = new LinkedBlockingQueue<>();

  Desk(Leases leases) {
    this.leases = leases;
  }

  /** Results in the order in which they came. */
  BlockingQueue<JobResult> results() {
    return results;
  }

  /** Answers a message. */
  String[] answer(String... message) {
    return switch (message[0]) {
      case WANTED -> {
        leases.giveUp(message[1]); // of a try that was lost with its machine
        yield new String[] {told.contains(message[1]) ? NO : YES};
      }
      case DONE -> {
        if (told.add(message[1])) {
          results.add(new JobResult(message[1], message[2]));
        }
        yield new String[] {YES};
      }
      case ASK -> granted(leases.ask(message[1], cost(message)));
      case SETTLE -> {
        leases.settle(Long.parseLong(message[1]), cost(message));
        yield new String[] {YES};
      }
      default -> throw new IllegalArgumentException("no message of ours: " + message[0]);
    };
  }

  private static Cost cost(String... message) {
    return new Cost(
        Long.parseLong(message[2]), Long.parseLong(message[3]), Long.parseLong(message[4]), 0);
  }

  private static String[] granted(Leases.Grant grant) {
    return new String[] {
      grant.number().isPresent() ? Long.toString(grant.number().getAsLong()) : "",
      Long.toString(grant.after().toNanos()),
      grant.refusal().orElse("")
    };
  }

  /** Sends a message to the desk and returns its answer. */
  @FunctionalInterface
  interface Line {
    String[] ask(String... message);
  }

  /**
   * An executor's end of the line.
   *
   * @param line carries messages
   */
  record Caller(Line line) implements Leases {
    boolean isWanted(String job) {
      return line.ask(WANTED, job)[0].equals(YES);
    }

    void done(JobResult result) {
      line.ask(DONE, result.id(), result.text());
    }

    @Override
    public Grant ask(String holder, Cost atMost) {
      String[] answer = line.ask(message(ASK, holder, atMost));
      if (!answer[0].isEmpty()) {
        return Grant.of(Long.parseLong(answer[0]));
      }
      return answer[2].isEmpty()
          ? Grant.later(Duration.ofNanos(Long.parseLong(answer[1])))
          : Grant.refused(answer[2]);
    }

    @Override
    public void settle(long number, Cost spent) {
      line.ask(message(SETTLE, Long.toString(number), spent));
    }

    private static String[] message(String kind, String who, Cost cost) {
      return new String[] {
        kind,
        who,
        Long.toString(cost.calls()),
        Long.toString(cost.tokens()),
        Long.toString(cost.picoUsd())
      };
    }
  }
}
