package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * An engine over any langchain4j chat model: one attempt a call, langchain4j's own retry switched
 * off.
 *
 * <p>Retriable are HTTP 408, 425, 429 and 5xx, a call that takes too long, a connection that
 * breaks, and an answer that cannot be read. Not retriable, since waiting mends none of them: a
 * refused key (401, 403), an unknown model (404), any other refusal, a quota that is used up, a web
 * page instead of an answer, and a server that nobody listens at or whose name is unknown, which is
 * most likely a wrong address; a run that ends so can be resumed.
 *
 * <p>A server that does not count tokens is charged one token for each four bytes begun. An answer
 * that a content filter cut off counts as truncated, as one at the length limit does, and says so.
 */
public final class LangChain4jEngine implements Engine {
  private final String name;
  private final IntFunction<ChatModel> models;
  private final OptionalInt seed;
  private final UnaryOperator<String> redact;
  private final AnswerSchema schema = new AnswerSchema();

  private LangChain4jEngine(
      String name, IntFunction<ChatModel> models, OptionalInt seed, UnaryOperator<String> redact) {
    this.name = requireNonNull(name, "name");
    this.models = requireNonNull(models, "models");
    this.seed = seed;
    this.redact = redact;
  }

  /**
   * An engine over a model that is set up already; its own retry should be off. All samples of a
   * prompt are the same question to it.
   */
  public static LangChain4jEngine of(String name, ChatModel model) {
    requireNonNull(model, "model");
    return sampled(name, sample -> model, Secret::redactKeys);
  }

  /** An engine over a model for each sample of a prompt, whose seed is in its settings. */
  static LangChain4jEngine sampled(
      String name, IntFunction<ChatModel> models, UnaryOperator<String> redact) {
    return new LangChain4jEngine(name, models, OptionalInt.empty(), redact);
  }

  /**
   * An engine over a chat model in this process that answers by a rule: prompts and answers go
   * through the same adapter as those of any other model.
   *
   * @param rule makes the answer of a prompt, whose sample index is always 0; thread-safe
   */
  public static LangChain4jEngine answering(String name, Function<Prompt, String> rule) {
    return of(name, new RuleModel(rule));
  }

  /**
   * An engine over a model behind an OpenAI-compatible server.
   *
   * @param model the model's name as the server knows it
   * @param settings where the server is, the key, sampling and the time limit of one attempt
   */
  public static LangChain4jEngine openAi(String model, EngineSettings settings) {
    Sampling sampling = settings.sampling();
    URI server = settings.baseUrl().orElse(OpenAiProvider.OPENAI);
    UnaryOperator<String> redact =
        settings.key().<UnaryOperator<String>>map(key -> key::redact).orElse(Secret::redactKeys);
    var transport =
        new Transport(
            new HttpPost(settings.timeout(), redact),
            OpenAiProvider.endpoint(server),
            OpenAiProvider.wantsCompletionTokens(server, model));
    var builder =
        OpenAiChatModel.builder()
            .baseUrl(HttpPost.address(server))
            .modelName(model)
            .maxRetries(0)
            .strictJsonSchema(true)
            .maxTokens(sampling.maxTokens())
            .httpClientBuilder(transport);
    settings.key().ifPresent(key -> builder.apiKey(key.reveal()));
    Map<String, String> headers = new HashMap<>(settings.headers());
    if (OpenAiProvider.isAzure(server)) {
      settings.key().ifPresent(key -> headers.put("api-key", key.reveal()));
    }
    builder.customHeaders(headers);
    sampling.temperature().ifPresent(builder::temperature);
    sampling.topP().ifPresent(builder::topP);
    ChatModel built = builder.build();
    return new LangChain4jEngine("openai:" + model, sample -> built, sampling.seed(), redact);
  }

  @Override
  public Completion complete(Prompt prompt) {
    if (Thread.currentThread().isInterrupted()) {
      throw new EngineException("the call was interrupted", false);
    }
    try {
      return completion(prompt, models.apply(prompt.sample()).chat(request(prompt)));
    } catch (RuntimeException e) {
      EngineException failure = Unseen.refused(prompt, failure(e), name);
      throw prompt.field().isPresent() ? schema.refused(failure, name) : failure;
    }
  }

  @Override
  public String name() {
    return name;
  }

  private ChatRequest request(Prompt prompt) {
    var messages = new ArrayList<ChatMessage>();
    if (!prompt.system().isBlank()) {
      messages.add(SystemMessage.from(prompt.system()));
    }
    messages.add(question(prompt));
    var request = ChatRequest.builder().messages(List.copyOf(messages));
    Optional<ResponseFormat> format = prompt.field().flatMap(schema::of);
    if (seed.isPresent()) {
      var parameters =
          OpenAiChatRequestParameters.builder().seed(seed.getAsInt() + prompt.sample());
      format.ifPresent(parameters::responseFormat);
      request.parameters(parameters.build());
    } else {
      format.ifPresent(request::responseFormat);
    }
    return request.build();
  }

  /** The words, and the pictures after them. */
  private static UserMessage question(Prompt prompt) {
    if (prompt.images().isEmpty()) {
      return UserMessage.from(prompt.user());
    }
    List<Content> parts = new ArrayList<>(List.of(TextContent.from(prompt.user())));
    for (Image image : prompt.images()) {
      String data = Base64.getEncoder().encodeToString(image.bytes());
      parts.add(ImageContent.from(data, image.mediaType()));
    }
    return UserMessage.from(parts);
  }

  private static Completion completion(Prompt prompt, ChatResponse response) {
    String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    FinishReason reason = response.finishReason();
    return new Completion(
        text,
        count(response, Transport.INPUT, TokenUsage::inputTokenCount)
            .orElseGet(() -> Tokens.estimate(prompt)),
        count(response, Transport.OUTPUT, TokenUsage::outputTokenCount)
            .orElseGet(() -> Tokens.estimate(text)),
        finish(reason, text));
  }

  private static Completion.Finish finish(FinishReason reason, String text) {
    if (reason == FinishReason.LENGTH) {
      return Completion.Finish.LENGTH;
    }
    if (reason == FinishReason.CONTENT_FILTER) {
      return Completion.Finish.FILTERED;
    }
    return reason == FinishReason.TOOL_EXECUTION && text.isBlank()
        ? Completion.Finish.TOOL
        : Completion.Finish.STOP;
  }

  /** The server's own count, from our transport as a long, from other models as they give it. */
  private static Optional<Long> count(
      ChatResponse response, String header, Function<TokenUsage, Integer> counted) {
    if (response.metadata() instanceof OpenAiChatResponseMetadata metadata
        && metadata.rawHttpResponse() != null) {
      List<String> exact = metadata.rawHttpResponse().headers().getOrDefault(header, List.of());
      return exact.stream().findFirst().map(Long::valueOf);
    }
    return Optional.ofNullable(response.tokenUsage())
        .map(counted)
        .map(tokens -> Math.max(0L, tokens));
  }

  /** The failure in our terms, without secrets. */
  private EngineException failure(RuntimeException thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof EngineException ours) {
        return ours;
      }
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return new EngineException("the call to " + name + " was interrupted", false);
      }
    }
    String why = redact.apply(String.valueOf(thrown.getMessage()));
    var cause = new IllegalStateException(thrown.getClass().getSimpleName() + ": " + why);
    cause.setStackTrace(thrown.getStackTrace());
    if (thrown instanceof RateLimitException) {
      return EngineException.busy(
          name + " wants fewer calls: " + why, true, Optional.empty(), Optional.of(cause));
    }
    if (thrown instanceof LangChain4jException) {
      boolean retriable = !(thrown instanceof NonRetriableException);
      String what = thrown instanceof RetriableException ? " did not answer: " : " failed: ";
      return new EngineException(name + what + why, retriable, cause);
    }
    return new EngineException(name + " answered with something unreadable: " + why, true, cause);
  }

  /**
   * langchain4j's way to HTTP, led over our own, which keeps Retry-After and time limits, and reads
   * what servers answer with all their liberties.
   */
  private static final class Transport implements BareTransport {
    static final String INPUT = "x-input-tokens";
    static final String OUTPUT = "x-output-tokens";
    private static final String OLD = "max_tokens";
    private static final String NEW = "max_completion_tokens";

    private final HttpPost post;
    private final URI endpoint;

    /** Whether the length limit goes by its newer name; learnt from the server's refusal. */
    private final AtomicBoolean newer;

    Transport(HttpPost post, URI endpoint, boolean newer) {
      this.post = post;
      this.endpoint = endpoint;
      this.newer = new AtomicBoolean(newer);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
      boolean newName = newer.get();
      String body =
          newName
              ? request.body().replaceFirst("\"" + OLD + "\"\\s*:", "\"" + NEW + "\":")
              : request.body();
      String answered;
      try {
        answered = post.send(endpoint, request.headers(), body);
      } catch (EngineException e) {
        throw refusesName(e, newName) ? renamed(e, newName) : e;
      }
      ServerAnswer answer = ServerAnswer.of(HttpPost.address(endpoint), answered);
      Map<String, List<String>> counts = new HashMap<>();
      answer.inputTokens().ifPresent(n -> counts.put(INPUT, List.of(Long.toString(n))));
      answer.outputTokens().ifPresent(n -> counts.put(OUTPUT, List.of(Long.toString(n))));
      return SuccessfulHttpResponse.builder()
          .statusCode(200)
          .headers(counts)
          .body(answer.canonical(""))
          .build();
    }

    /** A refusal that names the field: the other name is tried. */
    private static boolean refusesName(EngineException e, boolean newName) {
      return !e.retriable() && e.getMessage().contains(newName ? NEW : OLD);
    }

    private EngineException renamed(EngineException refusal, boolean newName) {
      newer.compareAndSet(newName, !newName);
      return EngineException.rephrased(
          "%s; asking again with %s".formatted(refusal.getMessage(), newName ? OLD : NEW), refusal);
    }
  }
}
