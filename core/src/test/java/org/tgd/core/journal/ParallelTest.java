package org.tgd.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private static List<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  private static boolean meets(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return false;
    }
  }

  @Test
  void resultsStandInItemOrder() {
    try (Parallel parallel = Parallel.of(8)) {
      assertThat(parallel.map(numbers(1000), i -> i * 2))
          .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i * 2).toList());
      assertThat(parallel.map(List.<Integer>of(), i -> i)).isEmpty();
      assertThat(parallel.cap()).isEqualTo(8);
    }
  }

  @Test
  void asManyTasksAsTheCapAreInFlightAndNoMore() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier four = new CyclicBarrier(4);
    try (Parallel parallel = Parallel.of(4)) {
      List<Boolean> met =
          parallel.map(
              numbers(12),
              i -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                boolean all = meets(four);
                running.decrementAndGet();
                return all;
              });
      assertThat(met).containsOnly(true);
    }
    assertThat(most).hasValue(4);
  }

  @Test
  void nestedSectionsNeitherStarveNorExceedTheCap() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Parallel parallel = Parallel.of(3)) {
      List<Integer> sums =
          parallel.map(
              numbers(20),
              i ->
                  parallel
                      .map(
                          numbers(20),
                          j -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            running.decrementAndGet();
                            return i * j;
                          })
                      .stream()
                      .mapToInt(Integer::intValue)
                      .sum());
      assertThat(sums).hasSize(20).last().isEqualTo(19 * 190);
    }
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void theFailureOfTheFirstFailedItemIsThrown() {
    CyclicBarrier two = new CyclicBarrier(2);
    try (Parallel parallel = Parallel.of(2)) {
      assertThatThrownBy(
              () ->
                  parallel.map(
                      numbers(2),
                      i -> {
                        meets(two);
                        throw new IllegalStateException("item " + i);
                      }))
          .hasMessage("item 0");
    }
  }

  @Test
  void afterAFailureNoFurtherTaskIsStarted() {
    AtomicInteger started = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Parallel.SEQUENTIAL.map(
                    numbers(10),
                    i -> {
                      started.incrementAndGet();
                      throw new AssertionError("item " + i);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("item 0");
    assertThat(started).hasValue(1);
  }

  @Test
  void anInterruptedSectionEndsAndKeepsTheFlag() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Parallel parallel = Parallel.of(2)) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  parallel.map(
                      numbers(2),
                      i -> {
                        if (Thread.currentThread().getName().startsWith("tgd-")) {
                          inside.countDown();
                          await(go);
                        } else {
                          await(inside);
                        }
                        return i;
                      });
                } catch (CancellationException e) {
                  thrown.set(e);
                }
                flag.set(Thread.currentThread().isInterrupted());
              });
      caller.start();
      inside.await();
      caller.interrupt();
      go.countDown();
      caller.join();
    }
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    assertThat(flag.get()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCapBelowOneIsRefused() {
    assertThatThrownBy(() -> Parallel.of(0)).hasMessage("cap was 0; must be 1 or more");
  }
}
