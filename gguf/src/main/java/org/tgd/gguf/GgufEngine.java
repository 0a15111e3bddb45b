package org.tgd.gguf;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.EngineException;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Prompt;

/**
 * Asks a model in this process. Without a temperature it draws as llama.cpp does by default (0.8,
 * the likeliest 95 %), without a seed by seed 0, so that a run can be taken again; sample {@code i}
 * of a prompt is drawn by seed plus {@code i}.
 *
 * @param model the model
 * @param name the file's name and the beginning of its hash
 * @param settings how it answers, and how long that may take
 */
record GgufEngine(LoadedModel model, String name, EngineSettings settings) implements Engine {
  private static final float TEMPERATURE = 0.8f;
  private static final float TOP_P = 0.95f;

  /** Room for an answer that is worth asking for. */
  private static final int LEAST_ANSWER = 16;

  GgufEngine {
    requireNonNull(model, "model");
    requireNonNull(name, "name");
    requireNonNull(settings, "settings");
  }

  @Override
  public Completion complete(Prompt prompt) {
    requireTime(Long.MAX_VALUE);
    if (!prompt.images().isEmpty()) {
      throw EngineException.seesNothing(name);
    }
    LoadedModel.Question question = model.question(prompt);
    int room = model.context() - question.tokens();
    if (room < LEAST_ANSWER) {
      throw new EngineException(
          "the question has %d tokens, and %s takes %d with its answer; write gguf:FILE?context=N"
              .formatted(question.tokens(), name, model.context()),
          false);
    }
    int limit = Math.min(room, settings.sampling().maxTokens());
    long end = System.nanoTime() + settings.timeout().toNanos();
    LoadedModel.Written written = model.write(question, draw(limit, prompt), () -> isOver(end));
    requireTime(end);
    // A letter of several bytes can be several tokens that come as one piece: in doubt it is cut.
    boolean cut = written.pieces() + furtherBytes(written.text()) >= limit;
    return new Completion(written.text(), question.tokens(), written.tokens(), cut);
  }

  private LoadedModel.Draw draw(int limit, Prompt prompt) {
    var sampling = settings.sampling();
    return new LoadedModel.Draw(
        limit,
        (float) sampling.temperature().orElse(TEMPERATURE),
        (float) sampling.topP().orElse(TOP_P),
        sampling.seed().orElse(0) + prompt.sample(),
        prompt.field());
  }

  private static int furtherBytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length - text.length();
  }

  private static boolean isOver(long end) {
    return Thread.currentThread().isInterrupted() || System.nanoTime() - end > 0;
  }

  private void requireTime(long end) {
    if (Thread.currentThread().isInterrupted()) {
      throw new EngineException("the call to " + name + " was interrupted", false);
    }
    if (end != Long.MAX_VALUE && System.nanoTime() - end > 0) {
      throw new EngineException(
          "%s did not answer within %d seconds; raise --timeout or lower --max-tokens"
              .formatted(name, settings.timeout().toSeconds()),
          false);
    }
  }
}
