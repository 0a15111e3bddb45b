package org.tgd.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.EngineException;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.Model;
import org.tgd.core.engine.ModelIdentity;
import org.tgd.core.engine.Prompt;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalContents;
import org.tgd.core.journal.JsonText;

/**
 * Answers with what a model said in another run: for the same question the same answer, and none
 * for any other. A question that was put several times has its answers in their order.
 */
final class ReplayProvider implements EngineProvider {
  @Override
  public String prefix() {
    return "replay";
  }

  @Override
  public String usage() {
    return "replay:RUN";
  }

  @Override
  public String example() {
    return "replay:runs/letters-20260101-120000";
  }

  /** As the run that is replayed was asked. */
  @Override
  public boolean takesSchema(String name, EngineSettings settings) {
    return RunDirectory.open(Path.of(name)).manifest().config().asksJson();
  }

  @Override
  public Model open(String name, EngineSettings settings) {
    Path directory = RunDirectory.open(Path.of(name)).path();
    Map<Question, Completion> answers = new HashMap<>();
    JournalContents contents = JournalContents.of(directory);
    for (String line : contents.lines()) {
      JsonNode node = parsed(line, directory);
      if (node.path("kind").asText().equals(JournaledEngine.KIND)) {
        Question question = Question.recorded(node.path("request"));
        answers.putIfAbsent(question, JournaledEngine.completion(node.path("result")));
      }
    }
    if (answers.isEmpty()) {
      throw new InputException(
          directory.resolve(Journal.FILE)
              + " holds no answer of a model; name a run that asked one");
    }
    String chain = contents.head(contents.lines().size());
    return new Model(
        Engine.of("replay:" + name, prompt -> answer(answers, prompt, directory)),
        ModelIdentity.of("replay:" + chain),
        answers.values().stream().mapToLong(Completion::outputTokens).max().orElse(1));
  }

  /**
   * A question by which answers are found.
   *
   * @param words all but the images
   * @param images the names of their files
   */
  private record Question(Prompt words, List<String> images) {
    static Question of(Prompt prompt) {
      return new Question(
          prompt.withImages(List.of()), prompt.images().stream().map(Image::fileName).toList());
    }

    static Question recorded(JsonNode request) {
      Prompt words =
          new Prompt(
              request.path("system").asText(),
              request.path("user").asText(),
              request.path("sample").asInt(),
              Optional.ofNullable(request.get(JournaledEngine.FIELD)).map(JsonNode::asText));
      List<String> images =
          StreamSupport.stream(request.path(JournaledEngine.IMAGES).spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      return new Question(words, images);
    }
  }

  private static Completion answer(
      Map<Question, Completion> answers, Prompt prompt, Path directory) {
    Completion known = answers.get(Question.of(prompt));
    if (known == null) {
      throw new EngineException(
          "the run %s holds no answer to this question; it was put with other settings, or goes"
                  .formatted(directory)
              + " another way from here",
          false);
    }
    return known;
  }

  private static JsonNode parsed(String line, Path directory) {
    try {
      return JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new InputException(
          directory.resolve(Journal.FILE) + ": a line of the journal is not JSON", e);
    }
  }
}
