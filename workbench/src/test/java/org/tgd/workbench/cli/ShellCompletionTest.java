package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real bash puts in for half a word. */
class ShellCompletionTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(folder.resolve("tgd.bash"), Cli.tgd("completion", "bash").out());
    Files.writeString(folder.resolve("prostate.yaml"), "");
    Files.createDirectory(folder.resolve("patient"));
  }

  /** As bash splits the words of a line, at colons too. */
  private static List<String> completed(String line) throws Exception {
    String script =
        """
        source tgd.bash
        set -f
        words=(%s)
        COMP_WORDS=("${words[@]}"); COMP_CWORD=$((${#words[@]} - 1)); COMP_LINE='%s'
        COMP_POINT=${#COMP_LINE}
        $(complete -p tgd | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(line.replace(":", " : ").strip() + (line.endsWith(" ") ? " ''" : ""), line);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", script)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt outside of a completion
            .start();
    bash.getOutputStream().close();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return said.lines().map(String::strip).toList();
  }

  @Test
  void namesOfOursAreCompleted() throws Exception {
    assertThat(completed("tgd molecule dock --receptor PP")).containsExactly("PPARA");
    assertThat(completed("tgd plan optimize --goals tg119-c")).containsExactly("tg119-c-shape");
    assertThat(completed("tgd optimize --domain ra")).containsExactly("radiotherapy");
    assertThat(completed("tgd code optimize --task tgd/edit")).containsExactly("tgd/edit-distance");
    assertThat(completed("tgd bench run head-to-head --task code")).containsExactly("code-repair");
    assertThat(completed("tgd bench run plans --goals tg119-c")).containsExactly("tg119-c-shape");
    assertThat(completed("tgd bench run design --receptor PP")).containsExactly("PPARA");
    assertThat(completed("tgd run export --format rtd")).containsExactly("rtdose");
    assertThat(completed("tgd plan opt")).containsExactly("optimize");
  }

  @Test
  void phantomsAreCompletedBehindTheirColonToo() throws Exception {
    assertThat(completed("tgd plan optimize --case phan")).contains("phantom:c-shape");
    assertThat(completed("tgd plan optimize --case phantom:c-")).containsExactly("c-shape");
  }

  @Test
  void filesAreCompletedBesideNames() throws Exception {
    assertThat(completed("tgd plan optimize --goals prost"))
        .contains("prostate-70.2", "prostate.yaml");
    assertThat(completed("tgd plan show --case pat")).containsExactly("patient");
  }
}
