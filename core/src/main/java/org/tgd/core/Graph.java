package org.tgd.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The tape of a loss as a picture needs it: texts and the functions between them.
 *
 * @param nodes the texts and functions, sources before what is made of them
 * @param edges from a text to a function that reads it, or from a function to its output, in the
 *     order of the arguments; numbers are places in the list of nodes
 */
public record Graph(List<Node> nodes, List<Edge> edges) {
  /** With more nodes a graph is not drawn: nobody could read it. */
  public static final int MOST_DRAWN = 60;

  /** What a node is. */
  public enum Kind {
    /** A text that is optimized. */
    PARAMETER,
    /** A text that is given. */
    CONSTANT,
    /** A text that was made. */
    OUTPUT,
    /** A call of a language model. */
    MODEL,
    /** A call of an evaluator. */
    EVALUATOR,
    /** A call of any other function. */
    FUNCTION
  }

  /**
   * A node.
   *
   * @param kind what it is
   * @param label a text's role, or what a function does
   */
  public record Node(Kind kind, String label) {
    /** Checks that nothing is missing. */
    public Node {
      requireNonNull(kind, "kind");
      requireNonNull(label, "label");
    }
  }

  /**
   * An edge between two places in the list of nodes.
   *
   * @param from what is read, or makes something
   * @param to what reads it, or is made
   */
  public record Edge(int from, int to) {}

  /** Copies the lists. */
  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * The graph behind a loss.
   *
   * @throws IllegalArgumentException if it has a cycle
   */
  public static Graph of(Loss loss) {
    return new Writer().written(loss);
  }

  /** How many functions there are. */
  public long functions() {
    return nodes.stream().filter(node -> node.kind().compareTo(Kind.MODEL) >= 0).count();
  }

  /** The graph as JSON. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("nodes");
    nodes.forEach(
        node -> all.addObject().put("kind", word(node.kind())).put("label", node.label()));
    ArrayNode between = json.putArray("edges");
    edges.forEach(edge -> between.addArray().add(edge.from()).add(edge.to()));
    return json;
  }

  /** Reads what {@link #json} wrote. */
  public static Graph read(JsonNode json) {
    List<Node> nodes = new ArrayList<>();
    for (JsonNode node : json.path("nodes")) {
      String kind = node.path("kind").asText().toUpperCase(Locale.ROOT);
      nodes.add(new Node(Kind.valueOf(kind), node.path("label").asText()));
    }
    List<Edge> edges = new ArrayList<>();
    json.path("edges")
        .forEach(edge -> edges.add(new Edge(edge.get(0).asInt(), edge.get(1).asInt())));
    return new Graph(nodes, edges);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Writes nodes down, each variable and each call once. */
  private static final class Writer {
    private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private Graph written(Loss loss) {
      List<List<Variable>> levels =
          Tape.levels(loss.outputs(), each -> each.origin().map(Call::inputs).orElse(List.of()));
      List<List<Variable>> sourcesFirst = new ArrayList<>(levels);
      Collections.reverse(sourcesFirst);
      sourcesFirst.forEach(level -> level.forEach(this::add));
      return new Graph(nodes, edges);
    }

    private void add(Variable variable) {
      if (variable.origin().isEmpty()) {
        place(variable, variable.requiresGrad() ? Kind.PARAMETER : Kind.CONSTANT, variable.role());
        return;
      }
      Call call = variable.origin().get();
      if (!places.containsKey(call)) {
        int at = place(call, kind(call), call.purpose());
        call.inputs().forEach(input -> edges.add(new Edge(places.get(input), at)));
      }
      int made = place(variable, Kind.OUTPUT, variable.role());
      edges.add(new Edge(places.get(call), made));
    }

    private int place(Object thing, Kind kind, String label) {
      nodes.add(new Node(kind, label.replaceAll("\\s+", " ").strip()));
      places.put(thing, nodes.size() - 1);
      return nodes.size() - 1;
    }

    private static Kind kind(Call call) {
      return call.conversation().isPresent()
          ? Kind.MODEL
          : call.evaluation().isPresent() ? Kind.EVALUATOR : Kind.FUNCTION;
    }
  }
}
