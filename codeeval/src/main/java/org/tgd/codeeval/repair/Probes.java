package org.tgd.codeeval.repair;

import java.util.List;

/**
 * Inputs that no public test has, on which programs are held against each other: nobody knows the
 * right answers.
 *
 * @param inputs the inputs, for whoever reads what became of them
 * @param near for each whether it was made from that of a test which the program at the start
 *     passes
 */
record Probes(List<String> inputs, List<Boolean> near) {
  /** No input. */
  static final Probes NONE = new Probes(List.of(), List.of());

  Probes {
    inputs = List.copyOf(inputs);
    near = List.copyOf(near);
  }

  int size() {
    return inputs.size();
  }
}
