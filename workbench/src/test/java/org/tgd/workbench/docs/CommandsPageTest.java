package org.tgd.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tgd.workbench.cli.Cli;

/**
 * docs/commands.md is what the program says of itself. Like the format of sources it is mended
 * where it is old, but only checked where the variable {@code CI} is set: there it must promise
 * nothing that the program does not have, and what it does not have yet is said.
 */
class CommandsPageTest {
  private static final Path PAGE = Path.of(System.getProperty("tgd.root"), "docs/commands.md");

  @Test
  void thePageOfCommandsIsWhatTheProgramSays() throws IOException {
    String now = generated();
    String page = Files.readString(PAGE);
    if (System.getenv("CI") == null && !page.equals(now)) {
      Files.writeString(PAGE, now);
      page = now;
    }
    assertThat(named(page)).contains("tgd molecule score", "--steps N").hasSizeGreaterThan(150);
    assertThat(named(now)).containsAll(named(page));
    Set<String> missing = new HashSet<>(named(now));
    missing.removeAll(named(page));
    assumeTrue(
        missing.isEmpty(),
        () -> "docs/commands.md lacks " + missing + "; ./tgd help --markdown > docs/commands.md");
  }

  /** Domains of the tests are on the class path here, and in no release. */
  private static String generated() {
    Cli result = Cli.tgd("help", "--markdown");
    assertThat(result.code()).as(result.err()).isZero();
    return result
        .out()
        .lines()
        .filter(line -> !line.startsWith("letters:") && !line.contains("--domain letters"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Set<String> named(String page) {
    return page.lines()
        .filter(line -> line.startsWith("#") || line.startsWith("| `"))
        .map(line -> line.startsWith("#") ? line.replaceAll("^#+ ", "") : line.split("`", 3)[1])
        .collect(Collectors.toSet());
  }
}
