package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.workbench.cli.base.ExitCode;

/** The stream of one run with two strategies, a retry, idle steps and validations. */
class EventStreamIT {
  private static final String PROGRAM =
      """
      import json, sys
      question = json.load(sys.stdin)
      x = float(question["candidate"].split(":")[1])
      print(json.dumps({"items": [
          {"id": i["id"], "loss": (x - i["at"]) ** 2} for i in question["items"]]}))
      """;

  @TempDir private Path folder;

  /** Halves the way to 6, and then has nothing new to say. */
  private static String answer(String question) {
    double x =
        Double.parseDouble(question.replaceAll("(?s).*<variable-\\w+>\nx: (\\S+)\n.*", "$1"));
    double next = Math.abs(x - 6) > 1 ? (x + 6) / 2 : x;
    return "{\"new_value\": \"x: " + next + "\"}";
  }

  @Test
  void tellsStrategiesRetriesIdleStepsAndValidationsAsJsonLines() throws Exception {
    Files.writeString(folder.resolve("fit.py"), PROGRAM);
    Files.writeString(folder.resolve("start.txt"), "x: 1");
    Files.write(
        folder.resolve("items.jsonl"),
        IntStream.range(0, 12)
            .mapToObj(i -> "{\"id\": \"i" + i + "\", \"at\": " + (4 + i % 5) + "}")
            .toList());
    Path events = folder.resolve("events.jsonl");
    try (StubOpenAiServer server =
        StubOpenAiServer.answering(EventStreamIT::answer, Reply.throttled("0"))) {
      Cli result =
          Cli.tgd(
              "optimize",
              "--evaluator",
              "python3 " + folder.resolve("fit.py"),
              "--start",
              folder.resolve("start.txt").toString(),
              "--items",
              folder.resolve("items.jsonl").toString(),
              "--val-share",
              "0.25",
              "--batch-size",
              "6",
              "--validate-every",
              "2",
              "--strategy",
              "portfolio:of=tgd+best-of-n,patience=1",
              "--model",
              "openai:m",
              "--base-url",
              server.url(),
              "--answers",
              "json",
              "--critic",
              "grounded",
              "--steps",
              "6",
              "--useless-answers",
              "0",
              "--events",
              events.toString(),
              "--out",
              folder.resolve("run").toString());
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(server.requests().get(1).body().path("response_format").path("type").asText())
          .isEqualTo("json_schema");
    }
    List<JsonNode> told = new ArrayList<>();
    for (String line : Files.readAllLines(events)) {
      told.add(new ObjectMapper().readTree(line));
    }
    List<String> kinds = told.stream().map(each -> each.path("event").asText()).toList();
    assertThat(kinds)
        .contains("retry", "call", "evaluation", "gradients", "verdict", "step", "idle", "budget")
        .contains("validation");
    JsonNode retry = told.get(kinds.indexOf("retry"));
    assertThat(retry.path("reason").asText()).contains("slow down");
    assertThat(retry.has("n")).isFalse();
    List<Integer> numbers =
        told.stream().filter(each -> each.has("n")).map(each -> each.path("n").asInt()).toList();
    assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
    assertThat(Cli.tgd("run", "verify", folder.resolve("run").toString()).code())
        .isEqualTo(ExitCode.DONE);
  }
}
