package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.problem.Difference;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.TooMuch;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Session;

/** Turns what comes out of a sandbox, of which nothing is trusted, into outcomes. */
final class Results {
  private static final int MOST_DIGITS = 70_000;

  /** Numbers may be as long as the guests let them be. */
  static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              // names from solutions: a table of them would outlive the answer, and can be attacked
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNumberLength(MOST_DIGITS).build())
              .build());

  /** Lines of one outcome. */
  static final int MOST_LINES = 20_000;

  private static final int MESSAGE = 2000;
  private static final int MOST = 20;

  private Results() {}

  /** The message of a reply, if it is one that can be read. */
  static Optional<JsonNode> message(Reply reply) {
    if (!(reply instanceof Reply.Message message)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(message.json());
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The verdict on a program that was stopped or has ended. */
  static Verdict verdict(Reply.Cause cause) {
    return switch (cause) {
      case TIME -> Verdict.TIME_LIMIT;
      case MEMORY -> Verdict.MEMORY_LIMIT;
      case OUTPUT -> Verdict.OUTPUT_LIMIT;
      case EXIT -> Verdict.RUNTIME_ERROR;
      case SANDBOX -> Verdict.HARNESS_ERROR;
    };
  }

  /** How a program that gives no readable message came to that. */
  static Reply.Stopped stopped(Reply reply) {
    return reply instanceof Reply.Stopped stopped
        ? stopped
        : new Reply.Stopped(Reply.Cause.EXIT, "the program broke its answer channel");
  }

  /** An outcome in the making. */
  static TestOutcome of(int index, Verdict verdict, Session session, double millis) {
    return new TestOutcome(
        index,
        verdict,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        millis,
        session.stdout(),
        session.stderr(),
        List.of());
  }

  /** The outcome of a test at which the program was stopped or ended. */
  static TestOutcome ended(int index, Reply.Stopped stopped, Session session, double millis) {
    return of(index, verdict(stopped.cause()), session, millis)
        .with(Failure.of("", stopped.detail()));
  }

  /** The outcome of a call that came back. */
  static TestOutcome returned(
      int index, Problem problem, TestCase test, JsonNode reply, Session session) {
    double millis = reply.path("nanos").asLong() / 1e6;
    List<Integer> lines = lines(reply.path("lines"));
    if (reply.has("unfit")) {
      return of(index, Verdict.OUTPUT_LIMIT, session, millis)
          .with(Failure.of("", cut(reply.path("unfit").asText())))
          .withLines(lines);
    }
    if (!reply.has("value")) {
      return of(index, failed(reply.path("failure")), session, millis)
          .with(failure(reply.path("failure")))
          .withLines(lines);
    }
    TestOutcome made = of(index, Verdict.RUNTIME_ERROR, session, millis).withLines(lines);
    try {
      return compared(made, problem, test, ValueJson.of(reply.get("value")));
    } catch (TooMuch e) {
      return made.as(Verdict.OUTPUT_LIMIT).with(Failure.of("", e.getMessage()));
    } catch (IllegalArgumentException e) {
      return made.with(Failure.of("", cut("the answer is no plain value: " + e.getMessage())));
    }
  }

  private static TestOutcome compared(
      TestOutcome made, Problem problem, TestCase test, Value answer) {
    Optional<Difference> difference =
        problem
            .comparison()
            .firstDifference(problem.signature().returns(), test.expected(), answer);
    Verdict verdict = difference.isEmpty() ? Verdict.PASSED : Verdict.WRONG_ANSWER;
    return made.as(verdict).with(answer, difference);
  }

  /** The verdict on an exception. */
  static Verdict failed(JsonNode failure) {
    return failure.path("memory").asBoolean() ? Verdict.MEMORY_LIMIT : Verdict.RUNTIME_ERROR;
  }

  static Failure failure(JsonNode node) {
    var locals = new ArrayList<Failure.Local>();
    for (JsonNode pair : node.path("locals")) {
      if (locals.size() < MOST) {
        locals.add(new Failure.Local(cut(pair.path(0).asText()), cut(pair.path(1).asText())));
      }
    }
    var trace = new ArrayList<Failure.Frame>();
    for (JsonNode step : node.path("trace")) {
      if (trace.size() < MOST) {
        trace.add(new Failure.Frame(cut(step.path(0).asText()), step.path(1).asInt()));
      }
    }
    return new Failure(
        cut(node.path("type").asText()),
        cut(node.path("message").asText()),
        Math.max(0, node.path("line").asInt()),
        Math.max(0, node.path("column").asInt()),
        locals,
        trace);
  }

  static List<Integer> lines(JsonNode node) {
    var lines = new ArrayList<Integer>();
    for (JsonNode line : node) {
      if (line.isInt() && lines.size() < MOST_LINES) {
        lines.add(line.intValue());
      }
    }
    return lines.stream().sorted().distinct().toList();
  }

  static String cut(String text) {
    return text.length() <= MESSAGE ? text : text.substring(0, MESSAGE);
  }

  /** The same verdict for all of so many tests, none of which was run. */
  static List<TestOutcome> none(int count, Verdict verdict) {
    var outcomes = new ArrayList<TestOutcome>();
    for (int i = 0; i < count; i++) {
      outcomes.add(TestOutcome.notRun(i, verdict));
    }
    return outcomes;
  }
}
