package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that share out numbered blocks of work. Which thread does a block is left to chance, so
 * blocks must write to places of their own; results then do not depend on the number of threads.
 */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService helpers;

  private Workers(int threads) {
    this.threads = threads;
    this.helpers =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "planner");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** As many threads as told, at least 1; the calling thread is one of them. */
  public static Workers of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads was " + threads + "; must be 1 or more");
    }
    return new Workers(threads);
  }

  /** One thread per processor. */
  public static Workers ofAllProcessors() {
    return of(Runtime.getRuntime().availableProcessors());
  }

  /** The number of threads. */
  public int threads() {
    return threads;
  }

  /** Runs blocks 0 to {@code blocks - 1} and returns when all are done. */
  public void run(int blocks, IntConsumer block) {
    if (threads == 1 || blocks == 1) {
      for (int i = 0; i < blocks; i++) {
        block.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable loop =
        () -> {
          for (int i = next.getAndIncrement(); i < blocks; i = next.getAndIncrement()) {
            block.accept(i);
          }
        };
    List<Future<?>> pending = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, blocks); i++) {
      pending.add(helpers.submit(loop));
    }
    loop.run();
    pending.forEach(Workers::join);
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a block of work failed", failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while waiting for a block of work", interruption);
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
  }
}
