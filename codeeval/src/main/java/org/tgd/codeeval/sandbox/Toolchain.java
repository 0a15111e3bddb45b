package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiler or interpreter of this machine, as programs in a sandbox can use it.
 *
 * @param places what commands name in braces, by those names
 * @param folders what must be readable besides the system
 * @param surroundings environment variables that it needs
 */
public record Toolchain(
    Map<String, String> places, List<Path> folders, Map<String, String> surroundings) {
  private static final List<String> VISIBLE = List.of("/usr/", "/bin/", "/opt/java/", "/lib/");

  /** Copies the collections. */
  public Toolchain {
    places = Map.copyOf(places);
    folders = List.copyOf(folders);
    surroundings = Map.copyOf(surroundings);
  }

  /**
   * The toolchain of which that is the main program.
   *
   * @param name for example {@code g++}
   * @param source how to get it, for the message
   * @throws SandboxException if it is not there, or cannot be made ready
   */
  public static Toolchain of(String name, String source) {
    return switch (name) {
      case "go" -> GoToolchain.of(tool(name, source));
      case "rustc" -> RustToolchain.of(source);
      default -> new Toolchain(Map.of(name, tool(name, source)), List.of(), Map.of());
    };
  }

  /**
   * Looks for a toolchain without making it ready.
   *
   * @throws SandboxException if it is not there, or cannot be seen
   */
  public static void require(String name, String source) {
    if (!name.equals("rustc") || Tools.find(name).isEmpty()) {
      tool(name, source);
    }
  }

  /** A command with the places of what it names in braces. */
  public List<String> placed(List<String> command) {
    return command.stream()
        .map(
            word ->
                word.startsWith("{") && word.endsWith("}")
                    ? places.getOrDefault(word.substring(1, word.length() - 1), word)
                    : word)
        .toList();
  }

  private static String tool(String name, String source) {
    List<Path> all = Tools.all(name);
    Optional<Path> seen = all.stream().filter(Toolchain::visible).findFirst();
    if (seen.isEmpty()) {
      String found =
          all.isEmpty()
              ? name + " is missing"
              : name + " is at " + all.get(0) + ", which cannot be seen from inside a sandbox";
      throw new SandboxException(found + ": install it below /usr, for example with " + source);
    }
    return seen.get().toString();
  }

  /** Whether a program can be seen from inside. */
  static boolean visible(Path tool) {
    try {
      String real = tool.toRealPath().toString();
      return VISIBLE.stream().anyMatch(tool.toString()::startsWith)
          && VISIBLE.stream().anyMatch(real::startsWith);
    } catch (IOException e) {
      return false;
    }
  }
}
