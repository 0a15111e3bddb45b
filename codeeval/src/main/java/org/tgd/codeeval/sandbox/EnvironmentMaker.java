package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;

/**
 * Makes environments of packages for the interpreter that sandboxes use, by pip and from wheels
 * alone, so that nothing of a package runs meanwhile.
 */
public final class EnvironmentMaker {
  private static final Pattern REQUIREMENT =
      Pattern.compile("[A-Za-z0-9][\\w.-]*(?:\\[[\\w,.-]+\\])?(?:[=<>!~]=?[\\w.*,<>=!~]+)?");

  private EnvironmentMaker() {}

  /**
   * Makes one.
   *
   * @param out a folder that does not exist yet, or is empty
   * @param names packages, each with a version if need be, such as {@code numpy==1.26.4}
   * @throws InputException if a name is none, or there is no such package for this Python
   * @throws SandboxException if Python or pip is missing
   */
  public static PythonEnvironment create(Path out, List<String> names) {
    check(out, names);
    String python = python();
    Path made = out.resolveSibling(out.getFileName() + ".partial");
    remove(made);
    try {
      Path packages = Files.createDirectories(made.resolve(PythonEnvironment.PACKAGES));
      install(python, packages, names);
      HostCommand.output(
          List.of(python, "-I", "-m", "compileall", "-q", packages.toString()), Map.of());
      open(made);
      Files.deleteIfExists(out);
      move(made, out);
    } catch (IOException e) {
      throw InputException.cannotWrite(out, e);
    } finally {
      remove(made);
    }
    return PythonEnvironment.open(out);
  }

  private static void check(Path out, List<String> names) {
    if (names.isEmpty()) {
      throw new InputException("no package was named; for example numpy");
    }
    for (String name : names) {
      if (!REQUIREMENT.matcher(name).matches()) {
        throw new InputException(
            "'" + name + "' is no package; must be a name such as numpy or numpy==1.26.4");
      }
    }
    if (out.toString().contains("=")) {
      throw new InputException("--out was " + out + "; must be a folder without '=' in its name");
    }
    try (Stream<Path> there = Files.isDirectory(out) ? Files.list(out) : Stream.empty()) {
      if (Files.exists(out) && (!Files.isDirectory(out) || there.findAny().isPresent())) {
        throw new InputException(out + " is there already; must be a new folder");
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(out, e);
    }
  }

  private static String python() {
    return PythonProgram.all(true, List.of()).get(0).command().get(0);
  }

  private static void install(String python, Path packages, List<String> names) {
    String version =
        HostCommand.output(
                List.of(python, "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"),
                Map.of())
            .strip();
    List<String> command = new ArrayList<>(List.of(pip(python), "-m", "pip", "install", "--quiet"));
    command.addAll(List.of("--disable-pip-version-check", "--no-input", "--only-binary=:all:"));
    command.addAll(List.of("--python-version", version, "--implementation", "cp"));
    command.addAll(List.of("--no-compile", "--target", packages.toString()));
    command.addAll(names);
    try {
      HostCommand.output(command, Map.of());
    } catch (SandboxException e) {
      throw new InputException(
          "pip could not install %s for Python %s: %s"
              .formatted(String.join(", ", names), version, e.getMessage()),
          e);
    }
  }

  /** An interpreter that has pip; it may be another one, as it only loads wheels. */
  private static String pip(String python) {
    var all = new ArrayList<>(List.of(python));
    Tools.all("python3").forEach(path -> all.add(path.toString()));
    for (String each : all) {
      if (HostCommand.works(List.of(each, "-m", "pip", "--version"))) {
        return each;
      }
    }
    throw new SandboxException(
        "pip is missing: install it, for example with apt-get install python3-pip");
  }

  /** Everybody may read, as sandboxes start as nobody where root starts them. */
  private static void open(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        rights.add(PosixFilePermission.OTHERS_READ);
        if (rights.contains(PosixFilePermission.OWNER_EXECUTE)) {
          rights.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, rights);
      }
    }
  }

  private static void move(Path made, Path out) throws IOException {
    try {
      Files.move(made, out, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(made, out);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
