package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.ReferenceData;
import org.tgd.core.SmolTokens;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Request;

/**
 * How long the first questions to critic and editor are in every domain, in tokens of SmolLM2:
 * small models work well up to some 700. A program's statement is counted in.
 */
class PromptSizesIT {
  private static final int MOST = 700;

  /** What is said anyway; a count below has missed the question. */
  private static final int LEAST = 150;

  /** As long as criticisms of a small model were seen to be. */
  private static final String CRITICISM =
      "The weights of the targets are too low against those of the organs around them, so that the"
          + " dose misses the first goal. Raise the first value as the measurement proposes and"
          + " leave the others as they are; the two goals that are met should stay so.";

  @TempDir private Path folder;

  private final SmolTokens tokens = SmolTokens.ofTheModel();

  /** The tokens of the first question to the critic and of the first to the editor. */
  private List<Integer> sizes(Stream<String> command) {
    List<String> words = new ArrayList<>(command.toList());
    try (StubOpenAiServer server = StubOpenAiServer.answering(question -> CRITICISM)) {
      words.addAll(List.of("--steps", "1", "--seed", "1", "--quiet", "--answers", "text"));
      words.addAll(List.of("--model", "openai:m", "--base-url", server.url()));
      words.addAll(List.of("--out", folder.resolve("run" + System.nanoTime()).toString()));
      Cli result = Cli.tgd(words.toArray(String[]::new));
      assertThat(server.requests()).as(result.err()).isNotEmpty();
      return Stream.of("You criticise", "You improve")
          .map(begin -> tokens(server.requests(), begin))
          .toList();
    }
  }

  private int tokens(List<Request> requests, String begin) {
    Request first =
        requests.stream().filter(each -> each.system().startsWith(begin)).findFirst().orElseThrow();
    return tokens.count(first.system() + "\n" + first.user());
  }

  private void fits(String name, Stream<String> command) {
    assertThat(sizes(command))
        .as("%s, critic and editor", name)
        .allSatisfy(size -> assertThat(size).isBetween(LEAST, MOST));
  }

  @Test
  void theFirstQuestionsAboutMoleculesPlansTextsAndAnswersAreShort() throws IOException {
    Path judge = folder.resolve("judge.sh");
    Files.writeString(judge, "echo '{\"loss\": 4, \"report\": \"x is 1; its best value is 3\"}'");
    Path start = Files.writeString(folder.resolve("start.txt"), "x: 1.0\ny: 2.0\n");
    Path questions =
        Files.writeString(
            folder.resolve("train.jsonl"), question("Ann") + question("Bo") + question("Cy"));
    Path others = Files.writeString(folder.resolve("val.jsonl"), question("Di"));

    fits("molecule", Stream.of("molecule", "optimize", "--start", "CCCCCCCCc1ccccc1"));
    fits("plan", Stream.of("plan", "optimize", "--case", "phantom:prostate-1"));
    fits("text", Stream.of("optimize", "--evaluator", "sh " + judge, "--start", start.toString()));
    fits(
        "answers",
        Stream.of(
            "prompt", "optimize", "--train", questions.toString(), "--val", others.toString()));
  }

  private static String question(String id) {
    return """
    {"id": "%1$s", "x": "Each week %1$s saves $50. Every two weeks half of it is spent on lunch. How long until there are $135?", "y": "5", "answer_type": "integer"}
    """
        .formatted(id);
  }

  @Test
  void theFirstQuestionsAboutProgramsAreShort() throws IOException {
    Path problems = ReferenceData.at("codeeval/leetcode_python_dev.jsonl.gz");
    List<String> seen = new ArrayList<>();
    for (String line :
        Files.readAllLines(ReferenceData.at("codeeval/leetcode_mutants_dev.jsonl"))) {
      JsonNode row = new ObjectMapper().readTree(line);
      String task = row.path("task_id").asText();
      boolean fails = !row.path("expected_verdict").asText().equals("PASSED");
      if (fails && seen.size() < 7 && !seen.contains(task)) {
        seen.add(task);
        Path program = folder.resolve("program" + seen.size() + ".py");
        Files.writeString(program, row.path("code").asText());
        fits(
            task,
            Stream.of(
                "code",
                "optimize",
                "--problems",
                problems.toString(),
                "--task",
                task,
                "--from",
                program.toString()));
      }
    }
    assertThat(seen).hasSize(7);
  }
}
