package org.tgd.core.engine;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema of an answer that is one JSON object with one text field. A server that refuses it is
 * asked without it from then on, which is said once. Thread-safe.
 */
final class AnswerSchema {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerSchema.class);

  /** How servers name what they do not know or take. */
  private static final Pattern NAMED =
      Pattern.compile("schema|response_?(format|mime)|\\bformat\\b", Pattern.CASE_INSENSITIVE);

  private final AtomicBoolean taken = new AtomicBoolean(true);

  /** The schema to be sent; empty where the server has refused one. */
  Optional<ResponseFormat> of(String field) {
    if (!taken.get()) {
      return Optional.empty();
    }
    JsonObjectSchema object =
        JsonObjectSchema.builder()
            .addStringProperty(field)
            .required(field)
            .additionalProperties(false)
            .build();
    return Optional.of(
        ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder().name("answer").rootElement(object).build())
            .build());
  }

  /** The failure, or where it is a refusal of the schema, one that asks again without it. */
  EngineException refused(EngineException failure, String name) {
    if (failure.retriable() || !taken.get() || !NAMED.matcher(failure.getMessage()).find()) {
      return failure;
    }
    if (taken.compareAndSet(true, false)) {
      LOG.warn(
          "{} takes no JSON schema of an answer, and is asked without: {}",
          name,
          failure.getMessage());
    }
    return EngineException.rephrased(
        failure.getMessage() + "; asking again without a schema", failure);
  }
}
