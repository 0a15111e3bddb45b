package org.tgd.core.engine;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/**
 * Opens models behind an OpenAI-compatible server: OpenAI's own, or any other by its base URL
 * (vLLM, llama.cpp, LM Studio, Ollama, gateways).
 */
public final class OpenAiProvider implements EngineProvider {
  /** The environment variable that holds the key. */
  public static final String KEY_VARIABLE = "OPENAI_API_KEY";

  /** Models that know the length limit by its newer name alone. */
  private static final Pattern NEWER = Pattern.compile("(^|[/:])(o[1-9]|gpt-[5-9]|codex)");

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
  public Optional<String> keyVariable() {
    return Optional.of(KEY_VARIABLE);
  }

  /** OpenAI's own; of others by the same protocol nobody can tell. */
  @Override
  public boolean takesSchema(String name, EngineSettings settings) {
    return settings.baseUrl().isEmpty();
  }

  @Override
  public String example() {
    return "openai:gpt-4o-mini";
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

  /** Where completions are asked for: below the base URL, whose query stays at the end. */
  static URI endpoint(URI base) {
    String text = base.toString().replaceAll("#.*", "");
    int query = text.indexOf('?');
    String path = (query < 0 ? text : text.substring(0, query)).replaceAll("/+$", "");
    String whole = path.endsWith("/chat/completions") ? path : path + "/chat/completions";
    return URI.create(query < 0 ? whole : whole + text.substring(query));
  }

  /** OpenAI's newer models refuse {@code max_tokens}, behind a gateway too. */
  static boolean wantsCompletionTokens(URI server, String model) {
    return server.equals(OPENAI) || NEWER.matcher(model).find();
  }

  /** Azure takes the key in a header of its own. */
  static boolean isAzure(URI server) {
    String query = server.getRawQuery();
    return (query != null && query.contains("api-version"))
        || server.getHost().endsWith(".azure.com");
  }
}
