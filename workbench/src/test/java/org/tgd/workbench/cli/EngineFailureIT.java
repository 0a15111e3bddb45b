package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.workbench.cli.base.ExitCode;

/** What a user sees when the server of a model does not do its part. */
class EngineFailureIT {
  @TempDir private Path folder;

  private Cli optimize(String url, String... more) {
    String[] fixed = {
      "optimize",
      "--domain",
      "letters",
      "-o",
      "start=aaaaaaa",
      "--steps",
      "2",
      "--model",
      "openai:m",
      "--base-url",
      url,
      "--out",
      folder.resolve("run").toString(),
      "-q",
    };
    List<String> words = new ArrayList<>(List.of(fixed));
    if (List.of(more).contains("--steps")) {
      words.subList(words.indexOf("--steps"), words.indexOf("--model")).clear();
    }
    words.addAll(List.of(more));
    if (!words.contains("--attempts")) {
      words.addAll(List.of("--attempts", "1"));
    }
    return Cli.tgd(words.toArray(String[]::new));
  }

  private void assertFailedButResumable(Cli result) {
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("tgd run resume " + folder.resolve("run"));
    Cli shown = Cli.tgd("run", "show", folder.resolve("run").toString(), "--json");
    assertThat(shown.out()).contains("\"unfinished\"").contains("aaaaaaa");
  }

  @Test
  void saysThatTheServerIsUnreachable() {
    StubOpenAiServer gone = StubOpenAiServer.start();
    gone.close();

    Cli result = optimize(gone.url());

    assertFailedButResumable(result);
    assertThat(result.err()).contains(gone.url());
  }

  @Test
  void saysThatTheKeyIsRefused() {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.status(401, "Incorrect API key"))) {
      Cli result = optimize(server.url());

      assertFailedButResumable(result);
      assertThat(result.err()).contains("401").containsIgnoringCase("key");
    }
  }

  @Test
  void saysThatTheServerHangs() {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.hang())) {
      Cli result = optimize(server.url(), "--timeout", "0.3");

      assertFailedButResumable(result);
      assertThat(result.err()).contains("0.3");
    }
  }

  @Test
  void saysThatTheServerAnswersRubbish() {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.html())) {
      assertFailedButResumable(optimize(server.url()));
    }
  }

  @Test
  void keepsTheStartWhenTheModelTalksNonsense() {
    try (StubOpenAiServer server = StubOpenAiServer.answering(question -> "Bananas are rich.")) {
      Cli result = optimize(server.url());

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(result.out()).containsPattern("candidate +aaaaaaa +aaaaaaa");
    }
  }

  @Test
  void endsWhenTheAnswersAreOfNoUseAndSaysSoEverywhere() throws IOException {
    Reply empty =
        Reply.body(
            "{\"choices\":[{\"index\":0,\"finish_reason\":\"tool_calls\",\"message\":"
                + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"1\",\"type\":"
                + "\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");
    Reply[] all = new Reply[40];
    Arrays.fill(all, empty);
    try (StubOpenAiServer server = StubOpenAiServer.answering(question -> "late", all)) {
      Path run = folder.resolve("run");
      Cli result = optimize(server.url(), "--critic", "grounded", "--steps", "9");

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .contains("the model gave 3 answers in a row that could not be used")
          .contains("call of a tool")
          .contains("tgd run resume " + run);
      assertThat(result.out()).contains("steps 1 to 3: idle, empty: it was a call of a tool");
      assertThat(server.calls()).isEqualTo(6);
      JsonNode json = new ObjectMapper().readTree(run.resolve("result.json").toFile());
      assertThat(json.path("end").asText()).isEqualTo("useless_answers");
      assertThat(json.path("remarks").path(0).path("text").asText()).contains("call of a tool");
      assertThat(Files.readString(run.resolve("journal.jsonl"))).contains("\"kind\":\"stop\"");
      assertThat(Files.readString(run.resolve("report.html"))).contains("call of a tool");
      assertThat(Cli.tgd("run", "replay", run.toString()).code()).isEqualTo(ExitCode.DONE);
      assertThat(optimizeAgain(run)).isEqualTo(ExitCode.FAILED);
      assertThat(server.calls()).isEqualTo(12);
    }
  }

  private static int optimizeAgain(Path run) {
    return Cli.tgd("run", "resume", run.toString(), "-q").code();
  }

  @Test
  void comesThroughATroubledServerWithTheServersOwnCount() throws IOException {
    Reply[] trouble = {
      Reply.throttled("1"),
      Reply.status(500, "oops"),
      Reply.hang(),
      Reply.breakOff(),
      Reply.truncated("<GARB"),
      Reply.ok("</VARIABLE> {\"half"),
    };
    try (StubOpenAiServer server =
        StubOpenAiServer.answering(question -> "Nothing to say.", trouble)) {
      Cli result = optimize(server.url(), "--timeout", "0.5", "--attempts", "8", "--json");

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
      JsonNode json = new ObjectMapper().readTree(result.out());
      assertThat(json.path("calls").asLong()).isEqualTo(server.calls());
      assertThat(json.path("tokens").asLong())
          .isEqualTo(server.inputTokens() + server.outputTokens());
      assertThat(server.attempts()).isGreaterThan(trouble.length);
    }
  }

  @Test
  void goesOnWhereItEndedWhenTheServerIsBack() {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.status(503, "down"))) {
      assertFailedButResumable(optimize(server.url()));

      Cli result = Cli.tgd("run", "resume", folder.resolve("run").toString(), "-q");

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void neverAsksMoreThanTheBudgetAllows() {
    try (StubOpenAiServer server = StubOpenAiServer.answering(question -> "Bananas are rich.")) {
      Cli result = optimize(server.url(), "--budget-calls", "1");

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
      assertThat(server.attempts()).isEqualTo(1);
      assertThat(result.out()).contains("1 calls of a model");
      assertThat(result.err()).contains("budget");
    }
  }

  @Test
  void refusesABudgetInMoneyWithoutAPrice() {
    Cli result = optimize("http://127.0.0.1:1/v1", "--budget-usd", "1");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("price");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void refusesAModelWithoutAKey() {
    assumeTrue(System.getenv("OPENAI_API_KEY") == null, "a key is set here");

    Cli result =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=aaaaaaa",
            "--model",
            "openai:m",
            "--out",
            folder.resolve("run").toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("OPENAI_API_KEY");
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
