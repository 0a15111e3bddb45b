package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.sandbox.Limits;

/** Many jobs at once, hostile among innocent ones; {@code -Dtgd.jobs} sets how many. */
class LeakIT {
  private static final int JOBS = Integer.getInteger("tgd.jobs", 80);
  private static final Problem PAIRS = Fixture.pairs();
  private static final Submission INNOCENT =
      Fixture.python(
          PAIRS,
          "def solve(nums, k):",
          "    return sum(nums[i] + nums[j] == k for i in range(len(nums)) for j in range(i))");
  private static final Submission HOSTILE =
      Fixture.python(
          PAIRS,
          "import os, sys",
          "open('/tmp/x', 'w').write('x' * 1000)",
          "def solve(nums, k):",
          "    for i in range(5):",
          "        if os.fork() == 0:",
          "            os.setsid()",
          "            os.execv('/bin/sleep', ['left-behind', '600'])",
          "    os.kill(-1, 9) if k == 2 else os._exit(0)");

  @Test
  void nothingIsLeftAndNoInnocentVerdictChanges() throws Exception {
    List<Verdict> innocent = new ArrayList<>();
    List<Verdict> hostile = new ArrayList<>();
    long handles = handles();
    RunnerOptions options =
        RunnerOptions.DEFAULT.withLimits(Limits.DEFAULT.withSeconds(20)).withWorkers(8);
    try (Runner runner = Runner.open(options)) {
      NeedsSandbox.of(runner, Language.PYTHON);
      ExecutorService pool = Executors.newFixedThreadPool(8);
      List<Future<Judgement>> judged = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        Submission submission = i % 3 == 2 ? HOSTILE : INNOCENT;
        judged.add(pool.submit(() -> runner.judge(PAIRS, submission)));
      }
      for (int i = 0; i < JOBS; i++) {
        (i % 3 == 2 ? hostile : innocent).add(verdict(judged.get(i)));
      }
      pool.shutdown();
    }
    assertThat(innocent).containsOnly(Verdict.PASSED);
    assertThat(hostile).containsOnly(Verdict.RUNTIME_ERROR);
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    assertThat(handles()).isLessThanOrEqualTo(handles + 4);
    assertThat(commands()).noneMatch(command -> command.startsWith("left-behind"));
  }

  private static Verdict verdict(Future<Judgement> judged)
      throws InterruptedException, ExecutionException {
    return judged.get().verdict();
  }

  private static long handles() throws IOException {
    Path folder = Path.of("/proc/self/fd");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(folder)) {
      return open.count();
    }
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        Path file = process.resolve("cmdline");
        if (Character.isDigit(process.getFileName().toString().charAt(0))) {
          commands.add(text(file));
        }
      }
    }
    return commands;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }
}
