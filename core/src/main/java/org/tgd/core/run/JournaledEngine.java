package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    ObjectNode result = journal.once(KIND, request, () -> written(engine.complete(prompt)));
    return new Completion(
        result.path("text").asText(),
        result.path("input_tokens").asLong(),
        result.path("output_tokens").asLong(),
        result.path("truncated").asBoolean());
  }

  @Override
  public String name() {
    return engine.name();
  }

  private static ObjectNode written(Completion completion) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("text", completion.text())
        .put("input_tokens", completion.inputTokens())
        .put("output_tokens", completion.outputTokens())
        .put("truncated", completion.truncated());
  }
}
