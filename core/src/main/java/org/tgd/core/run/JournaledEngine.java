package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.journal.Journal;

/**
 * An engine whose finished calls are recorded verbatim, and answered from the record on resume and
 * replay. Stands outermost, so that what is recorded is what the optimization saw.
 *
 * @param engine asked when the record holds no answer
 * @param journal the record
 */
public record JournaledEngine(Engine engine, Journal journal) implements Engine {
  /** The kind of its journal lines. */
  public static final String KIND = "call";

  /** The field of the JSON that the answer was to be, where it was to be any. */
  static final String FIELD = "field";

  /** The names of the images' files, which are their SHA-256, where there were any. */
  static final String IMAGES = "images";

  /** Why the model stopped, where {@code truncated} does not say it. */
  private static final String FINISH = "finish";

  /** Checks that nothing is missing. */
  public JournaledEngine {
    requireNonNull(engine, "engine");
    requireNonNull(journal, "journal");
  }

  @Override
  public Completion complete(Prompt prompt) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", name())
            .put("system", prompt.system())
            .put("user", prompt.user())
            .put("sample", prompt.sample());
    prompt.field().ifPresent(field -> request.put(FIELD, field));
    if (!prompt.images().isEmpty()) {
      ArrayNode images = request.putArray(IMAGES);
      prompt.images().forEach(image -> images.add(image.fileName()));
    }
    ObjectNode result = journal.once(KIND, request, () -> written(engine.complete(prompt)));
    return completion(result);
  }

  /** A completion as a journal holds it. */
  static Completion completion(JsonNode result) {
    return new Completion(
        result.path("text").asText(),
        result.path("input_tokens").asLong(),
        result.path("output_tokens").asLong(),
        finish(result));
  }

  @Override
  public String name() {
    return engine.name();
  }

  private static Completion.Finish finish(JsonNode result) {
    boolean truncated = result.path("truncated").asBoolean();
    String word = result.path(FINISH).asText();
    return Arrays.stream(Completion.Finish.values())
        .filter(finish -> word(finish).equals(word))
        .findFirst()
        .orElse(truncated ? Completion.Finish.LENGTH : Completion.Finish.STOP);
  }

  private static String word(Completion.Finish finish) {
    return finish.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode written(Completion completion) {
    ObjectNode node = whole(completion);
    boolean told =
        completion.finish() == Completion.Finish.STOP
            || completion.finish() == Completion.Finish.LENGTH;
    return told ? node : node.put(FINISH, word(completion.finish()));
  }

  private static ObjectNode whole(Completion completion) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("text", completion.text())
        .put("input_tokens", completion.inputTokens())
        .put("output_tokens", completion.outputTokens())
        .put("truncated", completion.truncated());
  }
}
