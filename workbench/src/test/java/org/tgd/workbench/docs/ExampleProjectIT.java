package org.tgd.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library, published into a folder, is used by projects that the build knows nothing of. */
class ExampleProjectIT {
  private static final Path ROOT = Path.of(System.getProperty("tgd.root"));

  @TempDir Path repository;

  /** What the project fetches, so that the user's own folder of libraries gets nothing of ours. */
  @TempDir Path fetched;

  @Test
  void projectsOutsideTheBuildTuneASystemMessageAndAddADomain() throws Exception {
    maven(
        "-Dfast",
        "-Ppublish",
        "-Dtarget.dir=target/example",
        "-Dmaven.install.skip=true",
        "-pl",
        ".,core",
        "-DaltDeploymentRepository=tgd::" + repository.toUri(),
        "deploy");
    List<String> jars;
    try (Stream<Path> all = Files.walk(repository)) {
      jars = all.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
    }
    assertThat(jars).hasSize(3);
    assertThat(jars).anyMatch(name -> name.endsWith("-sources.jar"));
    assertThat(jars).anyMatch(name -> name.endsWith("-javadoc.jar"));
    String library =
        jars.stream().filter(name -> !name.matches(".*-[a-z]+\\.jar")).findFirst().get();
    try (JarFile jar = new JarFile(library)) {
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
    }

    String said =
        maven(
            "-Dmaven.repo.local=" + fetched,
            "-Dmaven.repo.local.tail=" + libraries(),
            "-f",
            ROOT.resolve("examples/pom.xml").toString(),
            "-Dtgd.repository=" + repository.toUri(),
            "test");
    assertThat(said)
        .contains("Tests run: 1, Failures: 0, Errors: 0")
        .contains("Tests run: 3, Failures: 0, Errors: 0");
    theCommandLineFindsTheDomain();
  }

  /** What is on the class path beside the program is a domain of it. */
  private void theCommandLineFindsTheDomain() throws Exception {
    String said =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")
                + File.pathSeparator
                + ROOT.resolve("examples/primers/target/classes"),
            "org.tgd.workbench.cli.Tgd",
            "optimize",
            "--domain",
            "primer",
            "-o",
            "template=ATGACCATGATTACGGATTCACTGGCCGTCGTTTTACAACGTCGTGACTGGGAAAACCC",
            "--steps",
            "4",
            "--quiet",
            "--out",
            fetched.resolve("run").toString());
    assertThat(said).containsPattern("melting temperature +51\\.20 °C +60\\.55 °C");
  }

  /** A whole domain, its service line included, that can be read at once. */
  @Test
  void theDomainIsSmall() throws IOException {
    long lines = 0;
    try (Stream<Path> all = Files.walk(ROOT.resolve("examples/primers/src/main"))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        lines += Files.readAllLines(each).size();
      }
    }
    assertThat(lines).isLessThan(150);
  }

  private static Path libraries() {
    String told = System.getProperty("maven.repo.local", "");
    return told.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(told);
  }

  private static String maven(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("mvnw").toString(), "-B", "-ntp"));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
