package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.chem.docking.vina.VinaProgram;
import org.tgd.core.MissingTool;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** A run that docks with the Vina program, also when the program fails in the middle. */
class VinaRunIT {
  private static final String CRASHING =
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "AutoDock Vina VERSION"; exit 0; fi
      kill -SEGV $$
      """;

  @TempDir Path folder;

  private static VinaProgram installed() {
    try {
      return VinaProgram.locate(Optional.empty(), System.getenv());
    } catch (InputException e) {
      MissingTool.report(e);
      throw e;
    }
  }

  private Cli run(Path vina, String... words) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(Cli.command(words))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .putAll(Map.of("TGD_VINA", vina.toString(), "TGD_HOME", folder.resolve("home").toString()));
    Process process = builder.start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return new Cli(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Cli optimize(Path vina) throws Exception {
    return run(
        vina,
        "molecule",
        "optimize",
        "--receptor",
        "PPARA",
        "--engine",
        "vina",
        "--start",
        "CC(N)=O",
        "--editor",
        "random",
        "--steps",
        "2",
        "--proposals",
        "1",
        "--final-exhaustiveness",
        "1",
        "--out",
        folder.resolve("run").toString());
  }

  private Path crashing(String version) throws IOException {
    Path program = Files.writeString(folder.resolve("vina"), CRASHING.replace("VERSION", version));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aFailingVinaEndsTheRunWhichGoesOnWithOneThatWorks() throws Exception {
    VinaProgram vina = installed();
    Path run = folder.resolve("run");

    Cli failed = optimize(crashing(vina.version()));

    assertThat(failed.code()).as(failed.err()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err())
        .contains("Vina ended with code", "tgd run resume " + run)
        .doesNotContain("unexpected", "Exception");

    Cli resumed = run(vina.path(), "run", "resume", run.toString(), "--json");

    assertThat(resumed.code()).as(resumed.err()).isZero();
    JsonNode result = new ObjectMapper().readTree(resumed.out());
    assertThat(result.at("/best/loss").asDouble()).isNegative();
    String engine = "vina-" + vina.version();
    for (String file : List.of("journal.jsonl", "report.html")) {
      assertThat(Files.readString(run.resolve(file))).contains(engine).doesNotContain("embedded");
    }
  }
}
