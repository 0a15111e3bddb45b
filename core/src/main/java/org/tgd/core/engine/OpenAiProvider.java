package org.tgd.core.engine;

import java.net.URI;
import org.tgd.core.input.InputException;

/**
 * Opens models behind an OpenAI-compatible server: OpenAI's own, or any other by its base URL
 * (vLLM, llama.cpp, LM Studio, Ollama, gateways).
 */
public final class OpenAiProvider implements EngineProvider {
  /** The environment variable that holds the key. */
  public static final String KEY_VARIABLE = "OPENAI_API_KEY";

  static final URI OPENAI = URI.create("https://api.openai.com/v1");

  @Override
  public String prefix() {
    return "openai";
  }

  @Override
  public String usage() {
    return "openai:NAME";
  }

  @Override
  public Model open(String name, EngineSettings settings) {
    if (settings.baseUrl().isEmpty() && settings.key().isEmpty()) {
      throw new InputException(
          "model openai:%s needs a key: set %s, or name a local server with a base URL"
              .formatted(name, KEY_VARIABLE));
    }
    Sampling sampling = settings.sampling();
    URI server = settings.baseUrl().orElse(OPENAI);
    return new Model(
        LangChain4jEngine.openAi(name, settings),
        ModelIdentity.of(name, HttpPost.address(server), sampling),
        sampling.maxTokens());
  }
}
