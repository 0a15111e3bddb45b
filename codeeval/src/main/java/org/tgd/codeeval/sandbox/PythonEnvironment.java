package org.tgd.codeeval.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/**
 * Packages beside Python's own library, in a folder that programs can read and not change.
 *
 * @param folder the folder
 * @param versions the packages and their versions
 */
public record PythonEnvironment(Path folder, Map<String, String> versions) {
  static final String PACKAGES = "packages";
  private static final Pattern INFORMATION = Pattern.compile("(.+)-([^-]+)\\.dist-info");

  /** Copies the versions and checks that nothing is missing. */
  public PythonEnvironment {
    requireNonNull(folder, "folder");
    versions = Map.copyOf(versions);
  }

  /**
   * The environment in a folder that {@code tgd code environment create} made, or in which packages
   * lie as {@code pip install --target} leaves them.
   *
   * @throws InputException if there is no package
   */
  public static PythonEnvironment open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path inner = absolute.resolve(PACKAGES);
    Path packages = Files.isDirectory(inner) ? inner : absolute;
    Map<String, String> versions = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(packages, "*.dist-info")) {
      for (Path each : all) {
        Matcher matcher = INFORMATION.matcher(each.getFileName().toString());
        if (matcher.matches()) {
          versions.put(matcher.group(1), matcher.group(2));
        }
      }
    } catch (IOException e) {
      throw new InputException(
          folder + " cannot be read: " + e.getMessage() + "; must be an environment", e);
    }
    if (versions.isEmpty()) {
      throw new InputException(
          folder
              + " holds no packages; make an environment with: tgd code environment create --out "
              + folder
              + " numpy");
    }
    return new PythonEnvironment(absolute, versions);
  }

  /** Where the packages lie. */
  public Path packages() {
    Path inner = folder.resolve(PACKAGES);
    return Files.isDirectory(inner) ? inner : folder;
  }

  /**
   * The names by which programs import what is there.
   *
   * @throws InputException if the folder is gone
   */
  public Set<String> modules() {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(packages())) {
      for (Path each : all) {
        String name = each.getFileName().toString();
        int dot = name.indexOf('.');
        if (Files.isDirectory(each) ? dot < 0 : name.endsWith(".py") || name.endsWith(".so")) {
          names.add(dot < 0 ? name : name.substring(0, dot));
        }
      }
    } catch (IOException e) {
      throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
    }
    return names;
  }
}
