package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Session;

/**
 * The reply to a call of a program whose lines are noted, which may say something before its
 * answer, once: that very many lines have run, and where it turns round. That counts for nothing
 * unless the time runs out.
 *
 * @param reply the answer, or what came in its place
 * @param said what was said before that
 */
record Still(Reply reply, Optional<JsonNode> said) {
  private static final int MOST = 200;

  /** Awaits the answer behind a first reply. */
  static Still after(Reply first, Session session) {
    Optional<JsonNode> said =
        Results.message(first).filter(node -> node.path("op").asText().equals("still"));
    return new Still(said.isEmpty() ? first : session.await(), said);
  }

  /** The outcome of a test that ran out of time, with the place where the program turned round. */
  TestOutcome located(TestOutcome outcome) {
    if (said.isEmpty() || outcome.verdict() != Verdict.TIME_LIMIT) {
      return outcome;
    }
    JsonNode node = said.get();
    Failure place = Results.failure(node);
    List<Integer> repeats = Results.lines(node.path("repeats")).stream().limit(MOST).toList();
    var turning = new Failure.Turning(repeats, node.path("same").asBoolean());
    String message = outcome.failure().map(Failure::message).orElse("");
    return outcome
        .with(
            new Failure(
                "", message, place.line(), 0, place.locals(), place.trace(), Optional.of(turning)))
        .withLines(Results.lines(node.path("lines")));
  }
}
