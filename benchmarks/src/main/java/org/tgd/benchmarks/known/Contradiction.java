package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Step;

/** E10: a share of a batch says the opposite; the editor averages. */
final class Contradiction implements Experiment {
  private static final int BATCH = 20;
  private static final int STEPS = 20;
  private static final double ETA = 0.1;
  private static final int THREADS = 16;
  private static final Pattern ITEM = Pattern.compile("judges item (\\d+)");

  @Override
  public String id() {
    return "E10";
  }

  @Override
  public String title() {
    return "batch of 20 of which the share c contradicts, averaged: distance after 20 steps";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (double share : new double[] {0, .1, .25, .4, .5}) {
      cells.add(() -> List.of(row(share)));
    }
    cells.add(() -> List.of(threads()));
    return cells;
  }

  private Row row(double share) {
    List<String> trace = trace(share, 1);
    return Row.fixed(
        new Place(id(), "c=" + share, "distance"),
        Relation.EQUAL,
        Math.pow(1 - ETA * (1 - 2 * share), STEPS),
        VectorText.parse(trace.get(trace.size() - 1))[0]);
  }

  private Row threads() {
    List<String> one = trace(.25, 1);
    List<String> many = trace(.25, THREADS);
    int different =
        one.size() != many.size()
            ? Math.max(one.size(), many.size())
            : (int)
                IntStream.range(0, one.size()).filter(i -> !one.get(i).equals(many.get(i))).count();
    return Row.fixed(
        new Place(id(), "c=0.25 on 16 threads", "steps that differ from one thread's"),
        Relation.EQUAL,
        0,
        different);
  }

  private static List<String> trace(double share, int threads) {
    Quadratic problem = Quadratic.round(1);
    Objective mean =
        (parameters, random) ->
            Loss.mean(
                IntStream.range(0, BATCH)
                    .mapToObj(
                        i -> Loss.of(new Renamed(problem, "judges item " + i), parameters.get("x")))
                    .toList());
    List<Step> steps =
        Trial.of(mean, critic(problem, share), VectorEditors.descending(ETA, 12), 1)
            .steps(STEPS, "x[0] = 1.000000000000", threads);
    return steps.stream().map(Trial::text).toList();
  }

  private static Oracle critic(Quadratic problem, double share) {
    return new Oracle(
        1,
        (asked, random) -> {
          Matcher matcher = ITEM.matcher(asked.purpose());
          if (!matcher.find()) {
            throw new IllegalStateException("the prompt names no item");
          }
          boolean reversed = Integer.parseInt(matcher.group(1)) < share * BATCH;
          double g = problem.gradient(VectorText.parse(asked.variable()))[0];
          return VectorText.prose(new double[] {reversed ? -g : g}, Knobs.NONE, random);
        });
  }
}
