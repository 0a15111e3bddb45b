package org.tgd.core.jobs;

import java.util.ServiceLoader;

/** The kinds of jobs on the class path. */
public final class JobKinds {
  private JobKinds() {}

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none: the machine has other jars than the one that
   *     sent the job
   */
  public static JobKind named(String name) {
    return ServiceLoader.load(JobKind.class, loader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no kind of jobs named " + name));
  }

  /** That of the thread where there is one: elsewhere our classes came after the process began. */
  private static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? JobKinds.class.getClassLoader() : ofThread;
  }
}
