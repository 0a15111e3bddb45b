package org.tgd.workbench.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class PromptCommandIT {
  private static final Pattern SUM = Pattern.compile("What is (\\d+) \\+ 2\\?");
  private static final Pattern TAG = Pattern.compile("<new-value-([0-9a-f]{8})>");

  @TempDir private Path folder;

  private String sums(String name, int from, int count) throws IOException {
    List<String> rows =
        IntStream.range(from, from + count)
            .mapToObj(
                i ->
                    ("{\"id\": \"%s/%d\", \"x\": \"What is %d + 2?\", \"y\": \"%d\","
                            + " \"answer_type\": \"integer\"}")
                        .formatted(name, i, i, i + 2))
            .toList();
    return Files.write(folder.resolve(name + ".jsonl"), rows).toString();
  }

  /** Right for even numbers; mumbles at 7. */
  private static String reply(String question) {
    Matcher tag = TAG.matcher(question);
    if (tag.find()) {
      return "<new-value-%1$s>Add slowly.</new-value-%1$s>".formatted(tag.group(1));
    }
    Matcher sum = SUM.matcher(question);
    if (question.contains("Criticise this input") || !sum.find()) {
      return "It should ask for care.";
    }
    int number = Integer.parseInt(sum.group(1));
    return number == 7 ? "Hm." : "Answer: " + (number + (number % 2 == 0 ? 2 : 3));
  }

  private static Cli tgd(StubOpenAiServer server, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--model", "openai:m", "--base-url", server.url(), "--quiet"));
    return Cli.tgd(all.toArray(String[]::new));
  }

  @Test
  void aPromptIsScoredWithWhatCouldNotBeReadApart() throws IOException {
    Path out = folder.resolve("scored");
    try (StubOpenAiServer server = StubOpenAiServer.answering(PromptCommandIT::reply)) {
      String file = sums("val", 0, 10);
      Cli run = tgd(server, "prompt", "evaluate", file, "--out", out.toString(), "--json");
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      JsonNode json = new ObjectMapper().readTree(run.out());
      assertThat(json.path("correct").asInt()).isEqualTo(5);
      assertThat(json.path("unparsed").asInt()).isEqualTo(1);
      assertThat(json.path("accuracy").asDouble()).isEqualTo(0.5);
      assertThat(Files.readAllLines(out.resolve("items.jsonl"))).hasSize(10);
      assertThat(Files.readAllLines(out.resolve("items.jsonl")).get(7)).contains("UNPARSED");
      Cli poor = tgd(server, "prompt", "evaluate", file, "--budget-calls", "3");
      assertThat(poor.code()).as(poor.err()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
    }
  }

  @Test
  void startLastAndBestAreReportedApart() throws IOException {
    Path out = folder.resolve("tuned");
    try (StubOpenAiServer server = StubOpenAiServer.answering(PromptCommandIT::reply)) {
      Cli run =
          tgd(
              server,
              "prompt",
              "optimize",
              "--train",
              sums("train", 0, 6),
              "--val",
              sums("val", 10, 4),
              "--test",
              sums("test", 20, 4),
              "--steps",
              "2",
              "--prompt",
              "Add.",
              "--out",
              out.toString());
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      assertThat(run.out()).contains("start (step 0): validation 50.0 %", "last, test:", "best (");
      JsonNode json = new ObjectMapper().readTree(out.resolve("result.json").toFile());
      assertThat(json.path("prompts")).hasSize(3);
      assertThat(json.path("prompts").get(1).path("prompt").asText()).isEqualTo("Add slowly.");
      assertThat(Files.readAllLines(out.resolve("items.jsonl"))).hasSize(4);
      assertThat(server.requests()).isNotEmpty();
    }
  }

  @Test
  void withoutAModelTheReasonIsSaidAndRecordedAnswersAreChecked() throws IOException {
    String file = sums("val", 0, 4);
    Cli none = Cli.tgd("prompt", "evaluate", file);
    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("there is no model", "--model openai:NAME", "--recorded");
    Cli search = Cli.tgd("prompt", "optimize", "--train", file, "--val", file);
    assertThat(search.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(search.err()).contains("there is no model");
    Path recorded =
        Files.writeString(
            folder.resolve("recorded.jsonl"),
            "{\"id\": \"1\", \"y\": \"4\", \"answer_type\": \"integer\", \"prediction\": \"Answer:"
                + " 4\"}\n{\"id\": \"2\", \"y\": \"0\", \"answer_type\": \"integer\","
                + " \"prediction\": \"?\"}\n");
    Cli run = Cli.tgd("prompt", "evaluate", "--recorded", recorded.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("50.0 %", "1 of 2 right, 1 without a readable answer");
  }

  @Test
  void aSplitThatSharesAQuestionIsRefusedBeforeAnythingIsAsked() throws IOException {
    try (StubOpenAiServer server = StubOpenAiServer.answering(PromptCommandIT::reply)) {
      Cli run =
          tgd(
              server,
              "prompt",
              "optimize",
              "--train",
              sums("train", 0, 6),
              "--val",
              sums("val", 10, 4),
              "--test",
              sums("test", 12, 4),
              "--out",
              folder.resolve("never").toString());
      assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(run.err()).contains("nothing may be chosen on the test");
      assertThat(server.requests()).isEmpty();
      assertThat(folder.resolve("never")).doesNotExist();
    }
  }

  /** Says B at first, and D once it was criticised; the independent answers alternate. */
  private static String solution(String question) {
    Matcher tag = TAG.matcher(question);
    if (tag.find()) {
      return "<new-value-%1$s>It is so. Answer: D</new-value-%1$s>".formatted(tag.group(1));
    }
    return question.contains("Look for a reason") || question.contains("Criticise this input")
        ? "The second step does not hold."
        : "Answer: B";
  }

  private String choices(String name, int from, int count) throws IOException {
    List<String> rows =
        IntStream.range(from, from + count)
            .mapToObj(
                i ->
                    ("{\"id\": \"%s/%d\", \"x\": \"Which is %d?\", \"choices\": [\"%d\","
                            + " \"a\", \"b\", \"c\"], \"y\": \"A\", \"answer_type\": \"letter\"}")
                        .formatted(name, i, i, i))
            .toList();
    return Files.write(folder.resolve(name + ".jsonl"), rows).toString();
  }

  @Test
  void solutionsAreImprovedAndEachWayOfAnsweringIsReportedApart() throws IOException {
    Path out = folder.resolve("solved");
    try (StubOpenAiServer server = StubOpenAiServer.answering(PromptCommandIT::solution)) {
      String test = choices("test", 0, 12);
      Cli run =
          tgd(
              server,
              "prompt",
              "solve",
              test,
              "--val",
              choices("val", 50, 8),
              "--steps",
              "2",
              "--out",
              out.toString(),
              "--json");
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      JsonNode rows = new ObjectMapper().readTree(run.out()).path("rows");
      assertThat(rows.findValuesAsText("name"))
          .containsExactly("start", "step 1", "last", "best validated", "vote", "vote only");
      // the right choice stands behind another letter from question to question
      int right = rows.get(0).path("correct").asInt();
      assertThat(right).isBetween(1, 8);
      assertThat(rows.get(5).path("correct").asInt()).isEqualTo(right);
      assertThat(rows.get(5).path("tokens").asDouble())
          .isLessThanOrEqualTo(rows.get(4).path("tokens").asDouble());
      assertThat(Files.readString(out.resolve("items.jsonl"))).contains("[\"B\",\"D\",\"D\"]");
      Cli again =
          Cli.tgd("prompt", "solve", "--recorded", out.resolve("items.jsonl").toString(), "--json");
      assertThat(new ObjectMapper().readTree(again.out()).path("rows").get(3).path("correct"))
          .isEqualTo(rows.get(4).path("correct"));
      Cli chosen = tgd(server, "prompt", "solve", test, "--val", choices("again", 11, 3));
      assertThat(chosen.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(chosen.err()).contains("item 'test/11' asks what", "nothing may be chosen");
    }
  }
}
