package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class BenchSimulateCommandTest {
  @Test
  void formulasStandBesideSimulatedNumbers() throws IOException {
    Cli run = Cli.tgd("bench", "simulate", "--runs", "300,3000", "--failing", "0.02", "--json");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows).hasSize(2);
    JsonNode more = rows.get(1);
    assertThat(more.path("formula").path("paid").asDouble()).isCloseTo(60_000 / 0.98, within(1e-6));
    assertThat(more.path("simulated").path("seconds").asDouble())
        .isCloseTo(more.path("formula").path("seconds").asDouble(), within(60.0));
    Cli table = Cli.tgd("bench", "simulate", "--runs", "300");
    assertThat(table.out()).contains("bound by", "requests", "300 s", "40 calls in flight");
    Cli bad = Cli.tgd("bench", "simulate", "--cached", "1");
    assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("--cached");
  }
}
