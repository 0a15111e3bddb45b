package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.Step;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** E8: a knapsack; the critic names the item to add by its value or by its value per weight. */
final class Packing implements Experiment {
  private static final Pattern ITEM = Pattern.compile("(add|out) item (\\d+)");

  /** By what the critic chooses an item to add; it swaps one for one by value. */
  enum Advice {
    VALUE,
    DENSITY
  }

  private record Missing(Knapsack sack) implements Evaluator {
    @Override
    public String purpose() {
      return "adds up the values of the packed items";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      if (sack.weight(candidate) > sack.capacity()) {
        return new Evaluation.Rejected("too heavy", List.of());
      }
      int value = sack.value(candidate);
      return new Evaluation.Scored(-value, List.of(), "value " + value, List.of());
    }
  }

  @Override
  public String id() {
    return "E8";
  }

  @Override
  public String title() {
    return "knapsack of 15 items beside the exact optimum: what the advice goes by decides";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return List.of(() -> rows(effort));
  }

  private List<Row> rows(Effort effort) {
    double[] byValue = effort.each(seed -> gap(Knapsack.drawn(seed), Advice.VALUE));
    double[] byDensity = effort.each(seed -> gap(Knapsack.drawn(seed), Advice.DENSITY));
    double[] difference = difference(byValue, byDensity, gap -> gap);
    double[] solved = difference(byDensity, byValue, gap -> gap == 0 ? 1 : 0);
    double least =
        Math.min(
            IntStream.range(0, byValue.length).mapToDouble(i -> byValue[i]).min().orElse(0),
            IntStream.range(0, byDensity.length).mapToDouble(i -> byDensity[i]).min().orElse(0));
    return List.of(
        Row.noisy(place("by value", "gap to the optimum"), Relation.ABOVE, 0, byValue),
        Row.noisy(place("by value less by density", "gap"), Relation.ABOVE, 0, difference),
        Row.noisy(place("by density less by value", "share solved"), Relation.ABOVE, 0, solved),
        Row.fixed(place("both", "least gap"), Relation.EQUAL, 0, Math.min(0, least)));
  }

  private Place place(String setting, String quantity) {
    return new Place(id(), setting, quantity);
  }

  private static double[] difference(double[] a, double[] b, ToDoubleFunction<Double> of) {
    return IntStream.range(0, a.length)
        .mapToDouble(i -> of.applyAsDouble(a[i]) - of.applyAsDouble(b[i]))
        .toArray();
  }

  /** By what share of the optimum the result falls short. */
  static double gap(Knapsack sack, Advice by) {
    List<Step> steps =
        Trial.of(new Missing(sack), critic(sack, by), editor())
            .reverting()
            .toTheEnd("0".repeat(sack.size()));
    double best = steps.stream().mapToDouble(Step::loss).min().orElseThrow();
    return 1 + best / sack.optimum();
  }

  private static Oracle critic(Knapsack sack, Advice by) {
    return new Oracle(0, (asked, random) -> advice(sack, by, asked.variable()));
  }

  private static String advice(Knapsack sack, Advice by, String packed) {
    int room = sack.capacity() - sack.weight(packed);
    ToDoubleFunction<Integer> worth =
        i ->
            by == Advice.VALUE
                ? sack.values().get(i)
                : (double) sack.values().get(i) / sack.weights().get(i);
    int add =
        best(outside(packed), i -> sack.weights().get(i) <= room ? worth.applyAsDouble(i) : -1);
    return add >= 0 ? "You could add item " + add + "." : swap(sack, packed, room);
  }

  private static String swap(Knapsack sack, String packed, int room) {
    double most = 0;
    String said = "NONE";
    for (int out = 0; out < sack.size(); out++) {
      for (int in : outside(packed)) {
        boolean fits = sack.weights().get(in) <= room + sack.weights().get(out);
        double gain = sack.values().get(in) - sack.values().get(out);
        if (packed.charAt(out) == '1' && fits && gain > most) {
          most = gain;
          said = "Take out item %d and add item %d.".formatted(out, in);
        }
      }
    }
    return said;
  }

  private static List<Integer> outside(String packed) {
    return IntStream.range(0, packed.length())
        .filter(i -> packed.charAt(i) == '0')
        .boxed()
        .toList();
  }

  /** The item of the highest worth, or -1 where none has any. */
  private static int best(List<Integer> items, ToDoubleFunction<Integer> worth) {
    int best = -1;
    double most = 0;
    for (int item : items) {
      if (worth.applyAsDouble(item) > most) {
        most = worth.applyAsDouble(item);
        best = item;
      }
    }
    return best;
  }

  private static Oracle editor() {
    return new Oracle(
        0,
        (asked, random) -> {
          StringBuilder packed = new StringBuilder(asked.variable());
          Matcher named = ITEM.matcher(asked.feedback().get(0));
          List<Integer> changed = new ArrayList<>();
          while (named.find()) {
            int item = Integer.parseInt(named.group(2));
            changed.add(item);
            packed.setCharAt(item, named.group(1).equals("add") ? '1' : '0');
          }
          if (changed.isEmpty()) {
            throw new IllegalStateException("the feedback names no item");
          }
          return asked.tagged(packed.toString());
        });
  }
}
