package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.tgd.core.input.InputException;

/** Opens models behind servers that speak a protocol of their own. */
public enum ChatProvider implements EngineProvider {
  /** Anthropic's Messages API; its models take no seed. */
  ANTHROPIC("ANTHROPIC_API_KEY", "https://api.anthropic.com/v1/", "claude-sonnet-4-5") {
    @Override
    ChatModel model(Asked asked) {
      var builder =
          AnthropicChatModel.builder()
              .baseUrl(asked.server().toString())
              .modelName(asked.name())
              .maxTokens(asked.sampling().maxTokens())
              .customHeaders(asked.settings().headers())
              .maxRetries(0)
              .httpClientBuilder(asked.transport());
      builder.apiKey(asked.key());
      asked.sampling().temperature().ifPresent(builder::temperature);
      asked.sampling().topP().ifPresent(builder::topP);
      return builder.build();
    }

    @Override
    boolean takesSeed() {
      return false;
    }
  },
  /** Google's Gemini API. */
  GEMINI("GEMINI_API_KEY", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-flash") {
    @Override
    ChatModel model(Asked asked) {
      var builder =
          GoogleAiGeminiChatModel.builder()
              .baseUrl(asked.server().toString())
              .modelName(asked.name())
              .maxOutputTokens(asked.sampling().maxTokens())
              .customHeaders(asked.settings().headers())
              .maxRetries(0)
              .httpClientBuilder(asked.transport());
      builder.apiKey(asked.key());
      asked.sampling().temperature().ifPresent(builder::temperature);
      asked.sampling().topP().ifPresent(builder::topP);
      asked.seed().ifPresent(builder::seed);
      return builder.build();
    }
  },
  /** A local Ollama by its own protocol. */
  OLLAMA("", "http://localhost:11434", "qwen2.5-coder:1.5b") {
    @Override
    ChatModel model(Asked asked) {
      var builder =
          OllamaChatModel.builder()
              .baseUrl(asked.server().toString())
              .modelName(asked.name())
              .numPredict(asked.sampling().maxTokens())
              .customHeaders(asked.settings().headers())
              .maxRetries(0)
              .httpClientBuilder(asked.transport());
      asked.sampling().temperature().ifPresent(builder::temperature);
      asked.sampling().topP().ifPresent(builder::topP);
      asked.seed().ifPresent(builder::seed);
      return builder.build();
    }
  };

  private final String variable;
  private final URI home;
  private final String known;

  ChatProvider(String variable, String home, String known) {
    this.variable = variable;
    this.home = URI.create(home);
    this.known = known;
  }

  /**
   * What a model is made of.
   *
   * @param seed of this sample
   */
  record Asked(
      String name,
      URI server,
      EngineSettings settings,
      OptionalInt seed,
      HttpClientBuilder transport) {
    Asked {
      requireNonNull(name, "name");
      requireNonNull(server, "server");
    }

    Sampling sampling() {
      return settings.sampling();
    }

    /** A server of one's own may want none, but the protocol has a place for one. */
    String key() {
      return settings.key().map(Secret::reveal).orElse("none");
    }
  }

  abstract ChatModel model(Asked asked);

  @Override
  public boolean takesSchema(String name, EngineSettings settings) {
    return this != ANTHROPIC;
  }

  /** Whether the protocol has a place for a seed. */
  boolean takesSeed() {
    return true;
  }

  @Override
  public String prefix() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String usage() {
    return prefix() + ":NAME";
  }

  @Override
  public Optional<String> keyVariable() {
    return Optional.of(variable).filter(each -> !each.isEmpty());
  }

  @Override
  public String example() {
    return prefix() + ":" + known;
  }

  @Override
  public Model open(String name, EngineSettings settings) {
    if (keyVariable().isPresent() && settings.baseUrl().isEmpty() && settings.key().isEmpty()) {
      throw new InputException(
          "model %s:%s needs a key: set %s".formatted(prefix(), name, variable));
    }
    Sampling sampling = settings.sampling();
    if (!takesSeed() && sampling.seed().isPresent()) {
      throw new InputException(prefix() + " models take no seed; leave --model-seed out");
    }
    URI server = settings.baseUrl().orElse(home);
    UnaryOperator<String> redact =
        settings.key().<UnaryOperator<String>>map(key -> key::redact).orElse(Secret::redactKeys);
    PostTransport transport = new PostTransport(new HttpPost(settings.timeout(), redact));
    return new Model(
        LangChain4jEngine.sampled(
            prefix() + ":" + name,
            sample -> model(new Asked(name, server, settings, seed(sampling, sample), transport)),
            redact),
        ModelIdentity.of(name, HttpPost.address(server), sampling),
        sampling.maxTokens());
  }

  private static OptionalInt seed(Sampling sampling, int sample) {
    return sampling.seed().isPresent()
        ? OptionalInt.of(sampling.seed().getAsInt() + sample)
        : OptionalInt.empty();
  }
}
