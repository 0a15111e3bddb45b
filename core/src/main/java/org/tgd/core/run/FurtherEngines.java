package org.tgd.core.run;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Model;
import org.tgd.core.input.InputException;

/**
 * Kinds of models that are no part of the program: services on the class path, or in jars that the
 * user has put into the folder of engines.
 */
final class FurtherEngines {
  private FurtherEngines() {}

  /**
   * The jars of the class path stay loaded as long as the program runs, and so do these: compiled
   * code in them can be loaded once.
   */
  private static final class Holder {
    private static final List<EngineProvider> FOUND = found(folder(System.getenv()));
  }

  /** The kinds that were found, and in place of an optional one that was not, how to get it. */
  static List<EngineProvider> all() {
    return Holder.FOUND;
  }

  /** {@code $TGD_HOME/engines}, else {@code ~/.tgd/engines}. */
  static Path folder(Map<String, String> environment) {
    String home = environment.getOrDefault("TGD_HOME", "");
    Path base = home.isBlank() ? Path.of(System.getProperty("user.home"), ".tgd") : Path.of(home);
    return base.resolve("engines");
  }

  /**
   * The kinds in this folder and on the class path.
   *
   * @throws InputException if a jar of the folder does not fit the program
   */
  static List<EngineProvider> found(Path folder) {
    List<EngineProvider> found = new ArrayList<>();
    try {
      ServiceLoader.load(EngineProvider.class, loader(folder)).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new InputException(
          "the jars in %s do not fit this program; build them from the same sources (%s)"
              .formatted(folder, e.getMessage()),
          e);
    }
    if (found.stream().noneMatch(each -> each.prefix().equals(Absent.GGUF.prefix()))) {
      found.add(new Absent(folder));
    }
    return List.copyOf(found);
  }

  private static ClassLoader loader(Path folder) {
    ClassLoader ours = FurtherEngines.class.getClassLoader();
    if (!Files.isDirectory(folder)) {
      return ours;
    }
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
    return jars.isEmpty() ? ours : new URLClassLoader(jars.toArray(URL[]::new), ours);
  }

  /**
   * Models in process, where the optional part is not there.
   *
   * @param folder where it would be looked for
   */
  private record Absent(Path folder) implements EngineProvider {
    static final Absent GGUF = new Absent(Path.of("engines"));

    @Override
    public String prefix() {
      return "gguf";
    }

    @Override
    public String usage() {
      return "gguf:FILE";
    }

    @Override
    public String example() {
      return "gguf:models/SmolLM2-135M-Instruct.Q4_1.gguf";
    }

    @Override
    public Optional<String> missing() {
      return Optional.of("the optional part gguf, not in " + folder);
    }

    @Override
    public Model open(String name, EngineSettings settings) {
      throw new InputException(
          ("models in process are an optional part: build it with ./mvnw -Pgguf -Dfast -pl gguf -am"
                  + " package, and copy the jars of gguf/target/engine to %s")
              .formatted(folder));
    }
  }
}
