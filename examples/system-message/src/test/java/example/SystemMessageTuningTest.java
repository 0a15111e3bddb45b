package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import example.SystemMessageTuning.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tgd.core.Outcome;

class SystemMessageTuningTest {
  private static final String START = "Sort tickets. Answer with the name of a team.";
  private static final Map<String, String> RULES =
      new TreeMap<>(
          Map.of(
              "billing", "Whatever is about invoices goes to billing.",
              "hardware", "Whatever is about printers goes to hardware.",
              "network", "Whatever is about cables goes to network.",
              "people", "Whatever is about holidays goes to people."));
  private static final Map<String, String> WORDS =
      Map.of("billing", "invoice", "hardware", "printer", "network", "cable", "people", "holiday");

  private static List<Ticket> tickets() {
    List<Ticket> tickets = new ArrayList<>();
    for (String team : RULES.keySet()) {
      for (int i = 1; i <= 10; i++) {
        tickets.add(new Ticket("Ticket " + i + ", the " + WORDS.get(team) + " is wrong", team));
      }
    }
    return tickets;
  }

  /** Knows a team if and only if the system message has its rule; writes the rules when asked to. */
  private static final class Scripted implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      StringBuilder system = new StringBuilder();
      StringBuilder user = new StringBuilder();
      for (ChatMessage message : request.messages()) {
        if (message instanceof SystemMessage said) {
          system.append(said.text());
        } else if (message instanceof UserMessage asked) {
          user.append(asked.singleText());
        }
      }
      return ChatResponse.builder()
          .aiMessage(AiMessage.from(answer(system.toString(), user.toString())))
          .tokenUsage(new TokenUsage(1, 1))
          .build();
    }

    private static String answer(String system, String user) {
      if (user.startsWith("Ticket ")) {
        return RULES.keySet().stream()
            .filter(team -> user.contains(WORDS.get(team)) && system.contains(RULES.get(team)))
            .findFirst()
            .orElse("nobody");
      }
      String all = system + user;
      List<String> known = RULES.values().stream().filter(all::contains).toList();
      String missing =
          RULES.values().stream().filter(rule -> !all.contains(rule)).findFirst().orElse("");
      return "Say where such tickets go.\n{\"new_value\": \""
          + String.join(" ", START, String.join(" ", known), missing).strip()
          + "\"}";
    }
  }

  @Test
  void reachesTheMessageThatKnowsAllTeams() {
    Outcome outcome = new SystemMessageTuning(new Scripted(), tickets()).run(START, 6);
    assertEquals(1, outcome.start().loss());
    assertEquals(0, outcome.best().loss());
    String best = outcome.best().parameters().values().get("message");
    assertTrue(RULES.values().stream().allMatch(best::contains), best);
  }
}
