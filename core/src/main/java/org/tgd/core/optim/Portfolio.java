package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Several strategies under one budget: one goes on until {@code patience} steps brought nothing
 * better, then another takes over and works on the best of all, or from the start again. First each
 * gets its turn, in order; then the one whose last turn brought something better most often for the
 * candidates that it had judged, of equal ones the one that waited longest. Which one is at work
 * follows from the trajectory alone.
 *
 * @param members the strategies, at least 1
 * @param patience after how many steps without anything better the next takes over, at least 1
 * @param restart where it begins
 * @param better what counts as something better
 */
record Portfolio(List<Strategy> members, int patience, Restart restart, Better better)
    implements Strategy {
  /** Where a strategy begins that takes over. */
  enum Restart {
    /** At the best of all candidates, and it may use all that were judged. */
    BEST,
    /** At the start; it uses nothing but what it judges itself. */
    START,
    /** At further starts and at the best in turn ({@link Anew}); without any, at the best. */
    ANEW
  }

  /** What counts as something better. */
  enum Better {
    /** A loss below all before. */
    LOSS,
    /**
     * A candidate that was accepted: where each step has a batch of its own, losses of different
     * steps say nothing about each other.
     */
    ACCEPTED
  }

  Portfolio {
    requireNonNull(better, "better");
    members = List.copyOf(members);
    requireNonNull(restart, "restart");
    if (members.isEmpty()) {
      throw new IllegalArgumentException("there were no members; at least 1 is needed");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("patience was " + patience + "; must be 1 or more");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    Turn turn = turn(state.history());
    State mine = restarted(state, turn);
    Drafts drafts = turn.member().drafts(mine);
    return drafts.parents().isEmpty() ? drafts.from(mine.incumbent()) : drafts;
  }

  private State restarted(State state, Turn turn) {
    if (restart != Restart.START || turn.first() == 1) {
      return state;
    }
    List<Step> line = turn.line();
    Step incumbent = Pool.best(line, 1).stream().findFirst().orElse(line.get(0));
    return state.among(line).at(incumbent);
  }

  @Override
  public List<Step> alive(History history) {
    Turn turn = turn(history);
    List<Step> alive = new ArrayList<>(Pool.best(turn.line(), 1));
    if (restart == Restart.START) {
      alive.addAll(turn.line().subList(0, 1));
    }
    for (Strategy member : members) {
      alive.addAll(member.alive(history));
      alive.addAll(member.alive(new Since(history, turn.line())));
    }
    return alive;
  }

  /** Whose turn it is, found by going through the run from its beginning. */
  private Turn turn(History history) {
    List<Step> pool = history.trajectory();
    Schedule schedule = new Schedule(members.size());
    int first = 1;
    double best = pool.get(0).score();
    int at = 0;
    for (int index = 1; index < history.index(); index++) {
      double now = Double.POSITIVE_INFINITY;
      int judged = 0;
      boolean accepted = false;
      for (; at < pool.size() && pool.get(at).index() <= index; at++) {
        boolean mine = pool.get(at).index() == index;
        now = mine ? Math.min(now, pool.get(at).score()) : now;
        judged += mine ? 1 : 0;
        accepted |= mine && pool.get(at).accepted();
      }
      schedule.took(better == Better.LOSS ? now < best : accepted, judged);
      best = Math.min(best, now);
      if (schedule.fruitless() == patience) {
        schedule.next();
        first = index + 1;
        best = restart == Restart.START ? pool.get(0).score() : best;
      }
    }
    return new Turn(members.get(schedule.who()), first, since(history.pool(), first));
  }

  private static List<Step> since(List<Step> pool, int first) {
    return pool.stream().filter(step -> step.index() == 0 || step.index() >= first).toList();
  }

  /**
   * One strategy at work.
   *
   * @param first its first step
   * @param line the start and what it judged
   */
  private record Turn(Strategy member, int first, List<Step> line) {}

  /** A history that begins with a restart. */
  private record Since(History history, List<Step> pool) implements OtherHistory {}
}
