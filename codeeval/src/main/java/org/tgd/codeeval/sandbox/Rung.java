package org.tgd.codeeval.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * A provider and a program that were found to work together.
 *
 * @param provider the provider
 * @param program the program
 * @param first the box in which that was found
 * @param reusable whether a box can run one job after another
 */
record Rung(Provider provider, Program program, Boxes.Ready first, boolean reusable) {
  /** Runs the self-test in a started box. */
  interface Trial {
    /** What is wrong, in words; nothing if nothing is. */
    List<String> problems(Boxes.Ready box);
  }

  /**
   * The first provider of the ladder, with the first of the programs, that passes the self-test.
   *
   * @throws SandboxException if there is none, with the reason for each
   */
  static Rung climb(
      Spawner spawner, List<Provider> providers, List<Program> programs, Trial trial) {
    var reasons = new ArrayList<String>();
    for (Provider provider : providers) {
      for (Program program : programs) {
        if (provider.wrap(program).isEmpty()) {
          reasons.add(provider.name() + ": not installed");
          break;
        }
        try {
          Boxes.Ready box = Boxes.start(spawner, provider, program);
          List<String> problems = trial.problems(box);
          if (problems.isEmpty() || !provider.confines()) {
            return new Rung(provider, program, box, box.reusable());
          }
          box.box().close();
          reasons.add(provider.name() + ": " + String.join(", ", problems));
        } catch (SandboxException e) {
          reasons.add(e.getMessage());
        }
      }
    }
    throw new SandboxException(
        "no sandbox can be started: "
            + String.join("; ", reasons)
            + "; to go on without one, at your own risk: --allow-unconfined");
  }
}
