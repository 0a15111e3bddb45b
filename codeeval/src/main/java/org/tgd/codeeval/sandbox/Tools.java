package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs and folders of this machine. */
final class Tools {
  private static final List<String> SYSTEM =
      List.of("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/opt/java");
  private static final List<String> SETTINGS =
      List.of("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/alternatives", "/etc/localtime");

  private static final Optional<List<String>> NOBODY = isRoot() ? nobody() : Optional.empty();

  private Tools() {}

  /** All executables of that name on the path and in the usual folders, in order. */
  static List<Path> all(String name) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (folder.startsWith("/")) {
        folders.add(Path.of(folder));
      }
    }
    for (String usual : List.of("/usr/bin", "/bin", "/usr/sbin", "/usr/local/bin")) {
      folders.add(Path.of(usual));
    }
    return folders.stream().map(f -> f.resolve(name)).filter(Files::isExecutable).toList();
  }

  /** The first executable of that name. */
  static Optional<String> find(String name) {
    return all(name).stream().map(Path::toString).findFirst();
  }

  /** The system's folders that exist and are no links. */
  static List<Path> folders() {
    return present(SYSTEM).stream().filter(p -> !Files.isSymbolicLink(p)).toList();
  }

  /** The system's folders that are links. */
  static List<Path> links() {
    return present(SYSTEM).stream().filter(Files::isSymbolicLink).toList();
  }

  /** Settings that programs need to start: the linker's cache, links, the JDK's files. */
  static List<Path> settings() {
    var found = new ArrayList<>(present(SETTINGS));
    try (var entries = Files.newDirectoryStream(Path.of("/etc"), "java*")) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  /** As root: the prefix of a command that gives root up, if that is possible; else empty. */
  static List<String> asNobody() {
    return isRoot() ? NOBODY.orElse(List.of()) : List.of();
  }

  /**
   * Whether the kernel keeps to a limit of processes: not for root, also as the only user of a
   * sandbox around this one.
   */
  static boolean limitsProcesses() {
    return !isRoot() || NOBODY.isPresent();
  }

  private static Optional<List<String>> nobody() {
    return find("setpriv")
        .map(
            setpriv ->
                List.of(
                    setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"))
        .filter(Tools::works);
  }

  private static boolean works(List<String> prefix) {
    var command = new ArrayList<>(prefix);
    command.add("/bin/true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether everybody may enter a folder. */
  static boolean isOpen(Path folder) {
    try {
      return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static List<Path> present(List<String> paths) {
    return paths.stream().map(Path::of).filter(Files::exists).toList();
  }
}
