package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables are written to {@code target/portfolio.txt}. */
class PortfolioTest {
  private static final int PROBLEMS = 20;
  private static final int REPEATS = 3;
  private static final int CALLS = 80;

  /** The middle of the outcomes under different errors of the findings. */
  private static double middle(long problem, String strategy, int calls) {
    return LongStream.range(0, REPEATS)
        .mapToDouble(noise -> new Rugged(problem, noise).share(strategy, calls))
        .sorted()
        .toArray()[REPEATS / 2];
  }

  @ParameterizedTest
  @ValueSource(strings = {"tgd+parents+beam", "tgd+de+islands", "ga+tgd+pareto"})
  void isNotWorseThanItsBestMemberByMoreThanTheSwitchingCostOnNineOfTenProblems(String members)
      throws IOException {
    // each of the other two is tried once for three steps, of four calls at the most
    int cost = 2 * 3 * 4;
    int kept = 0;
    List<String> table = new ArrayList<>();
    for (long problem = 0; problem < PROBLEMS; problem++) {
      double best = Double.POSITIVE_INFINITY;
      StringBuilder row = new StringBuilder();
      for (String member : List.of(members.split("\\+", -1))) {
        double share = middle(problem, member, CALLS - cost);
        row.append(String.format(Locale.ROOT, " %s %.2e", member, share));
        best = Math.min(best, share);
      }
      double mine = middle(problem, "portfolio:of=" + members, CALLS);
      boolean holds = mine <= best * (1 + 1e-9) + Rugged.FOUND;
      kept += holds ? 1 : 0;
      table.add(
          String.format(
              Locale.ROOT,
              "problem %2d:%s portfolio %.2e%s",
              problem,
              row,
              mine,
              holds ? "" : " *"));
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/portfolio-" + members + ".txt"), table);
    assertThat(kept).as(String.join("\n", table)).isGreaterThanOrEqualTo(PROBLEMS * 9 / 10);
  }
}
