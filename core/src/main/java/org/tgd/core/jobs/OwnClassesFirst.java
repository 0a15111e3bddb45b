package org.tgd.core.jobs;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Classes of jars that bring libraries of their own, in other versions than the program's: they are
 * looked for in these jars first, but for those of the core and of the logging interface, which
 * both share.
 */
final class OwnClassesFirst extends URLClassLoader {
  private static final List<String> SHARED = List.of("java.", "org.tgd.core.", "org.slf4j.");

  OwnClassesFirst(URL[] jars, ClassLoader program) {
    super(jars, program);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        try {
          loaded = findClass(name);
        } catch (ClassNotFoundException e) {
          return super.loadClass(name, resolve);
        }
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }
}
