package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Started boxes of one kind, kept ready. A box that may be used again comes back; for each other
 * one that is taken, the next is started in the background.
 */
final class Boxes implements AutoCloseable, Session.Home {
  private static final long START_NANOS = 20_000_000_000L;

  /**
   * A box that has said it is ready.
   *
   * @param box the box
   * @param greeting what it said
   */
  record Ready(Box box, String greeting) {
    /** Whether it can run one job after another. */
    boolean reusable() {
      return greeting.contains("\"reusable\": true");
    }
  }

  private final Spawner spawner;
  private final Provider provider;
  private final Program program;
  private final boolean reuse;
  private final int spare;
  private final Deque<Ready> ready = new ArrayDeque<>();
  private final ExecutorService background;
  private int starting;
  private boolean closed;

  Boxes(Spawner spawner, Provider provider, Program program, boolean reuse, int spare) {
    this.spawner = spawner;
    this.provider = provider;
    this.program = program;
    this.reuse = reuse;
    this.spare = spare;
    this.background =
        Executors.newFixedThreadPool(
            Math.max(1, spare),
            task -> {
              var thread = new Thread(task, "sandbox-starter");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts one box and awaits its greeting. */
  static Ready start(Spawner spawner, Provider provider, Program program) {
    Box box;
    try {
      box = Box.start(spawner, provider.wrap(program).orElseThrow());
    } catch (IOException e) {
      throw new SandboxException(provider.name() + " does not start: " + e.getMessage());
    }
    try {
      Optional<Frame> first = box.poll(START_NANOS);
      if (first.isPresent() && first.get().kind() == 'S') {
        return new Ready(
            box, new String(first.get().content(), java.nio.charset.StandardCharsets.UTF_8));
      }
      String said = first.isEmpty() ? "no sign of life" : "ended at once";
      box.exitCode();
      String notes = box.notes();
      box.close();
      throw new SandboxException(provider.name() + ": " + said + ". " + notes);
    } catch (InterruptedException e) {
      box.close();
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a sandbox was started");
    }
  }

  /** Adds a started box. */
  synchronized void add(Ready box) {
    ready.push(box);
  }

  /** Starts boxes in the background until the spare ones are there. */
  synchronized void refill() {
    while (!closed && ready.size() + starting < spare) {
      starting++;
      background.execute(this::startSpare);
    }
  }

  private void startSpare() {
    try {
      Ready box = start(spawner, provider, program);
      boolean late;
      synchronized (this) {
        late = closed;
        if (!late) {
          ready.add(box);
        }
      }
      if (late) {
        box.box().close();
      }
    } catch (SandboxException e) {
      // whoever takes a box next starts one and meets the reason
    } finally {
      synchronized (this) {
        starting--;
        notifyAll();
      }
    }
  }

  /** A box that is ready; waits for one that is being started, else starts one. */
  Ready take() {
    Optional<Ready> found = waiting();
    if (!reuse) {
      refill();
    }
    return found.orElseGet(() -> start(spawner, provider, program));
  }

  private synchronized Optional<Ready> waiting() {
    try {
      while (ready.isEmpty() && starting > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    while (!ready.isEmpty()) {
      Ready box = ready.pop();
      if (box.box().isAlive()) {
        return Optional.of(box);
      }
      box.box().close();
    }
    return Optional.empty();
  }

  @Override
  public void takeBack(Box box, boolean usable) {
    synchronized (this) {
      if (usable && reuse && !closed) {
        ready.push(new Ready(box, ""));
        return;
      }
    }
    try {
      background.execute(box::close);
    } catch (RejectedExecutionException e) {
      box.close();
    }
  }

  @Override
  public void close() {
    Deque<Ready> left;
    synchronized (this) {
      closed = true;
      left = new ArrayDeque<>(ready);
      ready.clear();
    }
    background.shutdown();
    left.forEach(box -> box.box().close());
    try {
      if (!background.awaitTermination(15, java.util.concurrent.TimeUnit.SECONDS)) {
        background.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
