package org.tgd.chem.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds which of the configurations written tell molecules apart. One that could be inverted alone
 * without making another molecule says nothing and is dropped; as centres may depend on others
 * (pseudo-asymmetry, rings, E and Z), this is repeated until nothing changes. Where the neighbours
 * are told apart by refinement the configuration stays; where they are not, the molecule and the
 * one with this configuration inverted are compared. Of centres that are idle only as long as
 * others are not dropped, such as two of three in a ring of three, all stay.
 */
final class StereoPerception {
  private final Graph graph;

  private StereoPerception(Graph graph) {
    this.graph = graph;
  }

  static Configuration of(Graph graph) {
    Configuration configuration = Configuration.written(graph);
    return configuration.isEmpty()
        ? configuration
        : new StereoPerception(graph).withoutIdle(configuration);
  }

  private Configuration withoutIdle(Configuration written) {
    Configuration configuration = written;
    while (true) {
      int[] colour = new Refiner(graph, configuration).initial().colour;
      BitSet atoms = new BitSet();
      BitSet bonds = new BitSet();
      for (int atom : configuration.centres()) {
        boolean alike = configuration.handedness(atom, colour) == 0;
        atoms.set(atom, alike && (isBareSpiro(configuration, atom) || isIdle(configuration, atom)));
      }
      for (int atom : configuration.arrangements().atoms()) {
        atoms.set(atom, isIdleArrangement(configuration, atom));
      }
      for (int bond : configuration.doubleBonds()) {
        bonds.set(bond, configuration.side(bond, colour) == 0 && isIdleBond(configuration, bond));
      }
      keepDependent(configuration, atoms, bonds);
      if (atoms.isEmpty() && bonds.isEmpty()) {
        return configuration;
      }
      configuration = configuration.without(atoms, bonds);
    }
  }

  /** Takes out of the idle ones those that are not idle once the others are gone. */
  private void keepDependent(Configuration configuration, BitSet atoms, BitSet bonds) {
    if (atoms.cardinality() + bonds.cardinality() < 2) {
      return;
    }
    BitSet idleAtoms = (BitSet) atoms.clone();
    BitSet idleBonds = (BitSet) bonds.clone();
    idleAtoms.stream()
        .forEach(
            atom -> {
              BitSet others = (BitSet) idleAtoms.clone();
              others.clear(atom);
              Configuration alone = configuration.without(others, idleBonds);
              atoms.set(
                  atom,
                  alone.arrangements().has(atom)
                      ? isIdleArrangement(alone, atom)
                      : isBareSpiro(alone, atom) || isIdle(alone, atom));
            });
    idleBonds.stream()
        .forEach(
            bond -> {
              BitSet others = (BitSet) idleBonds.clone();
              others.clear(bond);
              bonds.set(bond, isIdleBond(configuration.without(idleAtoms, others), bond));
            });
  }

  /**
   * Whether an atom joins two rings in which nothing else has a configuration. Two alike rings give
   * such an atom a sense, which RDKit's perception does not see; it is not seen here either.
   */
  private boolean isBareSpiro(Configuration configuration, int atom) {
    if (graph.ringBondsOfAtom(atom) != 4) {
      return false;
    }
    for (int[] ring : graph.ringArrays()) {
      if (Arrays.stream(ring).anyMatch(a -> a == atom)
          && Arrays.stream(ring).anyMatch(a -> a != atom && configuration.touches(a))) {
        return false;
      }
    }
    return true;
  }

  private boolean isIdle(Configuration configuration, int atom) {
    return Arrays.equals(
        CanonicalOrder.around(graph, configuration, atom).certificate(),
        CanonicalOrder.around(graph, configuration.invertedAt(atom), atom).certificate());
  }

  /** Whether any two ligands may change places without making another molecule. */
  private boolean isIdleArrangement(Configuration configuration, int atom) {
    int[] certificate = CanonicalOrder.around(graph, configuration, atom).certificate();
    int places = configuration.arrangements().places(atom);
    for (int second = 1; second < places; second++) {
      for (int first = 0; first < second; first++) {
        Configuration other = configuration.exchangedAt(atom, first, second);
        if (!Arrays.equals(certificate, CanonicalOrder.around(graph, other, atom).certificate())) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isIdleBond(Configuration configuration, int bond) {
    return Arrays.equals(
        CanonicalOrder.aroundBond(graph, configuration, bond).certificate(),
        CanonicalOrder.aroundBond(graph, configuration.turnedAt(bond), bond).certificate());
  }
}
