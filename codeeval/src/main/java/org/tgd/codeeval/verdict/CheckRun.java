package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Difference;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * Runs Python test code in a process of its own, which calls the solution in another one by proxy;
 * the solution sees arguments, never what is expected.
 */
final class CheckRun {
  private static final int ANSWER_BYTES = 8 << 20;
  private final Problem problem;
  private final Tests.PythonChecks tests;
  private final List<String> checks;
  private final boolean beside;
  private final List<TestOutcome> outcomes = new ArrayList<>();

  /**
   * A run.
   *
   * @param beside whether test code runs in the process of the solution instead
   */
  CheckRun(Problem problem, Tests.PythonChecks tests, List<String> checks, boolean beside) {
    this.problem = problem;
    this.tests = tests;
    this.checks = checks;
    this.beside = beside;
  }

  Run run(Sandboxes sandboxes, String code, boolean cover) {
    long begin = System.nanoTime();
    Optional<Failure> unloaded = Optional.empty();
    try (Session session =
        beside ? sandboxes.pythonSolution(checks.size()) : sandboxes.pythonCheck(checks.size())) {
      Reply reply = session.call(first(code, cover).toString());
      Optional<Load.Failed> failed = loaded(reply, session);
      if (failed.isPresent()) {
        unloaded = Optional.of(failed.get().failure());
        skip(failed.get().verdict());
      }
      while (outcomes.size() < checks.size()) {
        one(session);
      }
      double millis = (System.nanoTime() - begin) / 1e6;
      return new Run(outcomes, unloaded, millis, session.peakKb());
    }
  }

  private ObjectNode first(String code, boolean cover) {
    ObjectNode load = Load.message(problem, code, cover);
    if (beside) {
      return load.put("beside", true);
    }
    ObjectNode first = Results.JSON.createObjectNode().put("largest", ANSWER_BYTES);
    first.set("load", load);
    return first;
  }

  private static Optional<Load.Failed> loaded(Reply reply, Session session) {
    Optional<Load.Failed> broken =
        Results.message(reply)
            .filter(node -> node.path("op").asText().equals("broken"))
            .map(node -> Results.cut(node.path("message").asText()))
            .map(text -> new Load.Failed(Verdict.HARNESS_ERROR, Failure.of("", text)));
    return broken
        .or(
            () ->
                lost(reply, session)
                    .map(
                        s ->
                            new Load.Failed(
                                Results.verdict(s.cause()), Failure.of("", s.detail()))))
        .or(() -> Load.outcome(reply));
  }

  /** How the solution's process ended, if the test code says that it has. */
  private static Optional<Reply.Stopped> lost(Reply reply, Session session) {
    Optional<JsonNode> message =
        Results.message(reply).filter(node -> node.path("op").asText().equals("lost"));
    return message.map(
        node ->
            switch (node.path("cause").asText()) {
              case "EXIT" -> session.partnerEnd(node.path("end"));
              case "OUTPUT" ->
                  new Reply.Stopped(
                      Reply.Cause.OUTPUT, "the answer has more than " + ANSWER_BYTES + " bytes");
              default ->
                  new Reply.Stopped(Reply.Cause.EXIT, "the program broke its answer channel");
            });
  }

  private void one(Session session) {
    int index = outcomes.size();
    session.stdout();
    session.stderr();
    ObjectNode message = Results.JSON.createObjectNode();
    message.put("setup", tests.setup()).put("entry", tests.entryPoint()).put("classes", classes());
    long begin = System.nanoTime();
    Still still =
        Still.after(session.call(message.put("check", checks.get(index)).toString()), session);
    Reply reply = still.reply();
    double millis = (System.nanoTime() - begin) / 1e6;
    Optional<Reply.Stopped> lost = lost(reply, session);
    Optional<JsonNode> checked = Results.message(reply);
    if (lost.isPresent()) {
      outcomes.add(still.located(Results.ended(index, lost.get(), session, millis)));
      skip(outcomes.get(index).verdict());
    } else if (checked.isPresent()) {
      session.reportedKb(checked.get().path("rss").asLong());
      outcomes.add(outcome(index, checked.get(), session, millis));
    } else {
      outcomes.add(still.located(broken(index, Results.stopped(reply), session, millis)));
      skip(outcomes.get(index).verdict());
    }
  }

  /** Whether the problem itself asks for a class; what a solution makes of it does not count. */
  private boolean classes() {
    var declared =
        Pattern.compile("(?m)^class\\s+" + Pattern.quote(tests.entryPoint()) + "\\b").asPredicate();
    return declared.test(tests.setup())
        || declared.test(problem.references().getOrDefault(Language.PYTHON, ""));
  }

  /** A limit ended both processes, or the test code itself is gone, which it never should be. */
  private TestOutcome broken(int index, Reply.Stopped stopped, Session session, double millis) {
    boolean ours = stopped.cause() == Reply.Cause.EXIT && !beside;
    return ours
        ? Results.of(index, Verdict.HARNESS_ERROR, session, millis)
            .with(Failure.of("", "the test code " + stopped.detail()))
        : Results.ended(index, stopped, session, millis);
  }

  private TestOutcome outcome(int index, JsonNode reply, Session session, double millis) {
    String error = reply.path("error").asText();
    List<Integer> lines = Results.lines(reply.path("lines"));
    if (error.isEmpty()) {
      return Results.of(index, Verdict.PASSED, session, millis).withLines(lines);
    }
    boolean unfit = reply.path("unfit").asBoolean();
    if (reply.path("theirs").asBoolean() && !unfit) {
      JsonNode failure = reply.path("failure");
      return Results.of(index, Results.failed(failure), session, millis)
          .with(numbered(Results.failure(failure)))
          .withLines(lines);
    }
    if (reply.path("ours").asBoolean() || lacking(reply.path("unknown").asText())) {
      String why = "the test code cannot run: " + reply.path("message").asText();
      return Results.of(index, Verdict.UNSUPPORTED, session, millis)
          .with(Failure.of(error, Results.cut(why)));
    }
    Verdict verdict = unfit ? Verdict.OUTPUT_LIMIT : Verdict.WRONG_ANSWER;
    Failure failure = Failure.of(error, said(reply));
    TestOutcome outcome =
        Results.of(index, verdict, session, millis).with(failure).withLines(lines);
    return reply.has("expected") ? outcome.with(sides(reply)) : outcome;
  }

  /** In the numbering of the solution, where that is a part of a text. */
  private Failure numbered(Failure failure) {
    return tests
        .insertion()
        .map(
            place ->
                new Failure(
                    failure.type(),
                    failure.message(),
                    Math.max(0, failure.line() - place.linesBefore()),
                    failure.column(),
                    failure.locals(),
                    List.of()))
        .orElse(failure);
  }

  /** Whether the tests use a name that neither they nor a right solution define. */
  private boolean lacking(String name) {
    String reference = problem.references().getOrDefault(Language.PYTHON, "");
    return !name.isEmpty()
        && (reference.isEmpty()
            || !Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(reference).find());
  }

  private static String said(JsonNode reply) {
    String source = reply.path("source").asText();
    String message = reply.path("message").asText();
    String between = source.isEmpty() || message.isEmpty() ? "" : ": ";
    String opaque = reply.path("opaque").asText();
    String stays =
        opaque.isEmpty()
            ? ""
            : " (a value of type "
                + opaque
                + " was compared: it stays in the solution's process and equals nothing here)";
    return Results.cut(source + between + message + stays);
  }

  /** The two sides of the failing assertion, where there are two. */
  private static Difference sides(JsonNode reply) {
    String result = "result of the call with " + Results.cut(reply.path("args").asText());
    return new Difference(
        result,
        Results.cut(reply.path("expected").asText()),
        Results.cut(reply.path("actual").asText()));
  }

  private void skip(Verdict verdict) {
    while (outcomes.size() < checks.size()) {
      outcomes.add(TestOutcome.notRun(outcomes.size(), verdict));
    }
  }
}
