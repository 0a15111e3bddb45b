package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A chat model that answers by a rule. As thread-safe as the rule. */
final class RuleModel implements ChatModel {
  private final Function<Prompt, String> rule;

  RuleModel(Function<Prompt, String> rule) {
    this.rule = requireNonNull(rule, "rule");
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    String system =
        request.messages().stream()
            .filter(SystemMessage.class::isInstance)
            .map(message -> ((SystemMessage) message).text())
            .collect(Collectors.joining("\n"));
    String user =
        request.messages().stream()
            .filter(UserMessage.class::isInstance)
            .map(message -> ((UserMessage) message).singleText())
            .collect(Collectors.joining("\n"));
    String answer = rule.apply(Prompt.of(system, user));
    return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
  }
}
