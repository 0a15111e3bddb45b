package org.tgd.chem.docking.vina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.core.MissingTool;
import org.tgd.core.input.InputException;

/** The real Vina where it is installed, and programs that misbehave. */
class VinaEngineIT {
  private static final Receptor PPARA = new ReceptorLibrary(Path.of("none")).find("PPARA");
  private static final Ligand ACETAMIDE = LigandPreparation.prepare("CC(N)=O", 1).ligand();
  private static final SearchSettings QUICK = new SearchSettings(1, 3, 1);

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftInTemp() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      String own = "tgd-vina-" + ProcessHandle.current().pid() + "-";
      assertThat(files.filter(file -> file.getFileName().toString().startsWith(own))).isEmpty();
    }
  }

  private static VinaProgram installed() {
    try {
      return VinaProgram.locate(Optional.empty(), System.getenv());
    } catch (InputException e) {
      MissingTool.report(e);
      throw e;
    }
  }

  private VinaProgram fake(String docking) throws IOException {
    Path program = folder.resolve("vina");
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = "--version" ]; then echo "AutoDock Vina v1.2.5"; exit 0; fi
        %s
        """
            .formatted(docking));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return VinaProgram.locate(Optional.of(program), Map.of());
  }

  @Test
  void theRealVinaClosesLargeRings() {
    Ligand ring = LigandPreparation.prepare("O=C1CCCCCCCCC1", 1).ligand();
    List<Pose> poses =
        new VinaEngine(installed(), 1, Duration.ofMinutes(5)).dock(ring, PPARA, QUICK);
    assertThat(ring.closures()).hasSize(1);
    assertThat(poses).isNotEmpty().allMatch(pose -> ring.gap(pose.ligand()) < 0.4);
  }

  @Test
  void theRealVinaDocksAndAgreesWithTheReference() {
    VinaEngine engine = new VinaEngine(installed(), 1, Duration.ofMinutes(5));
    List<Pose> poses = engine.dock(ACETAMIDE, PPARA, QUICK);
    assertThat(engine.name()).startsWith("vina-1.");
    assertThat(poses).isNotEmpty();
    assertThat(poses.get(0).affinityKcalPerMol()).isCloseTo(-3.2, within(0.3));
    assertThat(poses.get(0).intermolecular())
        .isCloseTo(poses.get(0).affinityKcalPerMol(), within(0.06));
  }

  @Test
  void aHangingVinaIsEndedWithItsChildren() throws IOException {
    VinaEngine engine = new VinaEngine(fake("sleep 987 & sleep 986"), 1, Duration.ofMillis(700));
    assertThatThrownBy(() -> engine.dock(ACETAMIDE, PPARA, QUICK))
        .isInstanceOf(DockingException.class)
        .hasMessageContaining("ended after");
    assertThat(
            ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(VinaEngineIT::isSleeper))
        .isEmpty();
  }

  private static boolean isSleeper(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.matches(".*sleep 98[67]")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "echo broken >&2; exit 3, code 3 and printed: broken",
    "kill -SEGV $$, ended with code",
    "echo hello, no poses",
    "echo nonsense > poses.pdbqt, no poses",
    "head -c 30000000 /dev/zero; sleep 60, more than 20 MB",
    "cat ligand.pdbqt > poses.pdbqt, no VINA RESULT line",
    "'(echo REMARK VINA RESULT: -1 0 0; echo ROOT; sed -n 2p ligand.pdbqt; echo ENDROOT)"
        + " > poses.pdbqt', not of this ligand"
  })
  void aVinaThatMisbehavesIsAClearFailure(String script, String message) throws IOException {
    VinaEngine engine = new VinaEngine(fake(script), 1, Duration.ofSeconds(20));
    assertThatThrownBy(() -> engine.dock(ACETAMIDE, PPARA, QUICK))
        .isInstanceOf(DockingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMissingVinaIsSaidSo() {
    assertThatThrownBy(() -> VinaProgram.locate(Optional.empty(), Map.of("PATH", "")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not installed");
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> VinaProgram.locate(Optional.of(missing), Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a program");
  }

  @ParameterizedTest
  @CsvSource({"echo GNU tool, does not call itself", "echo AutoDock Vina 1.0.3, 1.0.3; supported"})
  void anotherProgramIsNotTakenForVina(String script, String message) throws IOException {
    Path program = folder.resolve("vina");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment = Map.of("TGD_VINA", program.toString());
    assertThatThrownBy(() -> VinaProgram.locate(Optional.empty(), environment))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
