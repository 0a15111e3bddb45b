package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Task;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Journal;

/**
 * Asks a person what is wrong with a version, and shows what was computed. The answer goes before
 * the findings, by which rules edit; no answer leaves the findings as they are, and a single full
 * stop says that there is nothing to change. Answers are recorded, and taken from the record on
 * resume and replay.
 *
 * @param person who is asked
 * @param journal the record
 * @param task what the optimization is about
 */
record HumanCritic(Person person, Journal journal, Task task) implements Critic {
  /** The kind of its journal lines. */
  static final String KIND = "human";

  private static final String NOTHING = ".";
  private static final String CLOSING =
      "What should change? An empty line ends the answer; an empty line alone leaves it to"
          + " what was computed; a full stop alone says that nothing should change.";

  HumanCritic {
    requireNonNull(person, "person");
    requireNonNull(journal, "journal");
    requireNonNull(task, "task");
  }

  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    Optional<Feedback> computed = new GroundedCritic().criticise(about);
    Inquiry inquiry = new Inquiry(about.input().value(), question(about, computed), CLOSING);
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("question", inquiry.whole());
    String answer =
        journal
            .once(
                KIND,
                question,
                () -> JsonNodeFactory.instance.objectNode().put("answer", person.answer(inquiry)))
            .path("answer")
            .asText();
    if (answer.isEmpty()) {
      return computed;
    }
    List<Finding> findings = computed.map(Feedback::findings).orElseGet(List::of);
    return answer.equals(NOTHING) ? Optional.empty() : Optional.of(new Feedback(answer, findings));
  }

  private String question(Criticism about, Optional<Feedback> computed) {
    StringBuilder text = new StringBuilder();
    if (!task.goal().isBlank()) {
      text.append("Goal: ").append(task.goal()).append('\n');
    }
    text.append(about.input().role()).append(":\n").append(indented(about.input().value()));
    String report =
        about.call().evaluation().map(Evaluation::report).orElse(about.output().value());
    text.append("What came of it:\n").append(indented(report));
    computed.ifPresent(feedback -> text.append("Computed:\n").append(indented(feedback.text())));
    return text.toString();
  }

  private static String indented(String text) {
    return text.strip().indent(2);
  }
}
