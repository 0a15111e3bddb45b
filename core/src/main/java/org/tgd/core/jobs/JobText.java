package org.tgd.core.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.tgd.core.journal.JsonText;

/** The JSON that settings, jobs and results are sent as. */
public final class JobText {
  private JobText() {}

  /**
   * Reads what was sent.
   *
   * @throws IllegalArgumentException if it is no JSON: it was made by the program itself
   */
  public static JsonNode read(String text) {
    try {
      return JsonText.read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a message between machines is no JSON", e);
    }
  }
}
