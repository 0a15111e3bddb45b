package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tgd.core.engine.EngineException;
import org.tgd.core.journal.JsonText;
import org.tgd.core.journal.Sha256;

/**
 * A person who answers through files in the run's directory: {@code question.json} with a {@code
 * number}, the {@code question} and its {@code candidate}; {@code answer.json} with the same {@code
 * number} and the {@code answer}. Both go when the answer is taken.
 *
 * @param directory the run's directory
 */
public record Mailbox(RunDirectory directory) implements Person {
  /** The name of the file of what is asked; absent while nothing is. */
  public static final String QUESTION = "question.json";

  private static final String ANSWER = "answer.json";
  private static final String NUMBER = "number";
  private static final long MILLIS = 200;

  /** Checks that there is a directory. */
  public Mailbox {
    requireNonNull(directory, "directory");
  }

  /**
   * What is asked at the moment.
   *
   * @param number by which an answer names it
   * @param question the question, several lines
   * @param candidate the candidate that it is about; empty where it is about none
   */
  public record Open(String number, String question, String candidate) {}

  @Override
  public String answer(String question) {
    return wait(ask("", question));
  }

  @Override
  public String answer(Inquiry about) {
    return wait(ask(about.candidate(), about.text()));
  }

  /** Puts a question down and says its number. */
  String ask(String candidate, String question) {
    String number = Sha256.hex(System.nanoTime() + " " + question); // another each time
    directory.remove(ANSWER);
    ObjectNode node = JsonNodeFactory.instance.objectNode().put(NUMBER, number);
    directory.replace(
        QUESTION, JsonText.pretty(node.put("question", question).put("candidate", candidate)));
    return number;
  }

  private String wait(String number) {
    try {
      while (true) {
        Optional<String> answer = taken(number);
        if (answer.isPresent()) {
          return answer.get();
        }
        Thread.sleep(MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the run was interrupted while it waited for an answer");
    } finally {
      clear();
    }
  }

  /**
   * The answer to a question, if there is one by now.
   *
   * @throws EngineException if an end was asked for instead
   */
  Optional<String> taken(String number) {
    Optional<String> answer =
        directory
            .json(ANSWER)
            .filter(node -> node.path(NUMBER).asText().equals(number))
            .map(node -> node.path("answer").asText().strip());
    if (answer.isEmpty() && directory.isStopRequested()) {
      throw new EngineException("an end was asked for before the question was answered", false);
    }
    return answer;
  }

  /** Takes question and answer away. */
  void clear() {
    directory.remove(QUESTION);
    directory.remove(ANSWER);
  }

  /** What is asked at the moment, if anything. */
  public Optional<Open> open() {
    return directory.json(QUESTION).map(Mailbox::read);
  }

  private static Open read(JsonNode node) {
    return new Open(
        node.path(NUMBER).asText(),
        node.path("question").asText(),
        node.path("candidate").asText());
  }

  /**
   * Answers what is asked at the moment.
   *
   * @param number the number of the question that is answered
   * @param answer the answer, several lines; empty for none
   * @return whether that question is still asked
   */
  public boolean reply(String number, String answer) {
    if (open().filter(asked -> asked.number().equals(number)).isEmpty()) {
      return false;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode().put(NUMBER, number);
    directory.replace(ANSWER, JsonText.pretty(node.put("answer", answer)));
    return true;
  }
}
