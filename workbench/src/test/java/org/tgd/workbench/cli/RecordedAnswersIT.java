package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.ReferenceData;
import org.tgd.core.engine.Completion.Finish;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.core.llm.RecordedAnswer;
import org.tgd.workbench.cli.base.ExitCode;

/**
 * Whole runs by the answers that a real model of 1.5 billion parameters gave as an editor, in the
 * order in which it gave them; a step that cannot read one takes the next as its second answer.
 */
class RecordedAnswersIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Path run() {
    return folder.resolve("run");
  }

  private static Reply reply(RecordedAnswer answer) {
    return answer.finish() == Finish.LENGTH
        ? Reply.truncated(answer.text())
        : Reply.ok(answer.text());
  }

  /** What became of the answers, step by step, in a run that took all of them. */
  private List<String> outcomes(List<RecordedAnswer> answers, Stream<String> command)
      throws IOException {
    Reply[] script = answers.stream().map(RecordedAnswersIT::reply).toArray(Reply[]::new);
    try (StubOpenAiServer server = StubOpenAiServer.answering(question -> "no more", script)) {
      List<String> words = new ArrayList<>(command.toList());
      words.addAll(List.of("--critic", "grounded", "--answers", "text", "--seed", "1", "--quiet"));
      words.addAll(List.of("--model", "openai:m", "--base-url", server.url()));
      words.addAll(List.of("--useless-answers", "0", "--out", run().toString()));
      Cli result = Cli.tgd(words.toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(answers.size());
    }
    nothingIsJudgedTwiceAndTheBestIsNotBehindTheStart();
    assertThat(Cli.tgd("run", "verify", run().toString()).code()).isEqualTo(ExitCode.DONE);
    return steps();
  }

  private List<JsonNode> lines(String kind) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(run().resolve("journal.jsonl"))) {
      JsonNode node = JSON.readTree(line);
      if (node.path("kind").asText().equals(kind)) {
        lines.add(node.path("request"));
      }
    }
    return lines;
  }

  private void nothingIsJudgedTwiceAndTheBestIsNotBehindTheStart() throws IOException {
    Set<String> judged = new HashSet<>();
    for (JsonNode request : lines("evaluation")) {
      assertThat(judged.add(request.path("candidate").asText())).as("%s", request).isTrue();
    }
    JsonNode result = JSON.readTree(run().resolve("result.json").toFile());
    assertThat(result.path("best").path("loss").asDouble())
        .isLessThanOrEqualTo(result.path("start").path("loss").asDouble());
  }

  private List<String> steps() throws IOException {
    List<String> steps = new ArrayList<>();
    for (String line : Files.readAllLines(run().resolve("journal.jsonl"))) {
      JsonNode node = JSON.readTree(line);
      JsonNode request = node.path("request");
      boolean step = node.path("kind").asText().equals("step");
      if ((step || node.path("kind").asText().equals("idle"))
          && request.path("index").asInt() > 0) {
        List<String> kinds = new ArrayList<>();
        request.path("remarks").forEach(remark -> kinds.add(remark.path("kind").asText()));
        String became =
            !step
                ? "nothing to judge"
                : request.path("loss").isTextual()
                    ? "refused"
                    : request.path("accepted").asBoolean() ? "accepted" : "not better";
        assertThat(request.path("remarks").isEmpty() && !step).isFalse();
        steps.add(became + (kinds.isEmpty() ? "" : " " + kinds));
      }
    }
    return steps;
  }

  @Test
  void aMoleculeGetsBetterByTheAnswersThatAreMolecules() throws IOException {
    assertThat(
            outcomes(
                RecordedAnswer.of("molecule"),
                Stream.of("molecule", "optimize", "--start", "CCCCCCCCc1ccccc1", "--steps", "8")))
        .containsExactly(
            "not better",
            "accepted",
            "refused",
            "refused",
            "nothing to judge [cut-off]", // and its repair
            "not better",
            "not better [repeated]",
            "not better");
  }

  @Test
  @EnabledIfSystemProperty(named = "tgd.full", matches = "true") // half a minute
  void aPlanFollowsTheWeightsThatStandBelowARepeatedRole() throws IOException {
    assertThat(
            outcomes(
                RecordedAnswer.of("plan").subList(0, 4),
                Stream.of("plan", "optimize", "--case", "phantom:prostate-1", "--steps", "4")))
        .containsExactly(
            "not better [salvaged]",
            "not better [salvaged, repeated]",
            "not better [salvaged, repeated]",
            "accepted [salvaged]");
  }

  @Test
  void aProgramIsMended() throws IOException {
    String task = "";
    Path program = folder.resolve("program.py");
    for (String line :
        Files.readAllLines(ReferenceData.at("codeeval/leetcode_mutants_dev.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      if (row.path("code").asText().contains("countKConstraintSubstrings(self, s: str, k: int)")) {
        task = row.path("task_id").asText();
      }
    }
    Files.writeString(program, RecordedAnswer.of("code").get(0).incumbent());
    assertThat(
            outcomes(
                RecordedAnswer.of("code"),
                Stream.of(
                    "code",
                    "optimize",
                    "--problems",
                    ReferenceData.at("codeeval/leetcode_python_dev.jsonl.gz").toString(),
                    "--task",
                    task,
                    "--from",
                    program.toString(),
                    "--steps",
                    "2")))
        .containsExactly("not better", "accepted");
  }
}
