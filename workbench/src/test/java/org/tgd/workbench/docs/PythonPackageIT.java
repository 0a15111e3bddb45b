package org.tgd.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.MissingTool;

/** The tests of the Python package, its notebook among them, with the classes under test. */
class PythonPackageIT {
  private static final Path PACKAGE = Path.of(System.getProperty("tgd.root"), "python");

  @TempDir Path folder;

  @Test
  void thePythonPackageAndItsNotebookPass() throws Exception {
    Process process;
    try {
      ProcessBuilder python =
          new ProcessBuilder("python3", "-B", "-m", "unittest", "-v")
              .directory(PACKAGE.toFile())
              .redirectErrorStream(true);
      python.environment().put("TGD_COMMAND", Launcher.in(folder).toString());
      python.environment().put("TGD_HOME", folder.resolve("home").toString());
      process = python.start();
    } catch (IOException e) {
      MissingTool.report(new IllegalStateException("python3 cannot be started", e));
      return;
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("test_every_cell_runs").containsPattern("Ran \\d\\d tests");
  }
}
