package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.sandbox.PythonEnvironment;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobText;
import org.tgd.core.jobs.Leases;
import org.tgd.core.journal.JsonText;

/** Solutions to be judged as jobs: the problem's row is sent along, the verdict's comes back. */
public final class JudgeJobs implements JobKind {
  static final String NAME = "code-test";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * What all solutions of a batch have in common.
   *
   * @param environment the folder of Python packages, where there is one; it must be there on each
   *     machine
   */
  static String settings(RunnerOptions options, boolean publicOnly, Optional<Path> environment) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seconds", options.limits().seconds()).put("memory_mb", options.limits().memoryMb());
    node.put("fresh", options.fresh()).put("allow_unconfined", options.allowUnconfined());
    node.put("public_only", publicOnly).put("same_process", options.sameProcess());
    environment.ifPresent(folder -> node.put("environment", folder.toAbsolutePath().toString()));
    return JsonText.line(node);
  }

  /**
   * A job.
   *
   * @param place the solution's place among all
   * @param problem its problem as a row of a problem file
   */
  static Job job(int place, String problem, Submission submission) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("problem", problem).put("id", submission.id()).put("task_id", submission.taskId());
    submission.language().ifPresent(language -> node.put("language", language.label()));
    node.put("code", submission.code()).put("continues", submission.continuesStarter());
    return new Job(Integer.toString(place), JsonText.line(node));
  }

  @Override
  public Work prepare(String settings, Leases leases) {
    JsonNode node = JobText.read(settings);
    Optional<PythonEnvironment> environment =
        Optional.ofNullable(node.get("environment"))
            .map(folder -> PythonEnvironment.open(Path.of(folder.asText())));
    Limits limits =
        Limits.DEFAULT
            .withSeconds(node.path("seconds").asDouble())
            .withMemoryMb(node.path("memory_mb").asInt());
    RunnerOptions options =
        new RunnerOptions(
            limits,
            Runtime.getRuntime().availableProcessors(),
            node.path("allow_unconfined").asBoolean(),
            node.path("fresh").asBoolean(),
            environment,
            node.path("same_process").asBoolean());
    Set<String> modules = environment.map(PythonEnvironment::modules).orElse(Set.of());
    // ends with the process, as its hook at the end says
    CodeTestRun run = new CodeTestRun(options, node.path("public_only").asBoolean());
    Map<String, Problem> problems = new ConcurrentHashMap<>();
    return job -> {
      JsonNode body = JobText.read(job.body());
      Problem problem =
          problems.computeIfAbsent(
              body.path("problem").asText(), row -> ProblemFile.ofRow(row, modules));
      return run.row(new JudgeJob(problem, submission(body))).toString();
    };
  }

  private static Submission submission(JsonNode body) {
    return new Submission(
        body.path("id").asText(),
        body.path("task_id").asText(),
        Optional.ofNullable(body.get("language"))
            .map(label -> Language.named(label.asText()).orElseThrow()),
        body.path("code").asText(),
        body.path("continues").asBoolean());
  }
}
