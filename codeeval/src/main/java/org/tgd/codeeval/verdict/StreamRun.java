package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tgd.codeeval.problem.Difference;
import org.tgd.codeeval.problem.Printed;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.StreamCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Session;

/** Runs a whole program on inputs, each time afresh, and judges what it printed. */
final class StreamRun {
  private static final int LARGEST = 8 << 20;
  private final Problem problem;
  private final List<StreamCase> tests;
  private final Nonces nonces;
  private final List<TestOutcome> outcomes = new ArrayList<>();
  private long peakKb;

  StreamRun(Problem problem, List<StreamCase> tests, Nonces nonces) {
    this.problem = problem;
    this.tests = tests;
    this.nonces = nonces;
  }

  /** The message that loads a Python program. */
  static ObjectNode load(String code) {
    ObjectNode load = Results.JSON.createObjectNode().put("op", "load").put("code", code);
    return load.put("program", true).put("largest", LARGEST);
  }

  /**
   * Runs all tests.
   *
   * @param sessions where from a process comes
   * @param loader loads the program into one
   * @param checker judges answers if the problem has one
   */
  Run run(
      Supplier<Session> sessions,
      Function<Session, Optional<Load.Failed>> loader,
      Checker checker) {
    long begin = System.nanoTime();
    Optional<Failure> failure = Optional.empty();
    while (outcomes.size() < tests.size()) {
      try (Session session = sessions.get()) {
        Optional<Load.Failed> failed = loader.apply(session);
        if (failed.isPresent()) {
          failure = Optional.of(failed.get().failure());
          skip(failed.get().verdict());
        } else {
          calls(session, checker);
        }
        peakKb = Math.max(peakKb, session.peakKb());
      }
    }
    checker.close();
    return new Run(outcomes, failure, (System.nanoTime() - begin) / 1e6, peakKb);
  }

  /** Goes on until all tests are done or the process is. */
  private void calls(Session session, Checker checker) {
    while (outcomes.size() < tests.size()) {
      int index = outcomes.size();
      session.stdout();
      session.stderr();
      String id = nonces.next();
      ObjectNode call = Results.JSON.createObjectNode().put("op", "program").put("id", id);
      call.put("stdin", tests.get(index).input()).put("largest", LARGEST);
      long begin = System.nanoTime();
      Reply reply = session.call(call.toString());
      Optional<JsonNode> message =
          Results.message(reply).filter(node -> node.path("id").asText().equals(id));
      if (message.isPresent()) {
        session.reportedKb(message.get().path("rss").asLong());
        double millis =
            message.get().path("nanos").asDouble((double) (System.nanoTime() - begin)) / 1e6;
        outcomes.add(
            outcome(
                index, message.get(), Results.of(index, Verdict.PASSED, session, millis), checker));
        if (message.get().path("exited").asBoolean()) {
          return;
        }
        continue;
      }
      Reply.Stopped stopped = Results.stopped(reply);
      outcomes.add(Results.ended(index, stopped, session, (System.nanoTime() - begin) / 1e6));
      if (stopped.cause() != Reply.Cause.EXIT) {
        skip(Results.verdict(stopped.cause()));
      }
      return;
    }
  }

  private TestOutcome outcome(int index, JsonNode reply, TestOutcome made, Checker checker) {
    if (reply.has("unfit")) {
      return made.as(Verdict.OUTPUT_LIMIT)
          .with(Failure.of("", Results.cut(reply.path("unfit").asText())));
    } else if (!reply.path("value").isTextual()) {
      JsonNode failure = reply.path("failure");
      return made.as(Results.failed(failure)).with(Results.failure(failure));
    }
    StreamCase test = tests.get(index);
    String printed = reply.path("value").textValue();
    if (!problem.checker().isEmpty()) {
      List<Value> asked =
          List.of(Value.of(test.input()), Value.of(test.output()), Value.of(printed));
      return checker.judged(made, asked);
    }
    Optional<Difference> difference =
        Printed.firstDifference(problem.comparison(), test.output(), printed);
    Verdict verdict = difference.isEmpty() ? Verdict.PASSED : Verdict.WRONG_ANSWER;
    return made.as(verdict).with(Value.of(printed), difference);
  }

  private void skip(Verdict verdict) {
    while (outcomes.size() < tests.size()) {
      outcomes.add(TestOutcome.notRun(outcomes.size(), verdict));
    }
  }
}
