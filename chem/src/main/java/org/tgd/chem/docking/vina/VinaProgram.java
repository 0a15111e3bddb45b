package org.tgd.chem.docking.vina;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.chem.docking.DockingException;
import org.tgd.core.input.InputException;
import org.tgd.core.program.OnPath;

/**
 * An installed Vina.
 *
 * @param path the program
 * @param version such as {@code 1.2.3}
 */
public record VinaProgram(Path path, String version) {
  private static final Pattern VERSION = Pattern.compile("AutoDock Vina v?(\\d+\\.\\d+\\.\\d+)");
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(20);

  /**
   * Finds Vina: the given path, else the environment's {@code TGD_VINA}, else {@code vina} on
   * {@code PATH}.
   *
   * @throws InputException if it is not there, or its version is neither 1.1.2 nor 1.2.x
   */
  public static VinaProgram locate(Optional<Path> given, Map<String, String> environment) {
    String variable = environment.getOrDefault("TGD_VINA", "");
    if (given.isPresent()) {
      return probe(given.get());
    }
    if (!variable.isBlank()) {
      return probe(Path.of(variable));
    }
    return OnPath.find("vina", environment)
        .map(VinaProgram::probe)
        .orElseThrow(
            () ->
                new InputException(
                    "AutoDock Vina is not installed: no --vina, no TGD_VINA and no 'vina' on PATH;"
                        + " Debian has it as autodock-vina, and '--engine embedded' needs none"));
  }

  private static VinaProgram probe(Path path) {
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw new InputException(path + " is not a program that can be run as Vina");
    }
    String output;
    try (Workspace workspace = new Workspace()) {
      output = workspace.run(List.of(path.toAbsolutePath().toString(), "--version"), PROBE_TIMEOUT);
    } catch (DockingException e) {
      throw new InputException(path + " does not tell its version: " + e.getMessage(), e);
    }
    Matcher matcher = VERSION.matcher(output);
    if (!matcher.find()) {
      throw new InputException(
          path + " does not call itself AutoDock Vina; '--version' printed: " + shown(output));
    }
    String version = matcher.group(1);
    if (!version.equals("1.1.2") && !version.startsWith("1.2.")) {
      throw new InputException(
          path + " is AutoDock Vina " + version + "; supported are 1.1.2 and 1.2.x");
    }
    return new VinaProgram(path.toAbsolutePath(), version);
  }

  /** The end of an output, without line breaks and control characters. */
  static String shown(String output) {
    String clean = output.replaceAll("[^\\x20-\\x7e]+", " ").strip();
    if (clean.isEmpty()) {
      return "nothing";
    }
    return clean.length() <= 200 ? clean : "..." + clean.substring(clean.length() - 200);
  }
}
