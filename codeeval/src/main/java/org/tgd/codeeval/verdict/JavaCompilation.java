package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;

/**
 * What the compiler made of a solution.
 *
 * @param classes the classes, encoded, by name; empty after an error
 * @param failed why there are none
 * @param reply what the compiler said
 */
record JavaCompilation(
    Optional<JsonNode> classes, Optional<Load.Failed> failed, Optional<JsonNode> reply) {
  /** Packages that test code may name in full. */
  private static final List<String> ROOTS = List.of("java", "javax", "org");

  /** What is done to a solution before it is compiled. */
  enum Change {
    /** Nothing. */
    NONE,
    /** It notes the lines that run. */
    COVER,
    /** It tells where exactly an exception comes from, and the variables there. */
    DIAGNOSE
  }

  /** Compiles a test and a stand-in for solutions of its problem, made of the starter text. */
  static JavaCompilation ofTest(Sandboxes sandboxes, Problem problem, String main) {
    ObjectNode request = request(JavaSource.ofTest(problem, main));
    request.put("stub", JavaSource.imported(problem.starter(Language.JAVA)));
    return compiled(sandboxes, request);
  }

  private static ObjectNode request(Map<String, String> units) {
    ObjectNode request = Results.JSON.createObjectNode();
    ObjectNode sources = request.putObject("sources");
    units.forEach(sources::put);
    return request;
  }

  /** Compiles. */
  static JavaCompilation of(Sandboxes sandboxes, Map<String, String> units, Change change) {
    ObjectNode request = request(units);
    if (change != Change.NONE) {
      request.put(change.name().toLowerCase(Locale.ROOT), JavaSource.SOLUTION);
    }
    if (units.containsKey(JavaSource.MAIN)) {
      request.put("guard", JavaSource.MAIN);
    }
    return compiled(sandboxes, request);
  }

  private static JavaCompilation compiled(Sandboxes sandboxes, ObjectNode request) {
    Session session = sandboxes.javaCompiler();
    boolean whole = false;
    try {
      Reply reply = session.call(request.toString());
      Optional<JsonNode> message = Results.message(reply);
      whole = message.isPresent();
      return message.map(JavaCompilation::read).orElseGet(() -> lost(Results.stopped(reply)));
    } finally {
      if (whole) {
        session.release();
      } else {
        session.close();
      }
    }
  }

  private static JavaCompilation lost(Reply.Stopped stopped) {
    Verdict verdict =
        switch (stopped.cause()) {
          case TIME, MEMORY, OUTPUT -> Verdict.COMPILE_ERROR;
          case EXIT, SANDBOX -> Verdict.HARNESS_ERROR;
        };
    return failure(verdict, Failure.of("", "the compiler: " + stopped.detail()));
  }

  private static JavaCompilation read(JsonNode reply) {
    Optional<String> hiding = ROOTS.stream().filter(reply.path("classes")::has).findFirst();
    if (hiding.isPresent()) {
      String message = "a class may not be called " + hiding.get() + ": it hides a package";
      return failure(Verdict.COMPILE_ERROR, Failure.of("", message));
    }
    if (reply.has("classes")) {
      return new JavaCompilation(
          Optional.of(reply.get("classes")), Optional.empty(), Optional.of(reply));
    }
    int line = reply.path("line").asInt();
    int column = reply.path("column").asInt();
    boolean own = reply.path("source").asText().equals(JavaSource.SOLUTION);
    if (own && line == 1) {
      column = Math.max(0, column - JavaSource.prefixLength());
    }
    String message = Results.cut(reply.path("error").asText());
    return failure(
        Verdict.COMPILE_ERROR,
        new Failure("", message, own ? line : 0, own ? column : 0, List.of(), List.of()));
  }

  private static JavaCompilation failure(Verdict verdict, Failure failure) {
    return new JavaCompilation(
        Optional.empty(), Optional.of(new Load.Failed(verdict, failure)), Optional.empty());
  }
}
