package org.tgd.core.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Collectors;

/** What is wrong with a text that is no JSON or no YAML, in one line. */
public final class Broken {
  private Broken() {}

  /**
   * The words of a parser without the excerpts and the names of its own settings that it puts in.
   */
  public static String words(JsonProcessingException failure) {
    String said = failure.getOriginalMessage();
    return said == null
        ? "it cannot be read"
        : said.lines()
            .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
            .map(line -> line.replaceAll("\\s*\\(start marker at \\[Source.*", "").strip())
            .collect(Collectors.joining("; "));
  }
}
