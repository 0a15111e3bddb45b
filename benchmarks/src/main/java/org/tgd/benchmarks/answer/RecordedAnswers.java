package org.tgd.benchmarks.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.data.DataSet;
import org.tgd.core.input.InputException;

/** Answers that were recorded elsewhere. */
public final class RecordedAnswers {
  private RecordedAnswers() {}

  /**
   * Reads and checks JSON Lines with {@code id}, {@code y}, {@code answer_type} and {@code
   * prediction}, what a model wrote.
   *
   * @throws InputException if a row has not all of them
   */
  public static Marks read(Path file) {
    DataSet data = DataSet.read(file);
    List<Answered> all = new ArrayList<>();
    for (ObjectNode row : data.of(data.ids())) {
      String id = row.path("id").asText();
      for (String field : List.of("y", "answer_type", "prediction")) {
        if (!row.path(field).isTextual()) {
          throw new InputException(
              file + ", item '" + id + "': must have a field " + field + ", a text");
        }
      }
      AnswerType type = AnswerType.named(row.path("answer_type").asText());
      Question question = new Question(id, "", "", row.path("y").asText(), type);
      all.add(Answered.of(question, row.path("prediction").asText()));
    }
    return new Marks(all);
  }
}
