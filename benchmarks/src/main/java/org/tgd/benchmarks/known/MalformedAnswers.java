package org.tgd.benchmarks.known;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tgd.core.Loss;

/** E11: a share of the editor's answers cannot be read. */
final class MalformedAnswers implements Experiment {
  private static final int STEPS = 50;

  private record Setting(double malformed, int repairs) {}

  private record Seen(double calls, double failures) {}

  @Override
  public String id() {
    return "E11";
  }

  @Override
  public String title() {
    return "answers that cannot be read with m, asked for again up to R times";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return Stream.of(new Setting(.2, 3), new Setting(.2, 1), new Setting(.5, 2))
        .<Cell>map(setting -> () -> rows(setting, effort))
        .toList();
  }

  private List<Row> rows(Setting setting, Effort effort) {
    double m = setting.malformed();
    double left = Math.pow(m, setting.repairs() + 1.0);
    Seen[] seen = new Seen[effort.seeds()];
    double[] calls =
        effort.each(
            seed -> {
              seen[(int) seed] = seen(setting, seed);
              return seen[(int) seed].calls();
            });
    double[] failures = effort.each(seed -> seen[(int) seed].failures());
    String name = String.format(Locale.ROOT, "m=%.1f R=%d", m, setting.repairs());
    return List.of(
        Row.noisy(
            new Place(id(), name, "calls per step"), Relation.EQUAL, (1 - left) / (1 - m), calls),
        Row.share(new Place(id(), name, "share of steps that fail"), left, failures, STEPS));
  }

  private static Seen seen(Setting setting, long seed) {
    Quadratic problem = Quadratic.round(1);
    Oracle editor = editor(setting.malformed(), seed);
    int steps =
        Trial.of(
                (parameters, random) -> Loss.of(problem, parameters.get("x")),
                problem.critic(Knobs.NONE, 1),
                editor,
                setting.repairs())
            .steps(STEPS, "x[0] = 1000")
            .size();
    return new Seen((double) editor.calls() / STEPS, (STEPS + 1.0 - steps) / STEPS);
  }

  private static Oracle editor(double share, long seed) {
    return new Oracle(
        seed,
        (asked, random) ->
            random.nextDouble() < share
                ? "<new-value>I lost the thread, " + random.nextLong()
                : asked.tagged("x[0] = " + (long) (VectorText.parse(asked.variable())[0] - 1)));
  }
}
