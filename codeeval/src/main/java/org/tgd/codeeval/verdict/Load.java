package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Session;

/** The first step of each run: the solution's text goes in and is loaded. */
final class Load {
  private Load() {}

  /** A solution that could not be loaded. */
  record Failed(Verdict verdict, Failure failure) {}

  /** Loads a Python solution; empty when it is ready to be called. */
  static Optional<Failed> python(Session session, Problem problem, String code, boolean cover) {
    return outcome(session.call(message(problem, code, cover).toString()));
  }

  /** The message that loads a Python solution. */
  static ObjectNode message(Problem problem, String code, boolean cover) {
    Signature signature = problem.signature();
    ObjectNode message =
        Results.JSON
            .createObjectNode()
            .put("op", "load")
            .put("code", code)
            .put("prelude", problem.tests() instanceof Tests.Values)
            .put("tested", problem.tests() instanceof Tests.PythonChecks)
            .put("beside", false)
            .put("cover", cover)
            .put("in_place", signature.returns().is("None"));
    entry(message, signature);
    ArrayNode parameters = message.putArray("parameters");
    for (Parameter parameter : signature.parameters()) {
      parameters.add(type(parameter.type()));
    }
    return message;
  }

  /** The message that loads the classes of a Java solution. */
  static ObjectNode java(Problem problem, JsonNode classes) {
    ObjectNode message = Results.JSON.createObjectNode().put("op", "load");
    message.put("count", problem.signature().parameters().size());
    entry(message, problem.signature());
    message.set("classes", classes);
    return message;
  }

  private static void entry(ObjectNode message, Signature signature) {
    message
        .putObject("entry")
        .put("class", signature.className())
        .put("method", signature.method());
  }

  /** A type as a pair of name and list of arguments. */
  private static ArrayNode type(Type type) {
    ArrayNode node = Results.JSON.createArrayNode().add(type.name());
    ArrayNode arguments = node.addArray();
    type.arguments().forEach(argument -> arguments.add(type(argument)));
    return node;
  }

  static Optional<Failed> outcome(Reply reply) {
    Optional<JsonNode> message = Results.message(reply);
    String op = message.map(node -> node.path("op").asText()).orElse("");
    JsonNode failure = message.map(node -> node.path("failure")).orElse(Results.JSON.nullNode());
    return switch (op) {
      case "ready" -> Optional.empty();
      case "uncompiled" -> Optional.of(new Failed(Verdict.COMPILE_ERROR, Results.failure(failure)));
      case "unloaded" -> Optional.of(new Failed(Results.failed(failure), Results.failure(failure)));
      default -> {
        Reply.Stopped stopped = Results.stopped(reply);
        yield Optional.of(
            new Failed(Results.verdict(stopped.cause()), Failure.of("", stopped.detail())));
      }
    };
  }

  /** The message of one call. */
  static String call(Iterable<Value> arguments, String id) {
    ObjectNode call = Results.JSON.createObjectNode().put("op", "call").put("id", id);
    ArrayNode values = call.putArray("args");
    arguments.forEach(value -> values.add(ValueJson.node(value)));
    return call.toString();
  }
}
