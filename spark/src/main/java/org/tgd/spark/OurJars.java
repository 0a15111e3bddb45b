package org.tgd.spark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.tgd.core.input.InputException;

/** The jars of the program, which executors fetch from the driver; they have Spark's already. */
final class OurJars {
  private OurJars() {}

  /** The jar of this part, those of the class path, and those that their manifests name. */
  static List<String> all() {
    Set<Path> jars = new LinkedHashSet<>();
    jars.add(Path.of(uri(OurJars.class)));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(".jar") && Files.isRegularFile(path)) {
        jars.add(path);
        jars.addAll(named(path));
      }
    }
    return jars.stream().map(path -> path.toUri().toString()).toList();
  }

  private static URI uri(Class<?> type) {
    return URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  private static List<Path> named(Path jar) {
    List<Path> named = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      String names =
          file.getManifest() == null
              ? ""
              : file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String name : (names == null ? "" : names).split(" ", -1)) {
        Path path = Path.of(jar.toUri().resolve(name));
        if (name.endsWith(".jar") && Files.isRegularFile(path)) {
          named.add(path);
        }
      }
    } catch (IOException e) {
      throw InputException.cannotRead(jar, e);
    }
    return named;
  }
}
