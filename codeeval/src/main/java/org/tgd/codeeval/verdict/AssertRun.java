package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * Runs a program of assertions in one process and the solution in another: the test calls a
 * stand-in, whose calls come here and go on to the solution as plain values. Neither the text of
 * the test nor what it expects is ever in a process, or its compiler, where code of the solution
 * is; and it has passed only when the test's own program came to its end.
 */
final class AssertRun {
  private static final ObjectWriter ASCII =
      Results.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final Session test;
  private final Session solution;
  private Optional<TestOutcome> decided = Optional.empty();
  private int calls;
  private double millis;

  private AssertRun(Session test, Session solution) {
    this.test = test;
    this.solution = solution;
  }

  /**
   * Runs.
   *
   * @param asserts the message that starts the test
   * @param program the message that starts the solution
   */
  static Run run(Sandboxes sandboxes, ObjectNode asserts, ObjectNode program) {
    long begin = System.nanoTime();
    try (Session solution = sandboxes.program(1)) {
      Optional<Load.Failed> failed = Load.outcome(solution.call(program.toString()));
      TestOutcome outcome;
      if (failed.isPresent()) {
        outcome = TestOutcome.notRun(0, failed.get().verdict());
      } else {
        try (Session test = sandboxes.program(0)) {
          outcome = new AssertRun(test, solution).outcome(asserts);
        }
      }
      return new Run(
          List.of(outcome),
          failed.map(Load.Failed::failure),
          (System.nanoTime() - begin) / 1e6,
          solution.peakKb());
    }
  }

  private TestOutcome outcome(ObjectNode asserts) {
    Reply reply = test.call(asserts.toString());
    Optional<JsonNode> message = Results.message(reply);
    while (message.filter(node -> node.path("op").asText().equals("ask")).isPresent()) {
      Optional<String> answer = asked(message.get().path("args"));
      if (answer.isEmpty()) {
        return decided.orElseThrow();
      }
      reply = test.call(answer.get());
      message = Results.message(reply);
    }
    Optional<JsonNode> last = message;
    Reply.Stopped stopped = Results.stopped(reply);
    return last.map(this::ended).orElseGet(() -> ended(stopped));
  }

  /** What the solution answers; empty if it does not, and that decides. */
  private Optional<String> asked(JsonNode arguments) {
    String call = text(arguments);
    long begin = System.nanoTime();
    Reply reply = calls++ == 0 ? solution.call(call) : solution.again(call);
    millis += (System.nanoTime() - begin) / 1e6;
    Optional<JsonNode> message = Results.message(reply);
    if (message.isEmpty()) {
      decided = Optional.of(Results.ended(0, Results.stopped(reply), solution, millis));
      return Optional.empty();
    }
    JsonNode node = message.get();
    if (!node.has("value")) {
      JsonNode failure = node.path("failure");
      decided =
          Optional.of(
              Results.of(0, Results.failed(failure), solution, millis)
                  .with(Results.failure(failure)));
      return Optional.empty();
    }
    String changed = node.has("args") ? ",\"args\":" + text(node.get("args")) : "";
    return Optional.of("{\"value\":" + text(node.get("value")) + changed + "}");
  }

  private static String text(JsonNode node) {
    try {
      return ASCII.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestOutcome ended(JsonNode node) {
    String said = Results.cut(node.path("message").asText());
    return switch (node.path("op").asText()) {
      case "done" ->
          calls > 0
              ? Results.of(0, Verdict.PASSED, solution, millis)
              : unable("it does not call the solution");
      case "mismatch" -> outcome(Verdict.WRONG_ANSWER, "the answer does not fit: " + said);
      default -> unable(said);
    };
  }

  private TestOutcome outcome(Verdict verdict, String why) {
    return Results.of(0, verdict, solution, millis).with(Failure.of("", Results.cut(why)));
  }

  private TestOutcome unable(String why) {
    return outcome(Verdict.UNSUPPORTED, "the tests cannot run: " + why);
  }

  /** The test's program is no more: mostly since an assertion failed. */
  private TestOutcome ended(Reply.Stopped stopped) {
    String said = (test.stderr() + test.stdout()).strip();
    return switch (stopped.cause()) {
      case TIME -> outcome(Verdict.TIME_LIMIT, "the test: " + stopped.detail());
      case SANDBOX -> outcome(Verdict.HARNESS_ERROR, "the test: " + stopped.detail());
      case MEMORY, OUTPUT ->
          outcome(
              Verdict.OUTPUT_LIMIT, "the answer is too large for the test: " + stopped.detail());
      case EXIT -> {
        String why = said.isEmpty() ? "the test " + stopped.detail() : said;
        yield calls > 0 ? outcome(Verdict.WRONG_ANSWER, why) : unable(why);
      }
    };
  }
}
