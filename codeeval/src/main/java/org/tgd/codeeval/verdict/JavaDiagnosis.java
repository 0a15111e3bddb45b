package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * Finds out where on its line a Java program raised an exception, and with which variables: the
 * program, changed so that it tells, is run once more.
 *
 * @param sandboxes where it runs
 * @param problem the problem
 * @param code the program
 */
record JavaDiagnosis(Sandboxes sandboxes, Problem problem, String code) {
  /** The failure on an input, with its place; empty if the program does not fail alike again. */
  Optional<Failure> of(TestCase test, String id, Failure known) {
    return failure(
        JavaSource.ofSolution(code),
        classes -> Load.java(problem, classes),
        Load.call(test.arguments(), id),
        known);
  }

  /** The same in a class that tests the solution. */
  Optional<Failure> of(String main, Failure known) {
    return failure(JavaSource.ofMain(problem, code, main), MainRun::load, MainRun.call(""), known);
  }

  private interface Loading {
    ObjectNode of(JsonNode classes);
  }

  private Optional<Failure> failure(
      Map<String, String> units, Loading loading, String call, Failure known) {
    var compiled = JavaCompilation.of(sandboxes, units, JavaCompilation.Change.DIAGNOSE);
    if (compiled.classes().isEmpty()) {
      return Optional.empty();
    }
    String load = loading.of(compiled.classes().get()).put("diagnose", true).toString();
    try (Session session = sandboxes.javaSolution(1)) {
      if (Load.outcome(session.call(load)).isPresent()) {
        return Optional.empty();
      }
      return Results.message(session.call(call))
          .map(reply -> reply.path("failure"))
          .filter(failure -> failure.path("type").asText().equals(known.type()))
          .flatMap(failure -> placed(compiled.reply().orElseThrow(), failure, known));
    }
  }

  private Optional<Failure> placed(JsonNode compiled, JsonNode failure, Failure known) {
    int found = compiled.path("places").path(failure.path("line").asInt() - 1).asInt(-1);
    int place = found - JavaSource.prefixLength();
    if (place < 0 || place >= code.length() || known.line() == 0) {
      return Optional.empty();
    }
    boolean same = failure.path("body").asInt(-1) == innermost(compiled.path("bodies"), found);
    List<Failure.Local> locals = same ? Results.failure(failure).locals() : List.of();
    int line = 1 + (int) code.substring(0, place).chars().filter(c -> c == '\n').count();
    int column = place - code.lastIndexOf('\n', place - 1);
    boolean atToken = !Character.isWhitespace(code.charAt(place));
    return Optional.of(
        new Failure(
            known.type(), known.message(), line, atToken ? column : 0, locals, known.trace()));
  }

  /** The number of the smallest body that holds a place; bodies are listed from the outside in. */
  private static int innermost(JsonNode bodies, int place) {
    int innermost = -1;
    for (int i = 0; i < bodies.size(); i++) {
      JsonNode body = bodies.get(i);
      if (body.path(0).asInt() <= place && place < body.path(1).asInt()) {
        innermost = i;
      }
    }
    return innermost;
  }
}
