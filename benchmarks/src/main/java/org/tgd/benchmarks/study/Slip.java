package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;

/**
 * A right program with one slip.
 *
 * @param number its line in the file, from 1
 * @param taskId the problem
 * @param mutation the kind of slip
 * @param line the faulty line of {@code code}, from 1
 * @param code the program
 */
record Slip(int number, String taskId, String mutation, int line, String code) {
  private static final Pattern WORD = Pattern.compile("'[^'\\n]*'|\\w+|[^\\s\\w(),;\\\\]");

  private record Word(String text, int line) {}

  static List<Slip> read(Path file, Map<String, Problem> problems) throws IOException {
    var mapper = new ObjectMapper();
    var slips = new ArrayList<Slip>();
    for (String text : Files.readAllLines(file)) {
      JsonNode row = mapper.readTree(text);
      String task = row.path("task_id").asText();
      String code = row.path("code").asText();
      String right = problems.get(task).references().get(Language.PYTHON);
      int line = faultyLine(right, code);
      slips.add(new Slip(slips.size() + 1, task, row.path("mutation").asText(), line, code));
    }
    return slips;
  }

  /**
   * The line of the last word that differs from the right program. The file numbers lines as the
   * right program is laid out, not the one with the slip.
   */
  private static int faultyLine(String right, String code) {
    List<Word> wanted = words(right);
    List<Word> found = words(code);
    int same = 0;
    while (same < Math.min(wanted.size(), found.size())
        && at(wanted, same).text().equals(at(found, same).text())) {
      same++;
    }
    return at(found, Math.min(same, found.size() - 1)).line();
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
