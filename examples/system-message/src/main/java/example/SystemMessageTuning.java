package example;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.util.List;
import org.tgd.core.*;
import org.tgd.core.engine.*;
import org.tgd.core.eval.*;
import org.tgd.core.llm.*;
import org.tgd.core.optim.TextualGradientDescent;

/** Tunes the system message of an AI service on tickets whose team is known. */
public record SystemMessageTuning(ChatModel model, List<Ticket> tickets) implements Evaluator {
  public record Ticket(String text, String team) {}

  interface Sorter {
    String team(String ticket);
  }

  @Override
  public String purpose() {
    return "the share of tickets that the assistant hands to the wrong team";
  }

  @Override
  public Evaluation evaluate(String message) {
    Sorter sorter =
        AiServices.builder(Sorter.class).chatModel(model).systemMessageProvider(id -> message).build();
    List<Ticket> wrong =
        tickets.stream().filter(each -> !sorter.team(each.text()).strip().equals(each.team())).toList();
    String report = wrong.isEmpty() ? "All are right." : "Wrong, for example: " + wrong.subList(0, 1);
    return new Evaluation.Scored((double) wrong.size() / tickets.size(), List.of(), report, List.of());
  }

  public Outcome run(String start, int steps) {
    Engine engine = LangChain4jEngine.of("the assistant's model", model);
    TextualGradientDescent descent = new TextualGradientDescent(new LlmEditor(engine));
    return Optimization.of(
            (texts, random) -> Loss.of(this, texts.get("message")), LlmCritic.withFindings(engine), descent, steps)
        .run(Parameters.of("message", Variable.parameter("system message of an assistant", start)));
  }
}
