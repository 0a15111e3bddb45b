package org.tgd.core.jobs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;

/**
 * A folder of the user's with the jars of an optional part of the program: services in it are found
 * beside those of the class path.
 *
 * @param path where it lies; need not be there
 */
public record JarFolder(Path path) {
  /** A folder below {@code $TGD_HOME}, else below {@code ~/.tgd}. */
  public static JarFolder ofUser(Map<String, String> environment, String name) {
    String home = environment.getOrDefault("TGD_HOME", "");
    Path base = home.isBlank() ? Path.of(System.getProperty("user.home"), ".tgd") : Path.of(home);
    return new JarFolder(base.resolve(name));
  }

  /** The jars in it and in its folder {@code jars}, in the order of their names. */
  public List<Path> jars() {
    List<Path> jars = new ArrayList<>(jarsIn(path));
    jars.addAll(jarsIn(path.resolve("jars")));
    return List.copyOf(jars);
  }

  private static List<Path> jarsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  /**
   * The services of the class path and of the folder.
   *
   * @throws InputException if a jar of the folder does not fit the program
   */
  public <S> List<S> services(Class<S> type) {
    return services(type, URLClassLoader::new);
  }

  /**
   * The same where the jars of the folder hold libraries in other versions than the program's:
   * their own classes come first.
   */
  <S> List<S> isolated(Class<S> type) {
    return services(type, OwnClassesFirst::new);
  }

  private <S> List<S> services(Class<S> type, BiFunction<URL[], ClassLoader, ClassLoader> how) {
    List<S> found = new ArrayList<>();
    try {
      ServiceLoader.load(type, loader(type.getClassLoader(), how)).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new InputException(
          "the jars in %s do not fit this program; build them from the same sources (%s)"
              .formatted(path, e.getMessage()),
          e);
    }
    return List.copyOf(found);
  }

  /** Compiled code can be loaded once, so what is loaded here stays. */
  private ClassLoader loader(ClassLoader ours, BiFunction<URL[], ClassLoader, ClassLoader> how) {
    List<URL> urls = new ArrayList<>();
    try {
      for (Path jar : jars()) {
        urls.add(jar.toUri().toURL());
      }
    } catch (IOException e) {
      throw InputException.cannotRead(path, e);
    }
    return urls.isEmpty() ? ours : how.apply(urls.toArray(URL[]::new), ours);
  }
}
