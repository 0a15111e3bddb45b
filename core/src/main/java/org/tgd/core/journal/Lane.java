package org.tgd.core.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The place of the current work in the order of a run. A run is a tree of lanes: each parallel
 * section forks one lane per task. What happens on a lane is numbered, so every call has an
 * identifier that does not depend on the number of threads or on their timing. The lane travels
 * with the thread that works on it, as a scoped value would.
 */
final class Lane {
  private static final ThreadLocal<Lane> CURRENT = new ThreadLocal<>();

  private final Journal journal;
  private final Optional<Fork> fork;
  private final String prefix;
  private int next;

  /** Lines that must wait until all work before this lane has been written. */
  private final List<String> held = new ArrayList<>();

  private boolean atFront;
  private boolean finished;

  private Lane(Journal journal, Optional<Fork> fork, String prefix, boolean atFront) {
    this.journal = journal;
    this.fork = fork;
    this.prefix = prefix;
    this.atFront = atFront;
  }

  static Lane root(Journal journal) {
    return new Lane(journal, Optional.empty(), "", true);
  }

  static Optional<Lane> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** The identifier of the next event on this lane. Called only by the thread that works on it. */
  String nextId() {
    return prefix + next++;
  }

  /** The identifier that the next event will have. */
  String peekId() {
    return prefix + next;
  }

  /** A parallel section of this lane. */
  Fork fork(int tasks) {
    return new Fork(this, tasks);
  }

  /** Works on this lane in the current thread. */
  void run(Runnable work) {
    Lane before = CURRENT.get();
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /**
   * Passes a line towards the file, or holds it until the work before it is written.
   *
   * @return whether the line reached the file
   */
  boolean emit(String line) {
    if (!atFront) {
      held.add(line);
      return false;
    }
    if (fork.isPresent()) {
      return fork.get().parent.emit(line);
    }
    journal.append(line);
    return true;
  }

  /** The lanes of one parallel section, in the order of its tasks. */
  static final class Fork {
    private final Lane parent;
    private final List<Lane> lanes;
    private int front;

    private Fork(Lane parent, int tasks) {
      this.parent = parent;
      String section = parent.nextId() + ".";
      lanes = new ArrayList<>(tasks);
      for (int i = 0; i < tasks; i++) {
        lanes.add(new Lane(parent.journal, Optional.of(this), section + i + ".", i == 0));
      }
    }

    /**
     * Does a task on its lane. If it succeeds, the lines of the tasks behind it may pass; if it
     * fails they wait, since on resume the task is done again and its lines come first.
     */
    void run(int task, BooleanSupplier work) {
      Lane lane = lanes.get(task);
      lane.run(
          () -> {
            if (work.getAsBoolean()) {
              synchronized (parent.journal) {
                lane.finished = true;
                release();
              }
            }
          });
    }

    private void release() {
      while (lanes.get(front).finished && front + 1 < lanes.size()) {
        front++;
        Lane lane = lanes.get(front);
        lane.atFront = true;
        lane.held.forEach(line -> parent.journal.released(parent.emit(line)));
        lane.held.clear();
      }
    }
  }
}
