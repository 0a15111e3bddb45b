package org.tgd.codeeval.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges what a program in a sandbox found that it could see and do. */
final class SelfTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> HARMLESS =
      Set.of(
          "PWD",
          "OLDPWD",
          "SHLVL",
          "_",
          "LC_CTYPE",
          "container",
          "container_uuid",
          "LD_LIBRARY_PATH");
  private static final int MOST_PROCESSES = 8;

  private SelfTest() {}

  /** What is wrong with a sandbox, in words; nothing for a sound one. */
  static List<String> problems(Reply reply) {
    if (!(reply instanceof Reply.Message message)) {
      return List.of("the self-test did not answer: " + reply);
    }
    try {
      return problems(JSON.readTree(message.json()));
    } catch (JsonProcessingException e) {
      return List.of("the self-test gave no JSON");
    }
  }

  private static List<String> problems(JsonNode reply) {
    if (!reply.path("op").asText().equals("probe")) {
      return List.of(reply.path("message").asText("the self-test answered " + reply));
    }
    JsonNode found = reply.path("found");
    var problems = new ArrayList<String>();
    for (JsonNode name : found.path("environment")) {
      if (!HARMLESS.contains(name.asText())) {
        problems.add("the environment holds " + name.asText());
      }
    }
    for (String setting : found.path("init").asText().split("\0", -1)) {
      if (!setting.isEmpty() && !HARMLESS.contains(setting.split("=", 2)[0])) {
        problems.add("/proc/1/environ shows " + setting.split("=", 2)[0]);
      }
    }
    found.path("wrote").forEach(folder -> problems.add(folder.asText() + " can be written to"));
    found.path("network").forEach(name -> problems.add("network " + name.asText() + " is there"));
    if (found.path("processes").asInt() > MOST_PROCESSES) {
      problems.add(found.path("processes").asInt() + " processes can be seen");
    }
    return problems;
  }
}
