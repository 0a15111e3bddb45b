package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that run inside: Python text, and a folder with classes and the filter. */
final class Guests implements AutoCloseable {
  private static final String RESOURCES = "/org/tgd/codeeval/guest/";
  private static final String FOLDER = "tgd-sandbox-";
  private static final List<String> PYTHON =
      List.of(
          "zygote.py",
          "solution.py",
          "arrays.py",
          "kinds.py",
          "stand.py",
          "carry.py",
          "tested.py",
          "beside.py",
          "program.py",
          "native.py",
          "check.py",
          "start.py");
  private static final List<String> CLASSES =
      List.of(
          "RunSolution",
          "CompileSources",
          "CompileSources$Output",
          "CompileSources$Source",
          "CompileSources$Files",
          "Coverage",
          "Coverage$Watched",
          "Turning",
          "Instrumenter",
          "Diagnosis",
          "Diagnosis$Caught",
          "Shown",
          "Diagnoser",
          "Variables",
          "Variables$1",
          "Marks",
          "Marks$1",
          "Guard",
          "Guard$1",
          "Plain",
          "Plain$Copying",
          "Carried",
          "NotPlain",
          "Maybe",
          "Remote",
          "Remote$Gone",
          "Remote$Fault",
          "Raised",
          "Widening",
          "RunTests",
          "Invocation",
          "Invocation$Missing",
          "Stub",
          "Operations",
          "WholeProgram",
          "WholeProgram$Capture",
          "Seal",
          "Pieces",
          "Pieces$Piece",
          "Tokens",
          "Json",
          "Probe",
          "Answers$Unfit",
          "Wire",
          "Wire$Printed",
          "Arguments",
          "Answers",
          "SolutionLoader");

  private final Path folder;

  private Guests(Path folder) {
    this.folder = folder;
  }

  /** The Python program. */
  static String python() {
    return String.join("\n", PYTHON.stream().map(Guests::text).toList());
  }

  /** Writes the classes and the filter to a new folder that everybody may read. */
  static Guests unpack() {
    try {
      sweep();
      Path folder = Files.createTempDirectory(FOLDER + ProcessHandle.current().pid() + "-");
      Path classes = Files.createDirectories(folder.resolve("org/tgd/codeeval/guest"));
      for (String name : CLASSES) {
        Files.write(classes.resolve(name + ".class"), bytes(name + ".class"));
      }
      Optional<byte[]> filter = filter();
      if (filter.isPresent()) {
        Files.write(folder.resolve("filter"), filter.get());
      }
      open(folder);
      return new Guests(folder);
    } catch (IOException e) {
      throw new SandboxException(
          "cannot write to the temporary folder "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + e.getMessage());
    }
  }

  static Optional<byte[]> filter() {
    return filter(true);
  }

  /**
   * The same without internet sockets: even where no way leads out, what a network space remembers
   * (ports that wait, metrics of connections) would tell the next job of the same sandbox.
   */
  static Optional<byte[]> offlineFilter() {
    return filter(false);
  }

  private static Optional<byte[]> filter(boolean internet) {
    return SystemCallFilter.forMachine(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        new SystemCallFilter.Allowed(Tools.limitsProcesses(), internet));
  }

  Path folder() {
    return folder;
  }

  Optional<Path> filterFile() {
    return Optional.of(folder.resolve("filter")).filter(Files::exists);
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Guests.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void open(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
      }
    }
  }

  /** Removes folders of workbenches that were killed. */
  private static void sweep() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (var left = Files.newDirectoryStream(temporary, FOLDER + "*")) {
      for (Path folder : left) {
        String[] parts = folder.getFileName().toString().split("-", -1);
        if (parts.length == 4
            && parts[2].matches("[0-9]{1,18}")
            && ProcessHandle.of(Long.parseLong(parts[2])).isEmpty()) {
          remove(folder);
        }
      }
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      return; // another user's, or being removed by another workbench
    }
  }

  @Override
  public void close() {
    remove(folder);
  }
}
