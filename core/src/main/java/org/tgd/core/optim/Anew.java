package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Several strategies with new beginnings. The first goes on from the start until it brought nothing
 * better for one step less than {@code patience}. Then four further starts are judged, and the
 * first strategy goes on from the best of them as long, unless more than a third of all starts were
 * better than it: then four more are judged, as a place that begins badly seldom ends well. Where a
 * line does not come to the best so far, the next strategy in turn works on the best until two
 * steps more than {@code patience} brought nothing better. A line that leads, but twice gained next
 * to nothing beside what it had gained, has found its place and lacks a way: the second strategy
 * goes on there. Once all starts are used up, the strategies work on the best in turn. Which one is
 * at work follows from the trajectory alone.
 *
 * @param members the strategies, at least 1
 * @param starts the texts of further starts by the names of parameters, in order
 * @param patience after about how many steps without anything better it turns elsewhere, at least 1
 */
record Anew(List<Strategy> members, List<Map<String, String>> starts, int patience)
    implements Strategy {
  /** How many starts are judged at once: the best of four is a good one more often than one. */
  private static final int DRAWS = 4;

  /** One of so many starts is worth a line. */
  private static final int WORTH = 3;

  /** Gains below this share of all that a line has gained are next to nothing. */
  private static final double NEXT_TO_NOTHING = 1e-12;

  private static final int TWICE = 2;

  /** How much longer the best is worth trying than a line that has still to prove itself. */
  private static final int FOR_THE_BEST = 2;

  Anew {
    members = List.copyOf(members);
    starts = List.copyOf(starts);
    if (members.isEmpty() || patience < 1) {
      throw new IllegalArgumentException(
          "there were %d members with a patience of %d; must be 1 or more each"
              .formatted(members.size(), patience));
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    Course course = course(state.history());
    if (course.phase == Phase.DRAW) {
      return begin(state, course.drawn);
    }
    Strategy member = members.get(course.phase == Phase.LINE ? 0 : course.turn % members.size());
    List<Step> line = course.phase == Phase.LINE ? course.line : state.pool();
    Step incumbent = Pool.best(line, 1).stream().findFirst().orElse(state.incumbent());
    Drafts drafts = member.drafts(state.among(line).at(incumbent));
    return drafts.parents().isEmpty() ? drafts.from(incumbent) : drafts;
  }

  private Drafts begin(State state, int drawn) {
    Step first = state.trajectory().get(0);
    List<Parameters> candidates = new ArrayList<>();
    for (Map<String, String> texts : next(drawn)) {
      SortedMap<String, String> sorted = new TreeMap<>(texts);
      candidates.add(first.parameters().with(sorted));
    }
    return new Drafts(candidates, List.of()).from(first);
  }

  private List<Map<String, String>> next(int drawn) {
    return starts.subList(drawn, Math.min(starts.size(), drawn + DRAWS));
  }

  @Override
  public List<Step> alive(History history) {
    Course course = course(history);
    List<Step> alive = new ArrayList<>(Pool.best(history.pool(), 1));
    alive.addAll(Pool.best(course.line, 1));
    for (Strategy member : members) {
      alive.addAll(member.alive(history));
    }
    return alive;
  }

  /** What a step does. */
  private enum Phase {
    /** It goes on in the line that was begun last. */
    LINE,
    /** It works on the best so far. */
    BEST,
    /** It judges further starts. */
    DRAW
  }

  /** Where the run stands before its next step, found by going through it from its beginning. */
  private Course course(History history) {
    requireNonNull(history, "history");
    List<Step> steps = history.trajectory();
    Course course = new Course();
    course.line.add(steps.get(0));
    course.best = steps.get(0).score();
    course.lineBest = course.best;
    course.lineStart = course.best;
    course.beginnings.add(course.best);
    int at = 1;
    for (int index = 1; index < history.index(); index++) {
      List<Step> judged = new ArrayList<>();
      for (; at < steps.size() && steps.get(at).index() <= index; at++) {
        judged.add(steps.get(at));
      }
      course.took(judged);
    }
    return course;
  }

  /** The state of a run: changed from step to step while it is gone through. */
  private final class Course {
    private Phase phase = Phase.LINE;
    private final List<Step> line = new ArrayList<>();
    private final List<Double> beginnings = new ArrayList<>();
    private double lineStart;
    private double lineBest;
    private int slow;
    private double best;
    private int fruitless;
    private int drawn;
    private int turn;

    private void took(List<Step> judged) {
      double now = judged.stream().mapToDouble(Step::score).min().orElse(Double.POSITIVE_INFINITY);
      switch (phase) {
        case DRAW -> {
          drawn += next(drawn).size();
          line.clear();
          line.addAll(judged);
          lineBest = now;
          lineStart = now;
          judged.forEach(each -> beginnings.add(each.score()));
          Phase worth = now < best || isPromising(now) ? Phase.LINE : Phase.DRAW;
          go(Double.isFinite(now) ? worth : Phase.BEST);
        }
        case LINE -> {
          line.addAll(judged);
          goOn(now);
        }
        case BEST -> {
          fruitless = now < best ? 0 : fruitless + 1;
          if (fruitless >= patience + FOR_THE_BEST) {
            turn++;
            go(Phase.DRAW);
          }
        }
      }
      best = Math.min(best, now);
    }

    private boolean isPromising(double now) {
      return WORTH * beginnings.stream().filter(each -> each < now).count() <= beginnings.size();
    }

    private void goOn(double now) {
      lineStart = Double.isFinite(lineStart) ? lineStart : now;
      boolean gains = now < lineBest;
      boolean next = gains && lineBest - now < NEXT_TO_NOTHING * (lineStart - now);
      fruitless = gains ? 0 : fruitless + 1;
      slow = next ? slow + 1 : 0;
      lineBest = Math.min(lineBest, now);
      if (slow >= TWICE && lineBest <= best) {
        turn = 1;
        go(Phase.BEST);
      } else if (fruitless >= Math.max(1, patience - 1)) {
        go(lineBest > best ? Phase.BEST : Phase.DRAW);
      }
    }

    private void go(Phase next) {
      fruitless = 0;
      slow = 0;
      phase = next == Phase.DRAW && drawn >= starts.size() ? Phase.BEST : next;
    }
  }
}
