package org.tgd.core.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.Briefing;
import org.tgd.core.Edit;
import org.tgd.core.Graphs;
import org.tgd.core.Proposals;
import org.tgd.core.ReferenceData;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Completion.Finish;
import org.tgd.core.engine.ScriptedEngine;

/**
 * An answer that a real model of 1.5 billion parameters gave as an editor.
 *
 * @param domain the domain
 * @param incumbent the text that it was to improve
 * @param text the answer
 * @param finish why it stopped
 */
public record RecordedAnswer(String domain, String incumbent, String text, Finish finish) {
  private static final Pattern VARIABLE =
      Pattern.compile("<variable-[0-9a-f]{8}>\n(.*?)\n</variable-", Pattern.DOTALL);

  /** All answers of editors in one domain, in the order of the runs. */
  public static List<RecordedAnswer> of(String domain) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<RecordedAnswer> answers = new ArrayList<>();
    for (String line : Files.readAllLines(ReferenceData.at("core/model_answers.jsonl"))) {
      JsonNode row = json.readTree(line);
      String system = row.path("messages").path(0).path("content").asText();
      if (row.path("domain").asText().equals(domain) && system.startsWith("You improve")) {
        Matcher variable = VARIABLE.matcher(row.path("messages").path(1).path("content").asText());
        boolean cut = row.path("finish_reason").asText().equals("length");
        answers.add(
            new RecordedAnswer(
                domain,
                variable.find() ? variable.group(1) : "",
                row.path("answer").asText(),
                cut ? Finish.LENGTH : Finish.STOP));
      }
    }
    return answers;
  }

  /** What an editor that does not ask again makes of the answer. */
  public Proposals proposals(Task task) {
    Variable variable = Variable.parameter("a text", incumbent);
    Edit edit =
        Edit.of(variable, List.of(Graphs.gradient("better")))
            .withBriefing(new Briefing(task, 0, Optional.empty(), List.of()));
    ScriptedEngine engine = ScriptedEngine.of(prompt -> new Completion(text, 1, 1, finish));
    return new LlmEditor(engine, 0, PromptLimits.DEFAULT)
        .proposals(edit, 1, new SplittableRandom(1));
  }
}
