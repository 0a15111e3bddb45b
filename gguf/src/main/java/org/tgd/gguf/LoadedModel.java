package org.tgd.gguf;

import static java.util.Objects.requireNonNull;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tgd.core.engine.EngineException;
import org.tgd.core.engine.Prompt;

/**
 * A model in memory, loaded when it is first asked. It answers one question after the other, each
 * from nothing, so that an answer depends on its question, settings and seed alone. Thread-safe.
 */
final class LoadedModel {
  private final GgufFile file;
  private LlamaModel model;

  LoadedModel(GgufFile file) {
    this.file = requireNonNull(file, "file");
  }

  /** A question in the words of the model's own template. */
  record Question(String text, int tokens) {}

  /** What was written until the model stopped or the limit was reached. */
  record Written(String text, int tokens, int pieces) {}

  /** How an answer is drawn. */
  record Draw(int limit, float temperature, float topP, int seed, Optional<String> field) {}

  /**
   * What an answer may look like that is a JSON object with one text field, in llama.cpp's
   * notation.
   */
  private static String grammar(String field) {
    return """
        root ::= "{\\"%s\\": \\"" char* "\\"}"
        char ::= [^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\bfnrt] | "u" [0-9a-fA-F]{4})
        """
        .formatted(field);
  }

  /** How many tokens question and answer may have together. */
  int context() {
    return file.context();
  }

  /** The question as the model reads it. */
  synchronized Question question(Prompt prompt) {
    InferenceParameters messages =
        new InferenceParameters("")
            .setMessages(prompt.system(), List.of(new Pair<>("user", prompt.user())));
    String text = loaded().applyTemplate(messages);
    return new Question(text, loaded().encode(text).length);
  }

  /**
   * Lets the model write.
   *
   * @param isOver asked after every token; the answer ends where it says so
   */
  synchronized Written write(Question question, Draw draw, BooleanSupplier isOver) {
    InferenceParameters asked =
        new InferenceParameters(question.text())
            .setNPredict(draw.limit())
            .setTemperature(draw.temperature())
            .setTopP(draw.topP())
            .setSeed(draw.seed())
            .setCachePrompt(false);
    draw.field().ifPresent(field -> asked.setGrammar(grammar(field)));
    StringBuilder text = new StringBuilder();
    int pieces = 0;
    var outputs = loaded().generate(asked).iterator();
    while (outputs.hasNext()) {
      text.append(outputs.next().text);
      pieces++;
      if (isOver.getAsBoolean()) {
        outputs.cancel();
        break;
      }
    }
    String written = text.toString();
    // the last piece marks the end and holds no token
    int tokens = written.isEmpty() ? 0 : loaded().encode(written).length;
    return new Written(written, Math.max(tokens, pieces - 1), pieces - 1);
  }

  private LlamaModel loaded() {
    if (model == null) {
      try {
        NativeLibrary.prepare();
        model =
            new LlamaModel(
                new ModelParameters()
                    .setModel(file.path().toString())
                    .setCtxSize(file.context())
                    .setThreads(file.threads())
                    .setThreadsBatch(file.threads())
                    .skipWarmup()
                    .disableLog());
      } catch (LinkageError e) {
        throw new EngineException(
            "llama.cpp does not run here (%s on %s): %s; on Linux it needs libgomp (Debian: libgomp1)"
                .formatted(System.getProperty("os.name"), architecture(), e.getMessage()),
            false,
            e);
      } catch (RuntimeException e) {
        throw new EngineException(
            "%s cannot be loaded: %s".formatted(file.path(), e.getMessage()), false, e);
      }
    }
    return model;
  }

  private static String architecture() {
    return System.getProperty("os.arch").toLowerCase(Locale.ROOT);
  }
}
