package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Sandboxes with a Python interpreter that forks for each job. */
final class PythonSandboxes implements AutoCloseable {
  private static final int MOST_EARLY = 4;
  private static final long INTERPRETER_KB = 48 << 10;

  private final Limits limits;
  private final String filter;
  private final String offline;
  private final Rung rung;
  private final Boxes boxes;

  PythonSandboxes(Spawner spawner, List<Provider> ladder, SandboxOptions options) {
    limits = options.limits();
    filter = encoded(Guests.filter());
    offline = encoded(Guests.offlineFilter());
    rung = Rung.climb(spawner, ladder, PythonProgram.all(options.fresh()), this::trial);
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

  private static String encoded(Optional<byte[]> program) {
    return program.map(Base64.getEncoder()::encodeToString).orElse("");
  }

  private List<String> trial(Boxes.Ready ready) {
    var outcome = new ArrayList<String>();
    boolean reusable = ready.greeting().contains("\"reusable\": true");
    Session.Home nowhere =
        (box, usable) -> {
          if (!usable && reusable) {
            outcome.add("a job could not be wiped");
          }
        };
    try (Session session = start(new Role("probe", 1, reusable), ready.box(), nowhere)) {
      outcome.addAll(SelfTest.problems(session.await()));
    }
    return outcome;
  }

  String isolation() {
    return rung.provider().name();
  }

  /** A process with a solution, for so many tests. */
  Session solution(int tests) {
    return start(new Role("solution", tests, rung.reusable()), boxes.take().box(), boxes);
  }

  /** A process with test code, and one with the solution that only the test code talks to. */
  Session check(int tests) {
    return start(new Role("check", tests, rung.reusable()), boxes.take().box(), boxes);
  }

  private record Role(String name, int tests, boolean reusable) {}

  private Session start(Role role, Box box, Session.Home home) {
    Supplier<Set<Long>> processes = processes(box, role.reusable());
    try {
      String rules = role.name().equals("probe") ? filter : offline;
      String job = PythonJob.json(role.name(), limits, role.tests(), rules);
      box.write('J', job.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      home.takeBack(box, false);
      throw new SandboxException("the sandbox is gone: " + e.getMessage() + ". " + box.notes());
    }
    long extraKb = role.name().equals("check") ? 2 * INTERPRETER_KB : INTERPRETER_KB;
    var watch = new Session.Watch(false, processes, extraKb, role.tests());
    return new Session(box, home, limits, watch);
  }

  /** The processes of a job: those below its relay, or all that came after the job's begin. */
  private static Supplier<Set<Long>> processes(Box box, boolean reusable) {
    if (reusable) {
      long zygote = box.zygote();
      return () -> ProcessTree.belowChildren(zygote);
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
