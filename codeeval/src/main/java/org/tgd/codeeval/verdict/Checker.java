package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tgd.codeeval.problem.Difference;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.sandbox.Session;

/**
 * A problem's own judge of answers, Python code that came with its tests: it runs in a sandbox of
 * its own, which solutions never enter.
 */
final class Checker implements AutoCloseable {
  private static final String FUNCTION = "check";
  private static final int SHOWN = 200;
  private final String code;
  private final Supplier<Session> sessions;
  private final Nonces nonces;
  private Optional<Session> open = Optional.empty();

  Checker(String code, Supplier<Session> sessions, Nonces nonces) {
    this.code = code;
    this.sessions = sessions;
    this.nonces = nonces;
  }

  /**
   * The outcome as the checker judges the answer.
   *
   * @param asked the input, what the test expects, and the answer
   */
  TestOutcome judged(TestOutcome made, List<Value> asked) {
    if (open.isEmpty()) {
      Session session = sessions.get();
      open = Optional.of(session);
      Optional<Load.Failed> failed = Load.outcome(session.call(load().toString()));
      if (failed.isPresent()) {
        return unable(made, failed.get().failure().message());
      }
    }
    String id = nonces.next();
    Optional<JsonNode> reply =
        Results.message(open.get().call(Load.call(asked, id)))
            .filter(node -> node.path("id").asText().equals(id));
    JsonNode said = reply.map(node -> node.path("value")).orElse(MissingNode.getInstance());
    if (said.isBoolean()) {
      return verdict(made, said.booleanValue(), "", asked.get(2));
    }
    JsonNode pair = said.path("$tuple");
    if (pair.path(0).isBoolean()) {
      return verdict(made, pair.get(0).booleanValue(), pair.path(1).asText(), asked.get(2));
    }
    JsonNode failure = reply.map(node -> node.path("failure")).orElse(MissingNode.getInstance());
    String why =
        failure.isMissingNode()
            ? "it gives neither a truth value nor one with a message"
            : failure.path("type").asText() + ": " + failure.path("message").asText();
    return unable(made, why);
  }

  private ObjectNode load() {
    ObjectNode load = Results.JSON.createObjectNode().put("op", "load").put("code", code);
    load.put("prelude", true).put("cover", false).put("in_place", false);
    load.putObject("entry").put("class", "").put("method", FUNCTION);
    load.putArray("parameters");
    return load;
  }

  private static TestOutcome verdict(TestOutcome made, boolean right, String why, Value answer) {
    if (right) {
      return made.as(Verdict.PASSED).with(answer, Optional.empty());
    }
    String wanted = why.isEmpty() ? "an answer that the problem's checker accepts" : why;
    String shown = answer instanceof Value.Text text ? text.value() : "";
    var difference =
        new Difference(
            "answer", Results.cut(wanted), shown.substring(0, Math.min(SHOWN, shown.length())));
    return made.as(Verdict.WRONG_ANSWER).with(answer, Optional.of(difference));
  }

  private static TestOutcome unable(TestOutcome made, String why) {
    return made.as(Verdict.UNSUPPORTED)
        .with(Failure.of("", Results.cut("the problem's checker cannot judge: " + why)));
  }

  @Override
  public void close() {
    open.ifPresent(Session::close);
    open = Optional.empty();
  }
}
