package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class InformationCommandTest {
  private static final Pattern TAG = Pattern.compile("<variable-([0-9a-f]{8})>\n([01]+)");
  private static final Pattern ADVICE = Pattern.compile("bit (\\d+) from ([01]) to ([01])");

  @TempDir private Path folder;

  @Test
  void armsStandInATableWithIntervalsAndFilesAndAreReplayed() throws IOException {
    String out = folder.resolve("study").toString();
    Cli run = Cli.tgd("bench", "run", "information", "--quick", "--instances", "2", "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("true is ahead by", "vague (= empty)", "erring-30");
    List<String> summary = Files.readAllLines(Path.of(out, "summary.csv"));
    assertThat(summary.get(0))
        .isEqualTo(
            "domain,editor,arm,acceptance,instances,seeds,auc,auc_low,auc_high,best,last,improving,"
                + "true_ahead,true_ahead_low,true_ahead_high,p_holm,replaced,same_as");
    assertThat(summary).hasSize(1 + 2 * 2 * 2 * 17);
    Cli replay =
        Cli.tgd(
            "bench", "run", "information", "--quick", "--instances", "2", "--out", out, "--replay");
    assertThat(replay.code()).as(replay.out()).isEqualTo(ExitCode.DONE);
    assertThat(replay.out()).contains("came out the same, 0 did not");
    Path rows = Path.of(out, "rows.jsonl");
    Files.writeString(
        rows, Files.readString(rows).replaceFirst("\"proposals\":\\d+", "\"proposals\":9999"));
    Cli forged =
        Cli.tgd(
            "bench", "run", "information", "--quick", "--instances", "2", "--out", out, "--replay");
    assertThat(forged.code()).isEqualTo(ExitCode.NOT_REACHED);
    assertThat(forged.out()).contains("different: known|bits-1");
  }

  /** Does what the prompt names, as an obedient model. */
  private static String obey(String question) {
    Matcher tag = TAG.matcher(question);
    if (!tag.find()) {
      return "Nothing to say.";
    }
    StringBuilder bits = new StringBuilder(tag.group(2));
    Matcher advice = ADVICE.matcher(question);
    if (advice.find()) {
      int bit = Integer.parseInt(advice.group(1));
      bits.replace(bit, bit + 1, advice.group(3));
    }
    return question.contains("Feedback on it:")
        ? "<new-value-%1$s>%2$s</new-value-%1$s>".formatted(tag.group(1), bits)
        : advice.reset().find() ? "Change " + advice.group() + "." : "It could be better.";
  }

  @Test
  void aModelIsAskedWhereItIsNamedAndNothingIsPaidTwice() throws IOException {
    String out = folder.resolve("model").toString();
    try (StubOpenAiServer server = StubOpenAiServer.answering(InformationCommandTest::obey)) {
      String[] words = {
        "bench",
        "run",
        "information",
        "--domains",
        "known",
        "--instances",
        "2",
        "--arms",
        "true,empty",
        "--editors",
        "model-edits,model",
        "--acceptance",
        "not-worse",
        "--out",
        out,
        "--model",
        "openai:m",
        "--base-url",
        server.url(),
        "--json",
        "--quiet",
        "--threads",
        "1"
      };
      Cli run = Cli.tgd(words);
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      JsonNode rows = new ObjectMapper().readTree(run.out());
      assertThat(rows.findValuesAsText("editor"))
          .containsExactly("model-edits", "model-edits", "model", "model");
      assertThat(rows.get(0).path("best").asDouble()).isEqualTo(1);
      assertThat(rows.get(1).path("best").asDouble()).isZero();
      assertThat(rows.get(2).path("auc").asDouble()).isGreaterThan(0.7);
      int asked = server.calls();
      assertThat(Cli.tgd(words).out()).isEqualTo(run.out());
      assertThat(server.calls()).isEqualTo(asked);
    }
  }

  @Test
  void consistencyMeetsItsLawAndBadWordsAreNamed() {
    Cli run = Cli.tgd("bench", "run", "consistency", "--repeats", "3", "--points", "8");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("oracle, p=0.20 q=0.50", "steps predicted", "met");
    Cli bad = Cli.tgd("bench", "run", "information", "--acceptance", "never");
    assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("--acceptance was 'never'");
    Cli modelless = Cli.tgd("bench", "run", "information", "--quick", "--editors", "model");
    assertThat(modelless.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(modelless.err()).contains("--model openai:NAME");
  }
}
