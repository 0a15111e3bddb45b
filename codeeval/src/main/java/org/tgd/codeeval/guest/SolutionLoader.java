package org.tgd.codeeval.guest;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of one solution from memory; keeps no code that it has loaded. */
final class SolutionLoader extends ClassLoader {
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
  private final Set<String> names;

  SolutionLoader(Map<?, ?> encoded) {
    super(SolutionLoader.class.getClassLoader());
    for (Map.Entry<?, ?> entry : encoded.entrySet()) {
      classes.put((String) entry.getKey(), Base64.getDecoder().decode((String) entry.getValue()));
    }
    names = Set.copyOf(classes.keySet());
  }

  Set<String> names() {
    return names;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = classes.remove(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }
}
