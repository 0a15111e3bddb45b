package org.tgd.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tgd.workbench.cli.Cli;

/** Commands in blocks that are not run exist all the same, with each option that they are given. */
class DocumentedOptionsTest {
  private static final Path PROJECT = Path.of(System.getProperty("tgd.root"));
  private static final Pattern CALL = Pattern.compile("(?:^|\\s|/)tgd ((?:[a-z-]+ ?)+)(.*)");
  private static final Pattern OPTION = Pattern.compile("(?:^|\\s)(--[a-z][a-z-]*)");

  @Test
  void everyCommandInABlockThatIsNotRunExistsWithItsOptions() throws IOException {
    Map<String, String> sections = sections();
    List<String> wrong = new ArrayList<>();
    int calls = 0;
    for (Fence fence : fences()) {
      for (Fence.Command command : fence.commands()) {
        Matcher call = CALL.matcher(command.text());
        if (call.find() && !call.group(1).startsWith("help")) {
          calls++;
          check(sections, call).forEach(each -> wrong.add(fence.file() + ": " + each));
        }
      }
    }
    assertThat(calls).isGreaterThan(30);
    assertThat(wrong).isEmpty();
  }

  private static List<String> check(Map<String, String> sections, Matcher call) {
    String path = "tgd";
    for (String word : call.group(1).split(" ", -1)) {
      path = sections.containsKey(path + " " + word) ? path + " " + word : path;
    }
    if (path.equals("tgd")) {
      return List.of("no command " + call.group().strip());
    }
    List<String> wrong = new ArrayList<>();
    String words = (call.group(1) + call.group(2)).replaceAll("'[^']*'|\"[^\"]*\"", "");
    Matcher option = OPTION.matcher(words);
    while (option.find()) {
      if (!sections.get(path).contains("`" + option.group(1))
          && !option.group(1).equals("--help")) {
        wrong.add(path + " has no " + option.group(1));
      }
    }
    return wrong;
  }

  /** What the program says of each command, by the command. */
  private static Map<String, String> sections() {
    Map<String, String> sections = new HashMap<>();
    String now = "";
    for (String line : Cli.tgd("help", "--markdown").out().lines().toList()) {
      now = line.matches("##+ tgd .*") ? line.replaceFirst("^#+ ", "") : now;
      sections.merge(now, line + "\n", String::concat);
    }
    return sections;
  }

  private static List<Fence> fences() throws IOException {
    List<Fence> fences = new ArrayList<>();
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      for (Path page :
          Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs.sorted())
              .filter(file -> file.toString().endsWith(".md") && !file.endsWith("commands.md"))
              .toList()) {
        fences.addAll(Fence.in(PROJECT, PROJECT.relativize(page)));
      }
    }
    return fences.stream()
        .filter(each -> each.language().equals("text") || !each.remark().isEmpty())
        .filter(each -> !each.remark().startsWith("output"))
        .toList();
  }
}
