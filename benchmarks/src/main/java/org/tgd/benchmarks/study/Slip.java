package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A right program with one slip.
 *
 * @param number its line in the file, from 1
 * @param taskId the problem
 * @param mutation the kind of slip
 * @param line the faulty line, from 1
 * @param code the program
 */
record Slip(int number, String taskId, String mutation, int line, String code) {
  static List<Slip> read(Path file) throws IOException {
    var mapper = new ObjectMapper();
    var slips = new ArrayList<Slip>();
    for (String text : Files.readAllLines(file)) {
      JsonNode row = mapper.readTree(text);
      slips.add(
          new Slip(
              slips.size() + 1,
              row.path("task_id").asText(),
              row.path("mutation").asText(),
              row.path("line").asInt(),
              row.path("code").asText()));
    }
    return slips;
  }
}
