package org.tgd.core.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Runs independent tasks at once, up to a cap, and joins their results in task order. The calling
 * thread works too, so nested sections cannot starve one another. Thread-safe.
 */
public final class Parallel implements AutoCloseable {
  /** Runs one task after the other in the calling thread. */
  public static final Parallel SEQUENTIAL = new Parallel(1);

  private final int cap;
  private final Semaphore helpers;
  private final Optional<ExecutorService> pool;

  private Parallel(int cap) {
    this.cap = cap;
    this.helpers = new Semaphore(cap - 1);
    this.pool = cap == 1 ? Optional.empty() : Optional.of(newPool());
  }

  /**
   * Runs up to {@code cap} tasks at once.
   *
   * @param cap the largest number of tasks in flight, at least 1
   */
  public static Parallel of(int cap) {
    if (cap < 1) {
      throw new IllegalArgumentException("cap was " + cap + "; must be 1 or more");
    }
    return new Parallel(cap);
  }

  private static ExecutorService newPool() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "tgd-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The largest number of tasks in flight. */
  public int cap() {
    return cap;
  }

  /**
   * Applies a function to all items and returns the results in item order. If tasks fail, no
   * further task is started, the running ones are waited for, and the failure of the first failed
   * item is thrown.
   */
  public <T, R> List<R> map(List<T> items, Function<T, R> function) {
    Partial<R> partial = attempt(items, function);
    if (partial.failure().isPresent()) {
      throw partial.failure().get();
    }
    return partial.done();
  }

  /**
   * Applies a function to all items, and keeps what was finished when a task fails: no further task
   * is started then, and the running ones are waited for.
   */
  public <T, R> Partial<R> attempt(List<T> items, Function<T, R> function) {
    if (items.isEmpty()) {
      return new Partial<>(List.of(), Optional.empty());
    }
    Section<T, R> section = new Section<>(items, function);
    pool.ifPresent(threads -> section.invite(threads, helpers));
    section.work();
    return section.join();
  }

  /**
   * What became of a section.
   *
   * @param done the results of the tasks that were finished, in item order; all of them where there
   *     is no failure
   * @param failure the failure of the first failed item
   */
  public record Partial<R>(List<R> done, Optional<RuntimeException> failure) {
    /** Copies the results. */
    public Partial {
      done = List.copyOf(done);
    }
  }

  /** Ends the threads once their tasks are done. */
  @Override
  public void close() {
    pool.ifPresent(ExecutorService::shutdown);
  }

  /** One parallel section: tasks are claimed by index, whoever comes first. */
  private static final class Section<T, R> {
    private final List<T> items;
    private final Function<T, R> function;
    private final Optional<Lane.Fork> lanes;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicReferenceArray<Outcome<R>> outcomes;
    private final CountDownLatch open;

    Section(List<T> items, Function<T, R> function) {
      this.items = items;
      this.function = function;
      this.lanes = Lane.current().map(lane -> lane.fork(items.size()));
      this.outcomes = new AtomicReferenceArray<>(items.size());
      this.open = new CountDownLatch(items.size());
    }

    void invite(ExecutorService threads, Semaphore permits) {
      for (int i = 1; i < items.size() && permits.tryAcquire(); i++) {
        threads.execute(
            () -> {
              try {
                work();
              } finally {
                permits.release();
              }
            });
      }
    }

    void work() {
      for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
        int index = i;
        try {
          if (!failed.get()) {
            lanes.ifPresentOrElse(fork -> fork.run(index, () -> one(index)), () -> one(index));
          }
        } finally {
          open.countDown();
        }
      }
    }

    // A task's failure of any kind belongs to the caller of map, in whose thread it is thrown
    // again.
    private boolean one(int index) {
      try {
        outcomes.set(index, new Outcome<>(Optional.of(function.apply(items.get(index))), null));
        return true;
      } catch (RuntimeException | Error failure) {
        failed.set(true);
        outcomes.set(index, new Outcome<>(Optional.empty(), failure));
        return false;
      }
    }

    Partial<R> join() {
      await();
      List<R> results = new ArrayList<>(items.size());
      Optional<RuntimeException> first = Optional.empty();
      for (int i = 0; i < items.size(); i++) {
        Outcome<R> outcome = outcomes.get(i);
        if (outcome == null) {
          continue;
        }
        if (outcome.failure() instanceof Error failure) {
          throw failure;
        }
        outcome.result().ifPresent(results::add);
        first = first.or(() -> Optional.ofNullable((RuntimeException) outcome.failure()));
      }
      return new Partial<>(results, first);
    }

    private void await() {
      boolean interrupted = false;
      while (true) {
        try {
          open.await();
          break;
        } catch (InterruptedException e) {
          failed.set(true);
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException("the parallel section was interrupted");
      }
    }
  }

  private record Outcome<R>(Optional<R> result, Throwable failure) {}
}
