package org.tgd.core.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of this machine. */
public final class OnPath {
  private OnPath() {}

  /**
   * The first program of that name in the folders of {@code PATH}.
   *
   * @param environment environment variables
   */
  public static Optional<Path> find(String name, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> program(folder + File.separator + name).stream())
        .findFirst();
  }

  /** The file of that name, if it is one that can be run. */
  public static Optional<Path> program(String file) {
    try {
      return Optional.of(Path.of(file))
          .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
