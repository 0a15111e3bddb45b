package org.tgd.benchmarks.scale;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.run.RunConfig;

/** Configs for processes that begin in another folder. */
final class Elsewhere {
  private Elsewhere() {}

  /** The same config with the files that its options name by their whole paths. */
  static RunConfig of(RunConfig config) {
    SortedMap<String, String> options = new TreeMap<>();
    config.options().forEach((name, value) -> options.put(name, whole(value)));
    return config.withOptions(options);
  }

  private static String whole(String value) {
    try {
      Path path = Path.of(value);
      boolean names = Files.isRegularFile(path) || (value.contains("/") && Files.exists(path));
      return names ? path.toAbsolutePath().toString() : value;
    } catch (InvalidPathException e) {
      return value; // no path
    }
  }
}
