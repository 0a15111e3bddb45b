package org.tgd.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Runs every command, every Java and every Python block of README.md and docs/. The commands of one
 * file share a folder that shows the project's files, so a later command may use what an earlier
 * one made. A block is left out only if its fence says {@code skip:} with a reason; {@code long:}
 * ones are run with {@code -Dtgd.full=true}. A block {@code text output} is what the block before
 * it prints.
 */
@Isolated
class DocumentationIT {
  private static final Path PROJECT = Path.of(System.getProperty("tgd.root"));
  private static final Set<String> PROSE = Set.of("", "text", "json", "yaml", "csv", "xml");
  private static final boolean FULL = Boolean.getBoolean("tgd.full");
  private static final int TIMEOUT_SECONDS = 300;

  /** What the commands of the last block printed, by the folder of their document. */
  private static final Map<Path, String> PRINTED = new HashMap<>();

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("tgd-docs-");
  }

  /** Links are removed, not what they point to. */
  @AfterAll
  static void deleteFolder() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void theReadmeHasTheCommandsThatANewUserTypes() throws IOException {
    List<Fence> fences = Fence.in(PROJECT, Path.of("README.md"));

    assertThat(fences.get(0).commands().get(0).text()).startsWith("./tgd molecule optimize ");
    assertThat(fences.get(1).commands().get(0).text()).isEqualTo("./mvnw verify");
  }

  @TestFactory
  List<DynamicTest> everyBlockRuns() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    List<Path> documents = documents();
    for (Path file : documents) {
      Path place = workplace(documents.indexOf(file));
      for (Fence fence : Fence.in(PROJECT, file)) {
        switch (fence.language()) {
          case "sh" -> fence.commands().forEach(each -> tests.add(command(fence, each, place)));
          case "java" -> tests.add(java(fence));
          case "python" -> tests.add(python(fence, place));
          case "text" -> output(fence, place).ifPresent(tests::add);
          default ->
              assertThat(PROSE)
                  .as("%s line %d: blocks of this language are not run", file, fence.line())
                  .contains(fence.language());
        }
      }
    }
    return tests;
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs.sorted())
          .filter(file -> file.toString().endsWith(".md"))
          .map(PROJECT::relativize)
          .toList();
    }
  }

  private static DynamicTest command(Fence fence, Fence.Command command, Path place) {
    String name = fence.file() + " line " + command.line() + ": " + command.text();
    return DynamicTest.dynamicTest(name, () -> run(fence, command, place));
  }

  /**
   * What a block printed, where the next one says that it shows that: each of its lines in order,
   * but for those that are three dots. An ellipsis stands for any words.
   */
  private static Optional<DynamicTest> output(Fence fence, Path place) {
    boolean shown = fence.remark().equals("output");
    if (!shown && !(fence.remark().equals("output long") && FULL)) {
      return Optional.empty();
    }
    String name = fence.file() + " line " + fence.line() + ": output";
    return Optional.of(DynamicTest.dynamicTest(name, () -> compare(fence, place)));
  }

  private static void compare(Fence fence, Path place) {
    List<String> said = PRINTED.get(place).lines().map(String::stripTrailing).toList();
    int at = 0;
    for (String line : fence.lines()) {
      if (!line.strip().equals("...")) {
        String wanted = "\\Q" + line.stripTrailing().replace("…", "\\E.*\\Q") + "\\E";
        int next = at;
        while (next < said.size() && !said.get(next).matches(wanted)) {
          next++;
        }
        assertThat(next)
            .as(
                "'%s' in what was printed:%n%s",
                line, String.join("\n", said.subList(at, said.size())))
            .isLessThan(said.size());
        at = next + 1;
      }
    }
  }

  /** With the package of the project, as if it was installed. */
  private static DynamicTest python(Fence fence, Path place) {
    String name = fence.file() + " line " + fence.line() + ": Python";
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Path script = Files.createTempFile(folder, "block", ".py");
          Files.write(script, fence.lines());
          String words = "TGD_COMMAND=./tgd PYTHONPATH=python python3 -B " + script;
          run(fence, new Fence.Command(fence.line(), words), place);
        });
  }

  private static void run(Fence fence, Fence.Command command, Path place) throws Exception {
    skipIfAsked(fence);
    if (command.text().startsWith("./mvnw")) {
      abort("the build command runs these tests itself");
    }
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", command.text())
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("TGD_HOME", folder.resolve("home").toString());
    Process process = shell.start();
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ended within %d s", TIMEOUT_SECONDS).isTrue();
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    boolean first = command.line() == fence.line();
    PRINTED.merge(place, printed, (before, now) -> first ? now : before + now);
  }

  private static void skipIfAsked(Fence fence) {
    if (fence.remark().startsWith("long:") && !FULL) {
      abort(fence.remark() + "; run with -Dtgd.full=true");
    }
    if (fence.remark().startsWith("skip:")) {
      assertThat(fence.remark()).as("a reason").hasSizeGreaterThan("skip:".length() + 5);
      abort(fence.remark());
    }
  }

  /**
   * A folder that shows the project's files and a {@code tgd} that runs the classes under test;
   * most commands are over before the optimizing compiler has earned its time.
   */
  private static Path workplace(int number) throws IOException {
    Path place = Files.createDirectory(folder.resolve("place" + number));
    Set<String> own = Set.of("tgd", "runs", "target", ".git");
    try (Stream<Path> all = Files.list(PROJECT)) {
      for (Path each : all.filter(file -> !own.contains(file.getFileName().toString())).toList()) {
        Files.createSymbolicLink(place.resolve(each.getFileName()), each);
      }
    }
    Launcher.in(place);
    return place;
  }

  private static DynamicTest java(Fence fence) {
    String name = fence.file() + " line " + fence.line() + ": Java";
    return DynamicTest.dynamicTest(name, () -> compileAndRun(fence));
  }

  private static void compileAndRun(Fence fence) throws Exception {
    skipIfAsked(fence);
    Path source = Files.createTempDirectory(folder, "java").resolve("Main.java");
    Files.writeString(source, program(fence.lines()));
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-d",
                      source.getParent().toString(),
                      "-proc:none"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!compiled) {
        fail(messages.toString());
      }
    }
    URL[] place = {source.getParent().toUri().toURL()};
    try (var loader = new URLClassLoader(place, DocumentationIT.class.getClassLoader())) {
      Object arguments = new String[0];
      loader.loadClass("Main").getMethod("main", String[].class).invoke(null, arguments);
    }
  }

  /** The block as a program: imports stay on top, the statements become the body of main. */
  private static String program(List<String> lines) {
    List<String> imports = lines.stream().filter(line -> line.startsWith("import ")).toList();
    List<String> body = lines.stream().filter(line -> !line.startsWith("import ")).toList();
    return String.join("\n", imports)
        + "\npublic class Main {\n  public static void main(String[] args) throws Exception {\n"
        + String.join("\n", body)
        + "\n  }\n}\n";
  }
}
