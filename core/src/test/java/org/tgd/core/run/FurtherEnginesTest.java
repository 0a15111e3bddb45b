package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.OpenAiProvider;
import org.tgd.core.input.InputException;

class FurtherEnginesTest {
  @TempDir private Path folder;

  private void jar(String provider) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("further.jar")))) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + EngineProvider.class.getName()));
      jar.write(provider.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void takesKindsOfModelsFromJarsOfTheFolder() throws IOException {
    jar(OpenAiProvider.class.getName());

    assertThat(FurtherEngines.found(folder))
        .extracting(EngineProvider::prefix)
        .containsExactly("openai", "gguf");
  }

  @Test
  void namesAJarThatDoesNotFit() throws IOException {
    jar("org.tgd.NotThere");

    assertThatThrownBy(() -> FurtherEngines.found(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("do not fit");
  }

  @Test
  void saysHowToGetModelsInProcessWhereTheyAreNotThere() {
    Path absent = folder.resolve("absent");
    List<EngineProvider> found = FurtherEngines.found(absent);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).missing().orElseThrow()).contains(absent.toString());
    assertThatThrownBy(() -> found.get(0).open("model.gguf", EngineSettings.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("-Pgguf")
        .hasMessageContaining(absent.toString());
  }

  @Test
  void theFolderIsTheUsersOwn() {
    assertThat(FurtherEngines.folder(Map.of("TGD_HOME", "/somewhere")))
        .isEqualTo(Path.of("/somewhere/engines"));
    assertThat(FurtherEngines.folder(Map.of())).endsWithRaw(Path.of(".tgd", "engines"));
  }
}
