package org.tgd.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.workbench.cli.base.Version;

/** One version everywhere that names it. */
class VersionsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @ParameterizedTest
  @CsvSource({
    "python/pyproject.toml, version = \"([^\"]+)\"",
    "examples/primers/pom.xml, <tgd.version>([^<]+)<",
    "examples/system-message/pom.xml, <tgd.version>([^<]+)<",
    "README.md, tgd-([0-9.]+(?:-\\w+)?)-image.tar",
  })
  void itIsTheProgramsOwn(String file, String pattern) throws IOException {
    Matcher named = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));

    assertThat(named.find()).isTrue();
    assertThat(named.group(1)).isEqualTo(Version.number());
  }

  @Test
  void theAliasForJBangIsTheProgram() throws IOException {
    JsonNode catalog = new ObjectMapper().readTree(ROOT.resolve("jbang-catalog.json").toFile());
    JsonNode alias = catalog.path("aliases").path("tgd");

    assertThat(alias.path("script-ref").asText())
        .isEqualTo("org.tgd:tgd-workbench:" + Version.number());
    assertThat(alias.path("java").asText()).isEqualTo("17+");
    assertThat(alias.path("description").asText()).isNotBlank();
  }
}
