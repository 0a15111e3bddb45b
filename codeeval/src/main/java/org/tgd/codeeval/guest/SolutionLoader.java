package org.tgd.codeeval.guest;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Loads the classes of one solution from memory. */
final class SolutionLoader extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();

  SolutionLoader(Map<?, ?> encoded) {
    super(SolutionLoader.class.getClassLoader());
    for (Map.Entry<?, ?> entry : encoded.entrySet()) {
      classes.put((String) entry.getKey(), Base64.getDecoder().decode((String) entry.getValue()));
    }
  }

  boolean has(String name) {
    return classes.containsKey(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = classes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }
}
