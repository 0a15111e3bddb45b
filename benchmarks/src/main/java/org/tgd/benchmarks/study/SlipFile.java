package org.tgd.benchmarks.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/**
 * Reads programs with slips from JSON Lines: {@code task_id}, {@code code}, {@code mutation} (the
 * kind) and {@code language} if it is not Python. The faulty line is found by comparison with the
 * problem's reference solution.
 */
public final class SlipFile {
  private static final Pattern WORD = Pattern.compile("'[^'\\n]*'|\\w+|[^\\s\\w(),;\\\\]");

  private record Word(String text, int line) {}

  private SlipFile() {}

  /** Reads all rows; an {@link InputException} names the first that cannot be used. */
  public static List<Slip> read(Path file, Map<String, Problem> problems) {
    List<String> lines;
    try {
      lines = TextInput.text(file).lines().toList();
    } catch (IOException e) {
      throw InputException.cannotRead("file of JSON Lines", file, e);
    }
    var slips = new ArrayList<Slip>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String where = file + " line " + (i + 1) + ": ";
        slips.add(slip(slips.size() + 1, node(lines.get(i), where), problems, where));
      }
    }
    if (slips.isEmpty()) {
      throw new InputException(file + " holds no program");
    }
    return slips;
  }

  private static JsonNode node(String line, String where) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new InputException(where + "not JSON: " + Broken.words(e), e);
    }
  }

  private static Slip slip(int number, JsonNode row, Map<String, Problem> problems, String where) {
    String task = text(row, "task_id", where);
    String code = text(row, "code", where);
    Language language =
        Language.named(row.path("language").asText("python"))
            .filter(Language::takesValues)
            .orElseThrow(
                () -> new InputException(where + "field 'language' must be python or java"));
    Problem problem =
        Optional.ofNullable(problems.get(task))
            .orElseThrow(
                () -> new InputException(where + "no problem has the task id '" + task + "'"));
    String right =
        Optional.ofNullable(problem.references().get(language))
            .orElseThrow(
                () ->
                    new InputException(
                        where + "problem '" + task + "' has no reference in " + language.label()));
    String kind = row.path("mutation").asText("slip");
    return new Slip(number, task, kind, faultyLine(right, code), code, language);
  }

  private static String text(JsonNode row, String field, String where) {
    if (!row.path(field).isTextual()) {
      throw new InputException(where + "field '" + field + "' must be text");
    }
    return row.get(field).textValue();
  }

  /**
   * The line of the last word that differs from the right program. Both are compared word by word,
   * since a file may lay them out differently.
   */
  static int faultyLine(String right, String code) {
    List<Word> wanted = words(right);
    List<Word> found = words(code);
    int same = 0;
    while (same < Math.min(wanted.size(), found.size())
        && at(wanted, same).text().equals(at(found, same).text())) {
      same++;
    }
    return found.isEmpty() ? 1 : at(found, Math.min(same, found.size() - 1)).line();
  }

  private static Word at(List<Word> words, int fromEnd) {
    return words.get(words.size() - 1 - fromEnd);
  }

  private static List<Word> words(String code) {
    var words = new ArrayList<Word>();
    String[] lines = code.replaceAll("#[^\\n]*", "").replace('"', '\'').split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher word = WORD.matcher(lines[i]);
      while (word.find()) {
        words.add(new Word(word.group(), i + 1));
      }
    }
    return words;
  }
}
