package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where untrusted programs run: the best way of this machine to shut them in, found and tested at
 * first use for each language. Thread-safe. Closing ends every process.
 */
public final class Sandboxes implements AutoCloseable {
  private final Spawner spawner;
  private final Once<PythonSandboxes> python;
  private final Once<JavaSandboxes> java;
  private final ConcurrentMap<List<Path>, Once<PythonSandboxes>> compilers;
  private final Function<List<Path>, PythonSandboxes> starter;
  private final double seconds;

  /** Sandboxes of that kind; none is started yet. */
  public Sandboxes(SandboxOptions options) {
    this(options, Provider.ladder(options.allowUnconfined()));
  }

  Sandboxes(SandboxOptions options, List<Provider> ladder) {
    spawner = new Spawner();
    starter = readable -> new PythonSandboxes(spawner, ladder, options, readable);
    python = new Once<>(() -> starter.apply(options.packages().stream().toList()));
    compilers = new ConcurrentHashMap<>();
    java = new Once<>(() -> new JavaSandboxes(spawner, ladder, options));
    seconds = options.limits().seconds();
  }

  private Sandboxes(Sandboxes of, double seconds) {
    spawner = of.spawner;
    python = of.python;
    java = of.java;
    compilers = of.compilers;
    starter = of.starter;
    this.seconds = Math.min(of.seconds, seconds);
  }

  /** The same sandboxes, with less processor time for each test; closed with these. */
  public Sandboxes within(double lessSeconds) {
    return new Sandboxes(this, lessSeconds);
  }

  /**
   * A Python process for one solution.
   *
   * @param tests how many calls there will be
   * @throws SandboxException if none can be started
   */
  public Session pythonSolution(int tests) {
    return python.get().solution(tests).within(seconds);
  }

  /**
   * A Python process for test code, and another one for the solution, to which only it can talk.
   *
   * @param checks how many pieces of test code there will be
   * @throws SandboxException if none can be started
   */
  public Session pythonCheck(int checks) {
    return python.get().check(checks).within(seconds);
  }

  /**
   * A Java machine for one solution.
   *
   * @param tests how many calls there will be
   * @throws SandboxException if none can be started
   */
  public Session javaSolution(int tests) {
    return java.get().open(tests).within(seconds);
  }

  /**
   * A Java machine for one solution and, in the same machine, the class that tests it.
   *
   * @throws SandboxException if none can be started
   */
  public Session javaShared() {
    return java.get().openShared().within(seconds);
  }

  /**
   * A Java machine that runs test classes and no solution; to be released, not closed, after a
   * whole answer.
   *
   * @throws SandboxException if none can be started
   */
  public Session javaTester() {
    return java.get().tester().within(seconds);
  }

  /**
   * A Java compiler.
   *
   * @throws SandboxException if none can be started
   */
  public Session javaCompiler() {
    return java.get().compile();
  }

  /**
   * A process that becomes a program which was compiled, or an interpreter; it is started where
   * Python programs are, and ends with its session.
   *
   * @param tests how many calls there will be; 0 for any number
   * @throws SandboxException if none can be started
   */
  public Session program(int tests) {
    return python.get().program(tests).within(seconds);
  }

  /**
   * A process that runs a compiler, once.
   *
   * @param readable folders that it must be able to read besides the system's
   * @throws SandboxException if none can be started
   */
  public Session compiler(List<Path> readable) {
    if (readable.isEmpty()) {
      return python.get().compiler();
    }
    return compilers
        .computeIfAbsent(readable, folders -> new Once<>(() -> starter.apply(folders)))
        .get()
        .compiler();
  }

  /**
   * What shuts Python programs in.
   *
   * @throws SandboxException if nothing does
   */
  public String pythonIsolation() {
    return python.get().isolation();
  }

  /**
   * What shuts Java programs in.
   *
   * @throws SandboxException if nothing does
   */
  public String javaIsolation() {
    return java.get().isolation();
  }

  @Override
  public void close() {
    python.made().ifPresent(PythonSandboxes::close);
    java.made().ifPresent(JavaSandboxes::close);
    compilers.values().forEach(each -> each.made().ifPresent(PythonSandboxes::close));
    spawner.close();
  }

  /** Makes a thing at first use, once; a failure is not kept. */
  private static final class Once<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    synchronized T get() {
      if (made.isEmpty()) {
        made = Optional.of(maker.get());
      }
      return made.get();
    }

    synchronized Optional<T> made() {
      return made;
    }
  }
}
