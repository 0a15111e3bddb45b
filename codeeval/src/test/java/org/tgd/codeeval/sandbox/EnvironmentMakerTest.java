package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;

/** What is no environment, and what none is made of. */
class EnvironmentMakerTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--index-url=http://x", "../numpy", "numpy; rm", "git+https://x", ""})
  void whatIsNoPackageIsNamed(String name) {
    Path out = folder.resolve("new");

    assertThatThrownBy(() -> EnvironmentMaker.create(out, List.of(name)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'" + name + "' is no package");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderWithFilesIsNotOverwritten() throws IOException {
    Files.writeString(folder.resolve("mine"), "");

    assertThatThrownBy(() -> EnvironmentMaker.create(folder, List.of("numpy")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void aFolderWithoutPackagesIsNoEnvironment() {
    assertThatThrownBy(() -> PythonEnvironment.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds no packages")
        .hasMessageContaining("tgd code environment create");
    assertThatThrownBy(() -> PythonEnvironment.open(folder.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be read");
  }
}
