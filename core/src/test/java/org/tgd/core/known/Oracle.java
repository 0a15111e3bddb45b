package org.tgd.core.known;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.LangChain4jEngine;

/**
 * A chat model that knows the right answer: reads the prompt that the optimization wrote and
 * answers by rule. Its randomness is a stream per call, made from its seed and the prompt, so the
 * order in which calls arrive changes nothing.
 */
public final class Oracle implements ChatModel {
  private final long seed;
  private final BiFunction<Asked, SplittableRandom, String> rule;
  private final AtomicInteger calls = new AtomicInteger();

  /** An oracle that answers by the given rule. */
  public Oracle(long seed, BiFunction<Asked, SplittableRandom, String> rule) {
    this.seed = seed;
    this.rule = rule;
  }

  /** What a prompt shows. */
  public record Asked(String system, String user) {
    private static final Pattern VARIABLE =
        Pattern.compile("<variable-([0-9a-f]{8})>\n(.*?)\n</variable-\\1>", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("\n\\[said (\\d+) times]$");

    private Matcher variableBlock() {
      Matcher matcher = VARIABLE.matcher(user);
      if (!matcher.find()) {
        throw new AssertionError("the prompt shows no variable:\n" + user);
      }
      return matcher;
    }

    /** The value of the variable. */
    public String variable() {
      return variableBlock().group(2);
    }

    /** The nonce of the prompt's tags. */
    public String nonce() {
      return variableBlock().group(1);
    }

    /** Every piece of feedback, as often as it was said. */
    public List<String> feedback() {
      Pattern block =
          Pattern.compile(
              "<feedback-" + nonce() + ">\n(.*?)\n</feedback-" + nonce() + ">", Pattern.DOTALL);
      List<String> all = new ArrayList<>();
      block
          .matcher(user)
          .results()
          .forEach(
              each -> {
                Matcher said = SAID.matcher(each.group(1));
                int times = said.find() ? Integer.parseInt(said.group(1)) : 1;
                String text = SAID.matcher(each.group(1)).replaceAll("");
                for (int i = 0; i < times; i++) {
                  all.add(text);
                }
              });
      return all;
    }

    /** A value in the tags that the prompt asks for. */
    public String tagged(String value) {
      return "Here it is.\n<new-value-%1$s>\n%2$s\n</new-value-%1$s>".formatted(nonce(), value);
    }
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    calls.incrementAndGet();
    String system =
        request.messages().stream()
            .filter(SystemMessage.class::isInstance)
            .map(message -> ((SystemMessage) message).text())
            .findFirst()
            .orElse("");
    String user =
        request.messages().stream()
            .filter(UserMessage.class::isInstance)
            .map(message -> ((UserMessage) message).singleText())
            .findFirst()
            .orElseThrow();
    long stream = 31 * seed + user.hashCode();
    String answer = rule.apply(new Asked(system, user), new SplittableRandom(mixed(stream)));
    return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
  }

  /** Stafford's mix13, so that neighbouring seeds give unrelated streams. */
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }

  /** How often it was asked. */
  public int calls() {
    return calls.get();
  }

  /** The oracle as an engine, through the same adapter as any other model. */
  public Engine engine() {
    return LangChain4jEngine.of("oracle", this);
  }
}
