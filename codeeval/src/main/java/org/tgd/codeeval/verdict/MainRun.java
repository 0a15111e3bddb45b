package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * Runs a Java test class beside the solution, in one machine. The test has passed when its {@code
 * main} returned, which alone gives the nonce out.
 */
final class MainRun {
  private MainRun() {}

  static Run run(Sandboxes sandboxes, JsonNode classes, String nonce, boolean cover) {
    long begin = System.nanoTime();
    try (Session session = sandboxes.javaShared()) {
      Optional<Load.Failed> failed =
          Load.outcome(session.call(load(classes).put("cover", cover).toString()));
      if (failed.isPresent()) {
        return whole(TestOutcome.notRun(0, failed.get().verdict()), failed, session, begin);
      }
      Still still = Still.after(session.call(call(nonce)), session);
      double millis = (System.nanoTime() - begin) / 1e6;
      TestOutcome outcome = still.located(outcome(still.reply(), nonce, session, millis));
      return whole(outcome, Optional.empty(), session, begin);
    }
  }

  /** The message that loads the classes. */
  static ObjectNode load(JsonNode classes) {
    ObjectNode load = Results.JSON.createObjectNode().put("op", "load").put("main", "Main");
    load.set("classes", classes);
    return load;
  }

  /** The message that calls the test. */
  static String call(String nonce) {
    ObjectNode main = Results.JSON.createObjectNode().put("op", "main").put("main", "Main");
    return main.put("nonce", nonce).toString();
  }

  private static Run whole(
      TestOutcome outcome, Optional<Load.Failed> failed, Session session, long begin) {
    double millis = (System.nanoTime() - begin) / 1e6;
    return new Run(List.of(outcome), failed.map(Load.Failed::failure), millis, session.peakKb());
  }

  private static TestOutcome outcome(Reply reply, String nonce, Session session, double millis) {
    Optional<JsonNode> message = Results.message(reply);
    if (message.isEmpty()) {
      return Results.ended(0, Results.stopped(reply), session, millis);
    }
    JsonNode node = message.get();
    List<Integer> lines = Results.lines(node.path("lines"));
    if (node.path("nonce").asText().equals(nonce)) {
      return Results.of(0, Verdict.PASSED, session, millis).withLines(lines);
    }
    JsonNode failure = node.path("failure");
    boolean test = failure.path("owner").asText().equals("Main");
    Verdict verdict = test ? Verdict.WRONG_ANSWER : Results.failed(failure);
    return Results.of(0, verdict, session, millis).with(Results.failure(failure)).withLines(lines);
  }
}
