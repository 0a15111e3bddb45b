package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Sandboxes with a Python interpreter that forks for each job. */
final class PythonSandboxes implements AutoCloseable {
  private static final int MOST_EARLY = 4;
  private static final long INTERPRETER_KB = 48 << 10;

  private final Limits limits;
  private final String filter;
  private final Rung rung;
  private final Boxes boxes;

  PythonSandboxes(Spawner spawner, List<Provider> ladder, SandboxOptions options) {
    limits = options.limits();
    filter = Guests.filter().map(Base64.getEncoder()::encodeToString).orElse("");
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

  private List<String> trial(Boxes.Ready ready) {
    var outcome = new ArrayList<String>();
    Session.Home nowhere =
        (box, usable) -> {
          if (!usable && ready.greeting().contains("\"reusable\": true")) {
            outcome.add("a job could not be wiped");
          }
        };
    try (Session session = start("probe", ready.box(), nowhere)) {
      outcome.addAll(SelfTest.problems(session.await()));
    }
    return outcome;
  }

  String isolation() {
    return rung.provider().name();
  }

  /** A process with a solution. */
  Session solution() {
    return start("solution", boxes.take().box(), boxes);
  }

  /** A process with test code, and one with the solution that only the test code talks to. */
  Session check() {
    return start("check", boxes.take().box(), boxes);
  }

  private Session start(String role, Box box, Session.Home home) {
    Set<Long> others = box.own();
    try {
      box.write('J', PythonJob.json(role, limits, filter).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      home.takeBack(box, false);
      throw new SandboxException("the sandbox is gone: " + e.getMessage() + ". " + box.notes());
    }
    long extraKb = role.equals("check") ? 2 * INTERPRETER_KB : INTERPRETER_KB;
    return new Session(
        box, home, limits, new Session.Watch(others, extraKb, limits.totalSeconds()));
  }

  @Override
  public void close() {
    boxes.close();
  }
}
