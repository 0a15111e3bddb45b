package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** Money, time, tokens and calls over sessions, against the count and the prices of the server. */
class MoneyIT {
  /** US dollars a million tokens. */
  private static final double IN = 1000;

  private static final double OUT = 5000;

  @TempDir private Path folder;

  private String run() {
    return folder.resolve("run").toString();
  }

  private Cli optimize(StubOpenAiServer server, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "optimize",
                "--domain",
                "letters",
                "-o",
                "start=aaaaaaa",
                "--useless-answers",
                "0",
                "--steps",
                "400",
                "--model",
                "openai:m",
                "--base-url",
                server.url(),
                "--price",
                "m=" + (long) IN + "/" + (long) OUT,
                "--attempts",
                "2",
                "--out",
                run(),
                "-q"));
    words.addAll(List.of(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  private static double usd(StubOpenAiServer server) {
    return (server.inputTokens() * IN + server.outputTokens() * OUT) / 1e6;
  }

  private JsonNode shown() throws Exception {
    return new ObjectMapper().readTree(Cli.tgd("run", "show", run(), "--json").out());
  }

  /** Answers that always differ, so that no step is idle. */
  private static StubOpenAiServer server(Reply... script) {
    return StubOpenAiServer.answering(question -> "Some words of criticism, no value.", script);
  }

  @Test
  void aBudgetInMoneyHoldsOverThreeResumes() throws Exception {
    double budget = 60;
    try (StubOpenAiServer server = server()) {
      assertThat(optimize(server, "--budget-usd", "60").code())
          .isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      double first = usd(server);
      assertThat(first).isGreaterThan(0).isLessThanOrEqualTo(budget);
      for (int resume = 0; resume < 3; resume++) {
        Cli again = Cli.tgd("run", "resume", run(), "-q");
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
        assertThat(again.err()).contains("pico-USD is used up");
        assertThat(usd(server)).isLessThanOrEqualTo(budget).isEqualTo(first);
      }
      JsonNode json = shown();
      assertThat(json.path("usd").asDouble()).isEqualTo(usd(server));
      assertThat(json.path("attempts").asInt()).isEqualTo(server.attempts());
      assertThat(json.path("failures").asInt()).isZero();
      assertThat(json.path("reason").asText()).contains("budget");

      Cli more = Cli.tgd("run", "resume", run(), "-q", "--budget-usd", "90");
      assertThat(more.code()).as(more.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      assertThat(usd(server)).isGreaterThan(first).isLessThanOrEqualTo(90);
      assertThat(shown().path("usd").asDouble()).isEqualTo(usd(server));
    }
  }

  @Test
  void failedAttemptsCountOverResumes() throws Exception {
    Reply down = Reply.status(503, "down");
    try (StubOpenAiServer server = server(down, down, down, down, down, down)) {
      assertThat(optimize(server, "--budget-calls", "7").code()).isEqualTo(ExitCode.FAILED);
      assertThat(shown().path("attempts").asInt()).isEqualTo(2);
      assertThat(shown().path("failures").asInt()).isEqualTo(2);
      for (int resume = 0; resume < 2; resume++) {
        assertThat(Cli.tgd("run", "resume", run(), "-q").code()).isEqualTo(ExitCode.FAILED);
      }
      Cli last = Cli.tgd("run", "resume", run(), "-q");
      assertThat(last.code()).as(last.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      assertThat(server.attempts()).isEqualTo(7);
      assertThat(shown().path("attempts").asInt()).isEqualTo(7);
      assertThat(shown().path("failures").asInt()).isEqualTo(6);
      assertThat(last.out()).contains("7 requests to the model, 6 without an answer");
      Cli verified = Cli.tgd("run", "verify", run());
      assertThat(verified.code()).as(verified.out()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void aStormOfRefusalsIsShown() throws Exception {
    Reply storm = Reply.throttled("0");
    try (StubOpenAiServer server = server(storm, storm, storm)) {
      Cli result = optimize(server);
      assertThat(result.code()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains("2 requests to the model, 2 without an answer");
    }
  }

  @Test
  void aRequestUnderWayAtAKillCountsAtItsMost() throws Exception {
    try (StubOpenAiServer server = server(Reply.hang())) {
      List<String> words =
          Cli.command(
              "optimize",
              "--domain",
              "letters",
              "-o",
              "start=aaaaaaa",
              "--model",
              "openai:m",
              "--base-url",
              server.url(),
              "--price",
              "m=1000/5000",
              "--budget-usd",
              "30",
              "--steps",
              "5",
              "--out",
              run());
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      for (int i = 0; i < 600 && server.attempts() == 0; i++) {
        Thread.sleep(50);
      }
      process.destroyForcibly().waitFor();
      JsonNode json = shown();
      assertThat(json.path("in_flight").path("attempts").asInt()).isEqualTo(1);
      assertThat(json.path("in_flight").path("usd_at_most").asDouble()).isGreaterThan(20);
      Cli resumed = Cli.tgd("run", "resume", run(), "-q");
      assertThat(resumed.code()).as(resumed.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      assertThat(server.attempts()).isEqualTo(1);
    }
  }

  @Test
  void timeGoesOnOverResumes() throws Exception {
    try (StubOpenAiServer server = server(Reply.hang())) {
      Cli first = optimize(server, "--budget-minutes", "0.03");
      assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      long before = System.nanoTime();
      Cli again = Cli.tgd("run", "resume", run(), "-q");
      assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      assertThat(server.attempts()).isEqualTo(1);
      assertThat(System.nanoTime() - before).isLessThan(60_000_000_000L);
    }
  }

  @Test
  void aTooSmallBudgetIsSaidBeforeTheStart() {
    try (StubOpenAiServer server = server()) {
      Cli tokens = optimize(server, "--budget-tokens", "50");
      assertThat(tokens.err()).startsWith("tgd: the budget of 50 tokens is too small");
      assertThat(tokens.code()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      assertThat(server.attempts()).isZero();
    }
  }

  @Test
  void cacheAndTraceAreReachable() throws Exception {
    Path cache = folder.resolve("cache");
    Path trace = folder.resolve("trace.jsonl");
    try (StubOpenAiServer server = server()) {
      for (int round = 0; round < 2; round++) {
        Path out = folder.resolve("round" + round);
        Cli result =
            Cli.tgd(
                "optimize",
                "--domain",
                "letters",
                "-o",
                "start=aaaaaaa",
                "--useless-answers",
                "0",
                "--model",
                "openai:m",
                "--base-url",
                server.url(),
                "--steps",
                "1",
                "--cache",
                cache.toString(),
                "--trace",
                trace.toString(),
                "--out",
                out.toString(),
                "--json",
                "-q");
        assertThat(result.code()).as(result.err()).isIn(ExitCode.DONE, ExitCode.FAILED);
      }
      assertThat(Files.readAllLines(trace)).hasSize(server.attempts());
      assertThat(Files.readString(trace)).contains("Some words of criticism");
      JsonNode second =
          new ObjectMapper()
              .readTree(
                  Cli.tgd("run", "show", folder.resolve("round1").toString(), "--json").out());
      assertThat(second.path("cache_hits").asInt()).isPositive();
      assertThat(second.path("attempts").asInt()).isZero();
    }
  }
}
