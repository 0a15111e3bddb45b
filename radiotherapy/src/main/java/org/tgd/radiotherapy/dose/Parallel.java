package org.tgd.radiotherapy.dose;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs numbered, independent tasks on a fixed number of threads. */
final class Parallel {
  private Parallel() {}

  /** Runs tasks 0 to n - 1; what each does must not depend on the others. */
  static void forEach(int n, int threads, IntConsumer task) {
    if (threads == 1 || n <= 1) {
      for (int i = 0; i < n; i++) {
        task.accept(i);
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, n));
    try {
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < Math.min(threads, n); t++) {
        done.add(pool.submit(() -> drain(next, n, task)));
      }
      for (Future<?> future : done) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static void drain(AtomicInteger next, int n, IntConsumer task) {
    for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
      task.accept(i);
    }
  }
}
