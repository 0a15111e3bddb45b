package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.optim.StrategySpec;
import org.tgd.workbench.cli.base.ExitCode;

/** Every strategy with the rules of a domain, from the command line. */
class StrategiesInDomainsTest {
  @TempDir private Path folder;

  static List<String> strategies() {
    return StrategySpec.names();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void rulesImproveAMoleculeUnderEveryStrategyWithFeedback(String strategy) throws Exception {
    Path out = folder.resolve("run");
    Cli result =
        Cli.tgd(
            "molecule",
            "optimize",
            "--start",
            "CCCCCCCCc1ccccc1",
            "--steps",
            "4",
            "--strategy",
            strategy,
            "--out",
            out.toString(),
            "--json",
            "--quiet");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    JsonNode run = new ObjectMapper().readTree(out.resolve("result.json").toFile());
    double start = run.path("start").path("loss").asDouble();
    double best = run.path("best").path("loss").asDouble();
    if (strategy.equals("best-of-n")) { // the control without feedback
      assertThat(best).isLessThanOrEqualTo(start);
    } else {
      assertThat(best).isLessThan(start);
    }
    assertThat(Cli.tgd("run", "replay", out.toString()).code()).isEqualTo(ExitCode.DONE);
  }
}
