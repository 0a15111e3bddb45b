package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tgd.codeeval.sandbox.PythonJob.Shape;

/** Sandboxes with a Python interpreter that forks for each job. */
final class PythonSandboxes implements AutoCloseable {
  private static final int MOST_EARLY = 4;
  private static final long INTERPRETER_KB = 48 << 10;
  private static final int COMPILER_DISK_MB = 256;
  private static final Limits COMPILING = new Limits(20, 1024, 64, 1 << 20, 11 << 20);

  private final Limits limits;
  private final Optional<Path> packages;
  private final Rung rung;
  private final Boxes boxes;

  /**
   * Sandboxes of the best provider.
   *
   * @param readable folders that jobs must be able to read besides the system's
   */
  PythonSandboxes(
      Spawner spawner, List<Provider> ladder, SandboxOptions options, List<Path> readable) {
    limits = options.limits();
    packages = options.packages();
    rung = Rung.climb(spawner, ladder, PythonProgram.all(options.fresh(), readable), this::trial);
    boolean reuse = rung.reusable() && !options.fresh();
    Program program =
        PythonProgram.compiled(rung.program(), options.fresh(), rung.first().greeting());
    int spare = reuse ? Math.min(options.workers(), MOST_EARLY) : options.workers();
    boxes = new Boxes(spawner, rung.provider(), program, reuse, spare);
    if (reuse) {
      boxes.add(rung.first());
    } else {
      rung.first().box().close();
    }
    boxes.refill();
  }

  private List<String> trial(Boxes.Ready ready) {
    var outcome = new ArrayList<String>();
    boolean reusable = ready.reusable();
    Session.Home nowhere =
        (box, usable) -> {
          if (!usable && reusable) {
            outcome.add("a job could not be wiped");
          }
        };
    try (Session session = start(new Shape("probe", limits, 1), reusable, ready.box(), nowhere)) {
      outcome.addAll(SelfTest.problems(session.await()));
    }
    return outcome;
  }

  String isolation() {
    return rung.provider().name();
  }

  /** A process with a solution, for so many tests. */
  Session solution(int tests) {
    return start(ofPython("solution", tests));
  }

  /** A process with test code, and one with the solution that only the test code talks to. */
  Session check(int tests) {
    return start(ofPython("check", tests));
  }

  /** Packages of numbers reserve far more addresses than they use. */
  private Shape ofPython(String role, int tests) {
    return new Shape(role, limits, tests, packages.isPresent(), Shape.DISK_MB);
  }

  /** A process that becomes a program; for so many calls, 0 for any number. */
  Session program(int tests) {
    return start(new Shape("native", limits, tests, true, Shape.DISK_MB));
  }

  /** A process that compiles. */
  Session compiler() {
    return start(new Shape("native", COMPILING, 0, true, COMPILER_DISK_MB));
  }

  private Session start(Shape shape) {
    return start(shape, rung.reusable(), boxes.take().box(), boxes);
  }

  private Session start(Shape shape, boolean reusable, Box box, Session.Home home) {
    Supplier<Set<Long>> processes = processes(box, reusable);
    try {
      List<String> places =
          packages.stream()
              .flatMap(folder -> Stream.of(Program.inside(folder), folder))
              .map(Path::toString)
              .distinct()
              .toList();
      box.write('J', PythonJob.json(shape, places).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      home.takeBack(box, false);
      throw new SandboxException("the sandbox is gone: " + e.getMessage() + ". " + box.notes());
    }
    boolean more = shape.reserves() || shape.role().equals("check");
    long extraKb = more ? 2 * INTERPRETER_KB : INTERPRETER_KB;
    var watch =
        new Session.Watch(false, processes, extraKb, shape.tests(), !shape.role().equals("check"));
    return new Session(box, home, shape.limits(), watch);
  }

  /** The processes of a job: those below the zygote, or all that came after the job's begin. */
  private static Supplier<Set<Long>> processes(Box box, boolean reusable) {
    if (reusable) {
      long zygote = box.zygote();
      return () -> ProcessTree.below(zygote);
    }
    Set<Long> others = ProcessTree.of(box.pid());
    return () -> {
      Set<Long> all = ProcessTree.of(box.pid());
      all.removeAll(others);
      return all;
    };
  }

  @Override
  public void close() {
    boxes.close();
  }
}
