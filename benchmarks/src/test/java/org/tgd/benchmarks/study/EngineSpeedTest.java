package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSpeedTest {
  @Test
  void aBatchNeedsFourCallsASampleAndOneForTheStep() {
    assertThat(EngineSpeed.answersAndJudgements(32, Duration.ZERO, 8).calls()).isEqualTo(129);
  }

  @Test
  void aJudgedTextNeedsTwoCallsAJudgementAndOneForTheStep() {
    assertThat(EngineSpeed.judgements(1).calls()).isEqualTo(3);
    assertThat(EngineSpeed.judgements(32).calls()).isEqualTo(65);
  }

  @Test
  void theEditorsPromptStaysBoundedUnderAThousandConsumers() {
    EngineSpeed.Measured fanOut = EngineSpeed.fanOut(1000);

    assertThat(fanOut.calls()).isEqualTo(1);
    assertThat(fanOut.longestPrompt()).isBetween(1000L, 100_000L);
  }

  @Test
  void feedbackReachesTheEndOfALongChain() {
    assertThat(EngineSpeed.chain(20_000).calls()).isZero();
  }

  @Test
  void everyStepIsJournaled(@TempDir Path folder) throws Exception {
    EngineSpeed.journaledSteps(25, folder);

    assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
        .filteredOn(line -> line.contains("\"step\""))
        .hasSize(26);
  }
}
