package org.tgd.benchmarks.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cases of {@code tgd bench run engine-speed}, measured by JMH. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
@State(Scope.Benchmark)
public class EngineSpeedBenchmark {
  /** Lengths of the chain. */
  @Param({"1000", "100000"})
  public int length;

  /** 32 samples, 100 ms a call: forward, backward, step. */
  @Benchmark
  public EngineSpeed.Measured batchOfSlowCalls() {
    return EngineSpeed.answersAndJudgements(32, Duration.ofMillis(100), 32);
  }

  /** The same without any waiting: what the engine itself costs. */
  @Benchmark
  public EngineSpeed.Measured batchOfInstantCalls() {
    return EngineSpeed.answersAndJudgements(32, Duration.ZERO, 32);
  }

  /** A chain forward and backward. */
  @Benchmark
  public EngineSpeed.Measured chain() {
    return EngineSpeed.chain(length);
  }

  /** One variable with 1,000 consumers, and a step. */
  @Benchmark
  public EngineSpeed.Measured fanOut() {
    return EngineSpeed.fanOut(1000);
  }

  /** 1,000 steps with the journal on. */
  @Benchmark
  public EngineSpeed.Measured journaledSteps() throws IOException {
    Path place = Files.createTempDirectory("tgd-jmh-");
    try {
      return EngineSpeed.journaledSteps(1000, place);
    } finally {
      Files.deleteIfExists(place.resolve("journal.jsonl"));
      Files.delete(place);
    }
  }
}
