package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * Runs a Java test class in one machine and the solution in another: the test calls a stand-in,
 * whose calls come here and go on to the solution. What the test knows is never in a machine where
 * code of a solution runs.
 */
final class ProxiedMain {
  private final Session tester;
  private final Session solution;
  private Optional<Reply.Stopped> stopped = Optional.empty();
  private Optional<TestOutcome> decided = Optional.empty();
  private JsonNode raised = Results.JSON.nullNode();
  private final Set<Integer> lines = new TreeSet<>();
  private Still still = new Still(new Reply.Message(""), Optional.empty());
  private int calls;
  private double millis;

  private ProxiedMain(Session tester, Session solution) {
    this.tester = tester;
    this.solution = solution;
  }

  /**
   * Runs.
   *
   * @param test the classes of the test and of the stand-in
   * @param classes those of the solution
   * @param cover whether they note the lines that run
   */
  static Run run(Sandboxes sandboxes, JsonNode test, JsonNode classes, boolean cover) {
    long begin = System.nanoTime();
    Session tester = sandboxes.javaTester();
    boolean whole = false;
    try (Session solution = sandboxes.javaSolution(1)) {
      var run = new ProxiedMain(tester, solution);
      String load = MainRun.load(classes).put("cover", cover).toString();
      Optional<Load.Failed> failed = Load.outcome(solution.call(load));
      TestOutcome outcome =
          failed
              .map(f -> TestOutcome.notRun(0, f.verdict()))
              .orElseGet(() -> run.covered(run.outcome(test)));
      whole = failed.isPresent() || run.stopped.isEmpty();
      double all = (System.nanoTime() - begin) / 1e6;
      return new Run(List.of(outcome), failed.map(Load.Failed::failure), all, solution.peakKb());
    } finally {
      if (whole) {
        tester.release();
      } else {
        tester.close();
      }
    }
  }

  /** With the lines of all calls. */
  private TestOutcome covered(TestOutcome outcome) {
    Set<Integer> all = new TreeSet<>(lines);
    all.addAll(outcome.lines());
    return outcome.withLines(List.copyOf(all));
  }

  private TestOutcome outcome(JsonNode test) {
    ObjectNode start = MainRun.load(test).put("op", "main");
    Reply reply = tester.call(start.toString());
    Optional<JsonNode> message = Results.message(reply);
    while (message.filter(node -> node.path("op").asText().equals("ask")).isPresent()) {
      reply = tester.call(asked(message.get().path("call")).toString());
      message = Results.message(reply);
    }
    if (decided.isPresent()) {
      return decided.get();
    } else if (stopped.isPresent()) {
      return still.located(Results.ended(0, stopped.get(), solution, millis));
    } else if (message.isEmpty()) {
      return lost(Results.stopped(reply));
    }
    return ended(message.get());
  }

  /** The test itself is no more: it ran out of time waiting for the right answer, or failed. */
  private TestOutcome lost(Reply.Stopped lost) {
    stopped = Optional.of(lost);
    Verdict verdict = lost.cause() == Reply.Cause.TIME ? Verdict.TIME_LIMIT : Verdict.HARNESS_ERROR;
    return Results.of(0, verdict, solution, millis)
        .with(Failure.of("", "the test class: " + lost.detail()));
  }

  private ObjectNode asked(JsonNode call) {
    ObjectNode answer = Results.JSON.createObjectNode();
    if (stopped.isPresent() || decided.isPresent()) {
      return answer.put("end", true);
    }
    Reply first = calls++ == 0 ? solution.call(call.toString()) : solution.again(call.toString());
    still = Still.after(first, solution);
    Reply reply = still.reply();
    Optional<JsonNode> message = Results.message(reply);
    if (message.isEmpty()) {
      stopped = Optional.of(Results.stopped(reply));
      return answer.put("end", true);
    }
    JsonNode node = message.get();
    millis += node.path("nanos").asLong() / 1e6;
    if (lines.size() < Results.MOST_LINES) {
      lines.addAll(Results.lines(node.path("lines")));
    }
    if (node.path("data").isTextual()) {
      return answer.put("data", node.path("data").textValue());
    } else if (node.has("missing") || node.has("unfit")) {
      boolean missing = node.has("missing");
      String what = Results.cut(node.path(missing ? "missing" : "unfit").asText());
      Verdict verdict = missing ? Verdict.COMPILE_ERROR : Verdict.OUTPUT_LIMIT;
      decided = Optional.of(Results.of(0, verdict, solution, millis).with(Failure.of("", what)));
      return answer.put("end", true);
    }
    raised = node.path("failure");
    return answer
        .put("type", Results.cut(raised.path("type").asText("")))
        .put("message", Results.cut(raised.path("message").asText("")));
  }

  private static Verdict fault(String kind) {
    return switch (kind) {
      case "mismatch" -> Verdict.COMPILE_ERROR;
      case "answer" -> Verdict.RUNTIME_ERROR;
      default -> Verdict.UNSUPPORTED;
    };
  }

  private TestOutcome ended(JsonNode node) {
    if (node.path("done").asBoolean()) {
      return Results.of(0, Verdict.PASSED, solution, millis);
    } else if (node.has("broken")) {
      return Results.of(0, Verdict.HARNESS_ERROR, solution, millis)
          .with(Failure.of("", "the test class: " + Results.cut(node.path("broken").asText())));
    } else if (!node.path("fault").asText().isEmpty()) {
      return Results.of(0, fault(node.path("fault").asText()), solution, millis)
          .with(Failure.of("", Results.cut(node.path("why").asText())));
    } else if (node.path("theirs").asBoolean()) {
      return Results.of(0, Results.failed(raised), solution, millis).with(Results.failure(raised));
    }
    return Results.of(0, Verdict.WRONG_ANSWER, solution, millis)
        .with(Results.failure(node.path("failure")));
  }
}
