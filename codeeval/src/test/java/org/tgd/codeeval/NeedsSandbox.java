package org.tgd.codeeval;

import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.MissingTool;

/** Skips a test on a machine without a sandbox, or fails it if that is a build server. */
public final class NeedsSandbox {
  private NeedsSandbox() {}

  /** For these languages. */
  public static void of(Language... languages) {
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT)) {
      of(runner, languages);
    }
  }

  /** For these languages, with a runner that the test goes on with. */
  public static void of(Runner runner, Language... languages) {
    try {
      for (Language language : languages) {
        runner.isolation(language);
      }
    } catch (SandboxException e) {
      MissingTool.report(e);
    }
  }
}
