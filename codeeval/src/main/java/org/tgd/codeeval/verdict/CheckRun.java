package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.problem.Difference;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * Runs Python test code in a process of its own, which calls the solution in another one by proxy;
 * every call passes through here.
 */
final class CheckRun {
  private final Problem problem;
  private final Tests.PythonChecks tests;
  private final List<String> checks;
  private final Nonces nonces;
  private final List<TestOutcome> outcomes = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private Optional<TestOutcome> broken = Optional.empty();
  private Optional<JsonNode> failure = Optional.empty();
  private boolean unfit;

  CheckRun(Problem problem, Tests.PythonChecks tests, List<String> checks, Nonces nonces) {
    this.problem = problem;
    this.tests = tests;
    this.checks = checks;
    this.nonces = nonces;
  }

  Run run(Sandboxes sandboxes, String code, boolean cover) {
    long begin = System.nanoTime();
    long peakKb = 0;
    Optional<Failure> unloaded = Optional.empty();
    try (Session solution = sandboxes.pythonSolution();
        Session check = sandboxes.pythonCheck()) {
      Optional<Load.Failed> failed = Load.python(solution, problem, code, cover);
      if (failed.isPresent()) {
        unloaded = Optional.of(failed.get().failure());
        skip(failed.get().verdict());
      }
      while (outcomes.size() < checks.size()) {
        one(check, solution);
      }
      peakKb = solution.peakKb();
    }
    return new Run(outcomes, unloaded, (System.nanoTime() - begin) / 1e6, peakKb);
  }

  private void one(Session check, Session solution) {
    int index = outcomes.size();
    failure = Optional.empty();
    unfit = false;
    lines.clear();
    solution.stdout();
    solution.stderr();
    long begin = System.nanoTime();
    Reply reply =
        check.call(
            Results.JSON
                .createObjectNode()
                .put("setup", tests.setup())
                .put("entry", tests.entryPoint())
                .put("check", checks.get(index))
                .toString());
    Optional<JsonNode> message = Results.message(reply);
    while (message.isPresent() && message.get().path("op").asText().equals("call")) {
      Optional<String> answer = forward(index, message.get(), solution);
      if (answer.isEmpty()) {
        TestOutcome end = broken.orElseThrow();
        outcomes.add(end);
        skip(end.verdict());
        return;
      }
      reply = check.call(answer.get());
      message = Results.message(reply);
    }
    double millis = (System.nanoTime() - begin) / 1e6;
    if (message.isEmpty()) {
      outcomes.add(lost(index, Results.stopped(reply), solution, millis));
      skip(outcomes.get(index).verdict());
    } else {
      outcomes.add(checked(index, message.get(), solution, millis).withLines(sorted()));
    }
  }

  private List<Integer> sorted() {
    return lines.stream().sorted().distinct().toList();
  }

  /** One call: from the test code to the solution, and the answer for the test code. */
  private Optional<String> forward(int index, JsonNode call, Session solution) {
    String id = nonces.next();
    ObjectNode there = Results.JSON.createObjectNode().put("op", "call").put("id", id);
    there.set("args", call.path("args"));
    there.set("keywords", call.path("keywords"));
    Reply reply = solution.call(there.toString());
    Optional<JsonNode> message =
        Results.message(reply).filter(node -> node.path("id").asText().equals(id));
    if (message.isEmpty()) {
      broken = Optional.of(Results.ended(index, Results.stopped(reply), solution, 0));
      return Optional.empty();
    }
    JsonNode result = message.get();
    solution.reportedKb(result.path("rss").asLong());
    lines.addAll(Results.lines(result.path("lines")));
    ObjectNode back = Results.JSON.createObjectNode();
    if (result.has("value")) {
      back.set("value", result.get("value"));
      return Optional.of(back.toString());
    }
    unfit = result.has("unfit");
    ObjectNode raised = back.putObject("failure");
    if (unfit) {
      raised.put("type", "").put("message", Results.cut(result.path("unfit").asText()));
    } else {
      failure = Optional.of(result.path("failure"));
      raised.put("type", Results.cut(result.path("failure").path("type").asText()));
      raised.put("message", Results.cut(result.path("failure").path("message").asText()));
    }
    return Optional.of(back.toString());
  }

  /** The test code gives no answer: it runs for ever on what the solution returned, or worse. */
  private static TestOutcome lost(
      int index, Reply.Stopped stopped, Session solution, double millis) {
    boolean ours = stopped.cause() == Reply.Cause.SANDBOX || stopped.cause() == Reply.Cause.EXIT;
    Verdict verdict = ours ? Verdict.HARNESS_ERROR : Results.verdict(stopped.cause());
    return Results.of(index, verdict, solution, millis)
        .with(Failure.of("", "the test code: " + stopped.detail()));
  }

  private TestOutcome checked(int index, JsonNode reply, Session solution, double millis) {
    String error = reply.path("error").asText();
    if (error.isEmpty()) {
      return Results.of(index, Verdict.PASSED, solution, millis);
    } else if (reply.path("theirs").asBoolean() && failure.isPresent()) {
      return Results.of(index, Results.failed(failure.get()), solution, millis)
          .with(Results.failure(failure.get()));
    }
    Verdict verdict = unfit ? Verdict.OUTPUT_LIMIT : Verdict.WRONG_ANSWER;
    String source = reply.path("source").asText();
    String message = reply.path("message").asText();
    String said =
        source.isEmpty() || message.isEmpty() ? source + message : source + ": " + message;
    TestOutcome outcome =
        Results.of(index, verdict, solution, millis).with(Failure.of(error, Results.cut(said)));
    return reply.has("expected") ? different(outcome, reply) : outcome;
  }

  /** The two sides of the failing assertion, where there are two. */
  private static TestOutcome different(TestOutcome outcome, JsonNode reply) {
    var difference =
        new Difference(
            "result",
            Results.cut(reply.path("expected").asText()),
            Results.cut(reply.path("actual").asText()));
    return new TestOutcome(
        outcome.index(),
        outcome.verdict(),
        true,
        Optional.empty(),
        Optional.of(difference),
        outcome.failure(),
        outcome.millis(),
        outcome.stdout(),
        outcome.stderr(),
        outcome.lines());
  }

  private void skip(Verdict verdict) {
    while (outcomes.size() < checks.size()) {
      outcomes.add(TestOutcome.notRun(outcomes.size(), verdict));
    }
  }
}
