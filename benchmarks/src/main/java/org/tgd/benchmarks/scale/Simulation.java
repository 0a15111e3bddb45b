package org.tgd.benchmarks.scale;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A discrete-event simulation of many runs: as many at once as may be in flight; each call waits
 * for its turn at the shared limiter, takes an exponentially distributed time, may fail, and is
 * followed by an evaluation on one of the processors. A run that ends makes place for the next.
 */
public final class Simulation {
  private final Load load;
  private final Service service;
  private final SplittableRandom random;
  private final double[] cores;
  private double nextTurn;
  private long paid;
  private long failed;
  private long again;
  private double ended;

  /**
   * What came out.
   *
   * @param seconds until the last run ended
   * @param paid calls that were paid for
   * @param wasted paid calls that brought nothing: failures, and what was done again
   * @param usd what they cost
   */
  public record Result(double seconds, long paid, long wasted, double usd) {}

  /** A run in flight. */
  private static final class Run {
    private double time;
    private int done;
    private int paidSinceStart;
    private boolean answered;

    void restart() {
      done = 0;
      paidSinceStart = 0;
    }
  }

  private Simulation(Load load, Service service, long seed) {
    this.load = requireNonNull(load, "load");
    this.service = requireNonNull(service, "service");
    this.random = new SplittableRandom(seed);
    this.cores = new double[service.cores()];
  }

  /**
   * Simulates.
   *
   * @param seed the source of all randomness
   */
  public static Result of(Load load, Service service, long seed) {
    return new Simulation(load, service, seed).run();
  }

  private Result run() {
    PriorityQueue<Run> flying = new PriorityQueue<>(Comparator.comparingDouble(run -> run.time));
    long started = Math.min(service.inFlight(), load.runs());
    for (long i = 0; i < started; i++) {
      flying.add(new Run());
    }
    long left = load.runs() - started;
    while (!flying.isEmpty()) {
      Run run = flying.poll();
      if (run.answered) {
        evaluate(run);
      } else {
        call(run);
      }
      if (run.done < load.calls()) {
        flying.add(run);
      } else {
        ended = Math.max(ended, run.time);
        if (left > 0) {
          left--;
          run.restart();
          flying.add(run);
        }
      }
    }
    return new Result(ended, paid, failed + again, service.usd((double) paid));
  }

  /** One call, or what the cache has of it. */
  private void call(Run run) {
    if (random.nextDouble() >= load.cached()) {
      double turn = Math.max(run.time, nextTurn);
      nextTurn = turn + service.secondsBetweenCalls();
      run.time = turn - service.latencySeconds() * Math.log(1 - random.nextDouble());
      paid++;
      if (random.nextDouble() < load.failing()) {
        failed++;
        if (!load.journaled()) {
          again += run.paidSinceStart;
          run.restart();
        }
        return;
      }
      run.paidSinceStart++;
    }
    if (load.evaluatorSeconds() == 0) {
      run.done++;
    } else {
      run.answered = true; // its turn at the processors comes when the answer is there
    }
  }

  private void evaluate(Run run) {
    run.answered = false;
    run.done++;
    int free = 0;
    for (int i = 1; i < cores.length; i++) {
      free = cores[i] < cores[free] ? i : free;
    }
    double begin = Math.max(run.time, cores[free]);
    cores[free] = begin + load.evaluatorSeconds();
    run.time = cores[free];
  }
}
