package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Session;

/**
 * Runs a solution on tests of values: each input goes in when the answer to the one before has come
 * out. After a crash the remaining tests go on in a new process, a few times; a limit ends the run.
 */
final class ValueRun {
  private static final int MOST_CRASHES = 3;
  private final Problem problem;
  private final List<TestCase> tests;
  private final List<TestOutcome> outcomes = new ArrayList<>();
  private final Nonces nonces;
  private long peakKb;

  private final Checker checker;

  ValueRun(Problem problem, List<TestCase> tests, Nonces nonces, Checker checker) {
    this.problem = problem;
    this.tests = tests;
    this.nonces = nonces;
    this.checker = checker;
  }

  /**
   * Runs all tests.
   *
   * @param sessions where from a process comes
   * @param loader loads the solution into one
   */
  Run run(Supplier<Session> sessions, Function<Session, Optional<Load.Failed>> loader) {
    long begin = System.nanoTime();
    Optional<Failure> failure = Optional.empty();
    for (int crashes = 0; outcomes.size() < tests.size(); crashes++) {
      try (Session session = sessions.get()) {
        Optional<Load.Failed> failed = loader.apply(session);
        if (failed.isPresent()) {
          failure = outcomes.isEmpty() ? Optional.of(failed.get().failure()) : failure;
          skip(failed.get().verdict());
        } else {
          session.stdout();
          session.stderr();
          calls(session, crashes);
        }
        peakKb = Math.max(peakKb, session.peakKb());
      }
    }
    checker.close();
    return new Run(outcomes, failure, (System.nanoTime() - begin) / 1e6, peakKb);
  }

  private void calls(Session session, int crashes) {
    while (outcomes.size() < tests.size()) {
      int index = outcomes.size();
      TestCase test = tests.get(index);
      String id = nonces.next();
      long begin = System.nanoTime();
      Still still = Still.after(session.call(Load.call(test.arguments(), id)), session);
      Reply reply = still.reply();
      Optional<JsonNode> message =
          Results.message(reply).filter(node -> node.path("id").asText().equals(id));
      if (message.isPresent()) {
        session.reportedKb(message.get().path("rss").asLong());
        outcomes.add(judged(index, Results.returned(index, problem, test, message.get(), session)));
        continue;
      }
      Reply.Stopped stopped = Results.stopped(reply);
      double millis = (System.nanoTime() - begin) / 1e6;
      outcomes.add(still.located(Results.ended(index, stopped, session, millis)));
      if (stopped.cause() != Reply.Cause.EXIT || crashes >= MOST_CRASHES) {
        skip(Results.verdict(stopped.cause()));
      }
      return;
    }
  }

  /** Where the problem has a judge of its own, that one decides on what has an answer. */
  private TestOutcome judged(int index, TestOutcome made) {
    if (problem.checker().isEmpty() || made.answer().isEmpty()) {
      return made;
    }
    TestCase test = tests.get(index);
    Value given = Value.of(test.arguments());
    return checker.judged(made, List.of(given, test.expected(), made.answer().get()));
  }

  private void skip(Verdict verdict) {
    while (outcomes.size() < tests.size()) {
      outcomes.add(TestOutcome.notRun(outcomes.size(), verdict));
    }
  }
}
