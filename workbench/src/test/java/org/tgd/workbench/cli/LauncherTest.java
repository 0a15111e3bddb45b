package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.workbench.cli.base.ExitCode;

/** The launcher script, with a build that only copies a small program. */
class LauncherTest {
  private static final String BUILD =
      """
      #!/bin/sh
      echo "$*" >> builds
      echo "a word on stdout"
      if [ -e broken ]; then echo "something is wrong" >&2; exit 1; fi
      if [ -e slow ]; then sleep 1; fi
      mkdir -p workbench/target/launcher/lib
      cp program.jar workbench/target/launcher/tgd.jar
      """;

  @TempDir private Path folder;
  private Path project;

  /** The program that the launcher starts: it says where it runs and what it was told. */
  static final class Program {
    private Program() {}

    /**
     * Prints the working folder and the arguments; after the word {@code streams} it writes into
     * the file of the next word what its standard streams are.
     */
    public static void main(String[] args) throws IOException {
      if (args.length == 2 && args[0].equals("streams")) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          Path stream = Path.of("/proc/self/fd/" + i);
          all.add(Files.exists(stream) ? Files.readSymbolicLink(stream).toString() : "closed");
        }
        all.add(System.getProperty("tgd.columns", "unsaid"));
        Files.write(Path.of(args[1]), all);
        System.out.print("a result");
        System.exit(System.out.checkError() ? 4 : 0);
      }
      System.out.println(Path.of("").toAbsolutePath() + " " + List.of(args));
      System.exit(args.length);
    }
  }

  @BeforeEach
  void layOutAProject() throws IOException {
    project = Files.createDirectories(folder.resolve("a project").resolve("tgd workbench"));
    Path script = Path.of(System.getProperty("tgd.root"), "tgd");
    executable(project.resolve("tgd"), Files.readString(script));
    executable(project.resolve("mvnw"), BUILD);
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.createDirectories(project.resolve("core/src/main/java"));
    Files.writeString(project.resolve("core/src/main/java/A.java"), "class A {}");
    Files.createDirectories(project.resolve("workbench"));
    try (OutputStream file = Files.newOutputStream(project.resolve("program.jar"))) {
      jar(file);
    }
    age(project);
  }

  @Test
  void buildsOnFirstUseOnly() throws Exception {
    Ended first = start(folder, project.resolve("tgd"), "a b", "c");
    Ended second = start(folder, project.resolve("tgd"), "d");

    assertThat(first.code()).isEqualTo(2);
    assertThat(first.out()).isEqualToIgnoringNewLines(folder.toRealPath() + " [a b, c]");
    assertThat(first.err()).contains("building").contains("a word on stdout");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("[d]");
    assertThat(builds())
        .containsExactly("-q -B -Dfast -Dtarget.dir=target/launcher -Dtgd.commit= package");
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
    start(folder, project.resolve("tgd"));
    Files.setLastModifiedTime(
        project.resolve("core/src/main/java/A.java"), FileTime.from(Instant.now().plusSeconds(5)));
    start(folder, project.resolve("tgd"));
    assertThat(builds()).hasSize(2);

    age(project);
    Files.delete(project.resolve("core/src/main/java/A.java"));
    Files.setLastModifiedTime(
        project.resolve("core/src/main/java"), FileTime.from(Instant.now().plusSeconds(5)));
    start(folder, project.resolve("tgd"));
    assertThat(builds()).hasSize(3);
  }

  @Test
  void startsThroughSymbolicLinks() throws Exception {
    Path links = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(links.resolve("relative"), Path.of("../a project/tgd workbench/tgd"));
    Files.createSymbolicLink(links.resolve("tgd"), Path.of("relative"));

    Ended ended = start(links, links.resolve("tgd"), "x");

    assertThat(ended.out()).contains("[x]");
    assertThat(project.resolve("target/tgd/current")).exists();
  }

  @Test
  void startsFromThePath() throws Exception {
    Path links = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(links.resolve("tgd"), project.resolve("tgd"));

    Ended ended =
        start(
            folder,
            Map.of("PATH", links + ":" + System.getenv("PATH")),
            List.of("sh", "-c", "tgd x"));

    assertThat(ended.out()).contains("[x]");
  }

  @Test
  void leavesNothingHalfBuiltWhenTheBuildFails() throws Exception {
    Files.createFile(project.resolve("broken"));

    Ended failed = start(folder, project.resolve("tgd"));

    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).contains("something is wrong").contains("the build failed");
    try (Stream<Path> left = Files.list(project.resolve("target/tgd"))) {
      assertThat(left).isEmpty();
    }
    Files.delete(project.resolve("broken"));
    assertThat(start(folder, project.resolve("tgd"), "x").out()).contains("[x]");
  }

  @Test
  void buildsOnceForManyStartsAtOnce() throws Exception {
    Files.createFile(project.resolve("slow"));
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          builder(folder, Map.of(), List.of(project.resolve("tgd").toString(), "x"))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output" + i).toFile())
              .start());
    }

    for (Process each : all) {
      assertThat(each.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(each.exitValue()).isEqualTo(1);
    }
    assertThat(builds()).hasSize(1);
    assertThat(project.resolve("target/tgd/lock")).doesNotExist();
  }

  @Test
  void takesOverTheLockOfADeadProcess() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(project.resolve("target/tgd"));
    Files.createSymbolicLink(
        project.resolve("target/tgd/lock"), Path.of(Long.toString(dead.pid())));

    assertThat(start(folder, project.resolve("tgd"), "x").out()).contains("[x]");
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
    executable(old.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");

    Ended ended = withJavaHome(old.getParent());

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains("Java 11.0.2").contains("too old").contains("17 or newer");
    assertThat(project.resolve("builds")).doesNotExist();
  }

  @Test
  void saysThatJavaIsMissing() throws Exception {
    Ended ended = withJavaHome(folder.resolve("nowhere"));

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains("JAVA_HOME is " + folder.resolve("nowhere"));
  }

  @Test
  void saysThatTheCompilerIsMissing() throws Exception {
    Path runtime = Files.createDirectories(folder.resolve("jre-17/bin"));
    executable(runtime.resolve("java"), "#!/bin/sh\necho 'openjdk version \"17.0.2\"' >&2\n");

    Ended ended = withJavaHome(runtime.getParent());

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains("without compiler");
  }

  /** What Java opens first would else be taken for the closed stream. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closedStreamsAreNoFilesOfJava(boolean released) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd/0")), "there is no /proc here");
    Path script = released ? release() : project.resolve("tgd");
    start(folder, Map.of(), List.of(script.toString(), "streams", "built"));

    Ended in = shell(script, "streams fds <&-");
    assertThat(fds().get(0)).isEqualTo("/dev/null");
    assertThat(in.code()).as(in.err()).isZero();

    Ended out = shell(script, "streams fds >&-");
    assertThat(fds().get(1)).isEqualTo("/dev/null");
    assertThat(out.code()).as("a result that cannot be written is no success").isEqualTo(4);

    assertThat(shell(script, "streams fds <&- >&- 2>&-").code()).isEqualTo(4);
    assertThat(fds().subList(0, 3)).containsOnly("/dev/null");
  }

  @Test
  void aReleaseRefusesAJavaThatIsTooOldOrMissing() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
    executable(old.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
    List<String> words = List.of(release().toString(), "x");

    Ended tooOld = start(folder, Map.of("JAVA_HOME", folder + "/jdk-11"), words);
    Ended missing = start(folder, Map.of("JAVA_HOME", folder + "/nowhere"), words);

    assertThat(tooOld.code()).as(tooOld.toString()).isEqualTo(ExitCode.FAILED);
    assertThat(tooOld.err()).contains("Java 11.0.2", "too old", "17 or newer").hasLineCount(1);
    assertThat(missing.code()).isEqualTo(ExitCode.FAILED);
    assertThat(missing.err()).contains("JAVA_HOME is " + folder + "/nowhere").hasLineCount(1);
  }

  /** Both launchers ask the terminal, which `script` makes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theWidthOfTheTerminalIsHandedOn(boolean released) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) here");
    Path made = released ? release() : project.resolve("tgd");
    start(folder, Map.of(), List.of(made.toString(), "streams", "built"));
    String inside = "stty cols 57; '%s' streams fds".formatted(made);
    start(folder, Map.of(), List.of("script", "-qec", inside, "/dev/null"));

    assertThat(fds().get(3)).isEqualTo("57");
  }

  private List<String> fds() throws IOException {
    return Files.readAllLines(folder.resolve("fds"));
  }

  private Ended shell(Path script, String words) throws Exception {
    return start(folder, Map.of(), List.of("sh", "-c", "exec '" + script + "' " + words));
  }

  /** The folder of a release, with its own launcher. */
  private Path release() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("a release/bin"));
    Path source = Path.of(System.getProperty("tgd.root"), "workbench/src/main/dist/bin/tgd");
    executable(bin.resolve("tgd"), Files.readString(source));
    Files.createDirectories(folder.resolve("a release/lib"));
    Files.copy(project.resolve("program.jar"), folder.resolve("a release/lib/tgd.jar"));
    return bin.resolve("tgd");
  }

  private Ended withJavaHome(Path home) throws Exception {
    return start(
        folder,
        Map.of("JAVA_HOME", home.toString()),
        List.of(project.resolve("tgd").toString(), "x"));
  }

  private record Ended(int code, String out, String err) {}

  private Ended start(Path where, Path script, String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of(script.toString()));
    words.addAll(List.of(args));
    return start(where, Map.of(), words);
  }

  private Ended start(Path where, Map<String, String> environment, List<String> words)
      throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        builder(where, environment, words)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static ProcessBuilder builder(
      Path where, Map<String, String> environment, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("TGD_JAVA_OPTS");
    builder.environment().putAll(environment);
    return builder;
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(project.resolve("builds"));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes every file an hour old, so that a build is newer whatever the clock's resolution. */
  private static void age(Path project) throws IOException {
    FileTime hourAgo = FileTime.from(Instant.now().minusSeconds(3600));
    try (Stream<Path> all = Files.walk(project)) {
      for (Path each : all.filter(path -> !path.toString().contains("/target/")).toList()) {
        Files.setLastModifiedTime(each, hourAgo);
      }
    }
  }

  private static void jar(OutputStream file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    String name = Program.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(file, manifest);
        var program = LauncherTest.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new ZipEntry(name));
      program.transferTo(jar);
    }
  }
}
