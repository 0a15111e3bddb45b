package org.tgd.benchmarks.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tgd.core.data.DataSet;
import org.tgd.core.input.InputException;

/**
 * The questions of a file, in its order.
 *
 * @param file where they were read
 * @param all the questions, at least one
 */
public record Questions(Path file, List<Question> all) {
  /** Copies the list. */
  public Questions {
    all = List.copyOf(all);
  }

  /**
   * Reads JSON Lines with the fields {@code id}, {@code x}, {@code y} and {@code answer_type}, and
   * {@code choices} where {@code y} is a letter among them; or, where the name ends in {@code
   * .csv}, GPQA's columns. Choices are put in an order that is drawn for each question.
   *
   * @param seed the source of the order of choices
   * @throws InputException if a row is none of these
   */
  public static Questions read(Path file, long seed) {
    if (file.toString().endsWith(".csv")) {
      return new Questions(file, GpqaFile.read(file, seed));
    }
    DataSet data = DataSet.read(file);
    List<Question> all = new ArrayList<>();
    for (ObjectNode row : data.of(data.ids())) {
      all.add(question(file, row, seed));
    }
    return new Questions(file, all);
  }

  private static Question question(Path file, ObjectNode row, long seed) {
    String id = row.path("id").asText();
    String place = file + ", item '" + id + "'";
    String stem = text(row, "x", place);
    String gold = text(row, "y", place);
    AnswerType type;
    try {
      type = AnswerType.named(text(row, "answer_type", place));
    } catch (InputException e) {
      throw new InputException(place + ": " + e.getMessage(), e);
    }
    List<String> choices = new ArrayList<>();
    row.path("choices").forEach(choice -> choices.add(choice.asText()));
    if (choices.isEmpty()) {
      return new Question(id, stem, stem, gold, type);
    }
    int right = gold.length() == 1 ? gold.charAt(0) - 'A' : -1;
    if (type != AnswerType.LETTER || right < 0 || right >= choices.size()) {
      throw new InputException(
          place + ": y was '" + gold + "'; with choices it must be the letter of one of them");
    }
    return chosen(id, stem, choices, right, seed);
  }

  /** A question with its choices in an order of its own. */
  static Question chosen(String id, String stem, List<String> choices, int right, long seed) {
    SplittableRandom random = new SplittableRandom(1_000_003 * seed + id.hashCode());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      order.add(random.nextInt(order.size() + 1), i);
    }
    StringBuilder text = new StringBuilder(stem).append('\n');
    for (int i = 0; i < order.size(); i++) {
      text.append('\n').append((char) ('A' + i)).append(") ").append(choices.get(order.get(i)));
    }
    String gold = String.valueOf((char) ('A' + order.indexOf(right)));
    return new Question(id, stem, text.toString(), gold, AnswerType.LETTER);
  }

  private static String text(JsonNode row, String field, String place) {
    JsonNode value = row.path(field);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new InputException(place + ": must have a field " + field + ", a text");
    }
    return value.asText();
  }

  /**
   * Checks that no question stands in both files, whatever its id: what a score is to be taken on
   * must not have been seen, and nothing may be chosen by it.
   *
   * @throws InputException if one does
   */
  public void requireDisjoint(Questions other) {
    Map<String, String> mine = new HashMap<>();
    all.forEach(question -> mine.put(question.content(), question.id()));
    for (Question question : other.all) {
      String same = mine.get(question.content());
      if (same != null) {
        throw new InputException(
            "%s, item '%s' asks what %s asks in item '%s'; training, validation and test must share"
                    .formatted(other.file, question.id(), file, same)
                + " no question, and nothing may be chosen on the test");
      }
    }
  }

  /** Without questions that stood before in the file with the same choices, whatever their ids. */
  public Questions distinct() {
    Set<String> seen = new HashSet<>();
    return new Questions(file, all.stream().filter(each -> seen.add(each.whole())).toList());
  }

  /** The first so many. */
  public Questions first(int count) {
    return new Questions(file, all.subList(0, Math.min(count, all.size())));
  }

  /** The share that the most frequent right answer would get everywhere. */
  public double constantAnswer() {
    Map<String, Integer> counts = new TreeMap<>();
    all.forEach(question -> counts.merge(question.gold(), 1, Integer::sum));
    Optional<Integer> most = counts.values().stream().max(Comparator.naturalOrder());
    return (double) most.orElse(0) / all.size();
  }
}
