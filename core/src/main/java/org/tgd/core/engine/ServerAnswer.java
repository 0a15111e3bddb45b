package org.tgd.core.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server of OpenAI's protocol answered with success, read with all liberties that servers
 * take: content as text or parts, a stream of events though none was asked for, an error under
 * status 200, counts of any size.
 *
 * @param text the answer, possibly empty
 * @param finish why it ended, in OpenAI's words; possibly empty
 * @param inputTokens tokens read, where the server counted them
 * @param outputTokens tokens written, where the server counted them
 */
record ServerAnswer(
    String text, String finish, OptionalLong inputTokens, OptionalLong outputTokens) {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private static final String EVENT = "data:";
  private static final int EXCERPT = 300;

  /**
   * Reads the body of an answer with status 2xx.
   *
   * @param server the address, for messages
   * @throws EngineException if there is no answer in it; in the server's own words, if it has any
   */
  static ServerAnswer of(String server, String body) {
    String text = body.strip();
    if (text.startsWith(EVENT) || text.startsWith("event:") || text.startsWith(": ")) {
      return streamed(server, text);
    }
    return of(server, parsed(server, text), text);
  }

  private static JsonNode parsed(String server, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // said below, with what was there instead
    }
    String what = text.isEmpty() ? "nothing" : "something that is no JSON object: " + excerpt(text);
    throw new EngineException("the server at %s answered %s".formatted(server, what), true);
  }

  private static ServerAnswer of(String server, JsonNode root, String body) {
    JsonNode choice = root.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (message.isObject()) {
      return read(message, choice, root.path("usage"));
    }
    if (choice.path("text").isTextual()) {
      return answer(choice.path("text").asText(), finish(choice), root.path("usage"));
    }
    throw HttpFailure.inBody(server, root, excerpt(body));
  }

  private static ServerAnswer read(JsonNode message, JsonNode choice, JsonNode usage) {
    String text = content(message.path("content"));
    boolean refused = text.isBlank() && !message.path("refusal").asText("").isBlank();
    return answer(text, refused ? "content_filter" : finish(choice), usage);
  }

  private static ServerAnswer answer(String text, String finish, JsonNode usage) {
    return new ServerAnswer(
        text, finish, count(usage.path("prompt_tokens")), count(usage.path("completion_tokens")));
  }

  private static String finish(JsonNode choice) {
    return choice.path("finish_reason").isTextual() ? choice.path("finish_reason").asText() : "";
  }

  /** Text, or the text of all parts. */
  private static String content(JsonNode content) {
    if (content.isArray()) {
      List<JsonNode> parts = new ArrayList<>();
      content.forEach(parts::add);
      return parts.stream().map(ServerAnswer::part).collect(Collectors.joining());
    }
    return content.isObject() ? part(content) : content.isNull() ? "" : content.asText("");
  }

  private static String part(JsonNode part) {
    JsonNode text = part.path("text");
    return part.isTextual()
        ? part.asText()
        : text.isObject() ? text.path("value").asText("") : text.asText("");
  }

  private static OptionalLong count(JsonNode count) {
    return count.isNumber() || (count.isTextual() && count.asText().matches("\\d{1,18}"))
        ? OptionalLong.of(Math.max(0, count.asLong()))
        : OptionalLong.empty();
  }

  private static ServerAnswer streamed(String server, String body) {
    StringBuilder text = new StringBuilder();
    String finish = "";
    JsonNode usage = JsonNodeFactory.instance.objectNode();
    List<String> events = events(body);
    for (String event : events) {
      JsonNode root = parsed(server, event);
      JsonNode choice = root.path("choices").path(0);
      if (root.hasNonNull("error")) {
        throw HttpFailure.inBody(server, root, excerpt(event));
      }
      JsonNode piece =
          choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
      text.append(content(piece.path("content")));
      finish = finish(choice).isEmpty() ? finish : finish(choice);
      usage = root.path("usage").isObject() ? root.path("usage") : usage;
    }
    if (finish.isEmpty() && !body.contains("[DONE]")) {
      throw new EngineException(
          "the stream of the server at %s broke off before its end".formatted(server), true);
    }
    return answer(text.toString(), finish, usage);
  }

  private static List<String> events(String body) {
    return body.lines()
        .filter(line -> line.startsWith(EVENT))
        .map(line -> line.substring(EVENT.length()).strip())
        .filter(event -> !event.isEmpty() && !event.equals("[DONE]"))
        .toList();
  }

  /** The same in the one form that langchain4j reads; counts beyond an int are clipped there. */
  String canonical(String model) {
    ObjectNode root = JSON.createObjectNode().put("id", "").put("model", model);
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text);
    if (!finish.isEmpty()) {
      choice.put("finish_reason", finish);
    }
    return root.toString();
  }

  static String excerpt(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + " …";
  }

  /** What a server says in a body that holds no answer: the first of the usual fields. */
  static String words(JsonNode root) {
    JsonNode error = root.path("error");
    return Stream.of(
            error.path("message"),
            error,
            root.path("detail"),
            root.path("message"),
            error.path("type"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
