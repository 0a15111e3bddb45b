package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.interfaces.IDoubleBondStereochemistry;
import org.openscience.cdk.interfaces.IStereoElement;
import org.openscience.cdk.interfaces.ITetrahedralChirality;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.stereo.DoubleBondStereochemistry;
import org.openscience.cdk.stereo.TetrahedralChirality;

/** A graph as CDK's molecule, for drawing. */
public final class CdkMolecule {
  private final Graph graph;
  private final int[] rank;
  private final IAtomContainer molecule = SilentChemObjectBuilder.getInstance().newAtomContainer();

  private CdkMolecule(Graph graph, int[] rank) {
    this.graph = graph;
    this.rank = rank;
  }

  /** The molecule with atoms in the graph's order, alternating bonds, aromatic flags and stereo. */
  public static IAtomContainer of(Graph graph) {
    return of(graph, IntStream.range(0, graph.atoms()).toArray());
  }

  /** The molecule with the graph's atoms at the given ranks, a permutation. */
  static IAtomContainer of(Graph graph, int[] rank) {
    return new CdkMolecule(graph, rank).build();
  }

  private IAtomContainer build() {
    int[] atomAt = new int[rank.length];
    for (int i = 0; i < rank.length; i++) {
      atomAt[rank[i]] = i;
    }
    for (int i : atomAt) {
      IAtom atom = molecule.newAtom(graph.element(i), graph.hydrogens(i));
      atom.setFormalCharge(graph.charge(i));
      if (graph.isotope(i) != 0) {
        atom.setMassNumber(graph.isotope(i));
      }
      atom.setIsAromatic(graph.aromatic(i));
      atom.setIsInRing(graph.inRing(i));
    }
    IntStream.range(0, graph.bonds())
        .boxed()
        .sorted(Comparator.comparingInt(this::firstRank).thenComparingInt(this::lastRank))
        .forEach(this::addBond);
    if (graph.hasStereo()) {
      molecule.setStereoElements(stereo());
    }
    return molecule;
  }

  private int firstRank(int bond) {
    return Math.min(rank[graph.begin(bond)], rank[graph.end(bond)]);
  }

  private int lastRank(int bond) {
    return Math.max(rank[graph.begin(bond)], rank[graph.end(bond)]);
  }

  private void addBond(int b) {
    IBond bond =
        molecule.newBond(molecule.getAtom(firstRank(b)), molecule.getAtom(lastRank(b)), order(b));
    bond.setIsAromatic(graph.aromaticBond(b));
    bond.setIsInRing(graph.inRingBond(b));
  }

  private IAtom atom(int index) {
    return molecule.getAtom(rank[index]);
  }

  private IBond.Order order(int bond) {
    return switch (graph.order(bond)) {
      case 2 -> IBond.Order.DOUBLE;
      case 3 -> IBond.Order.TRIPLE;
      case 4 -> IBond.Order.QUADRUPLE;
      default -> IBond.Order.SINGLE;
    };
  }

  @SuppressWarnings("rawtypes") // as CDK's own interface has it
  private List<IStereoElement> stereo() {
    List<IStereoElement> elements = new ArrayList<>();
    Configuration configuration = graph.configuration();
    for (int atom : configuration.centres()) {
      elements.add(tetrahedral(atom, configuration));
    }
    for (int bond : configuration.doubleBonds()) {
      elements.add(doubleBond(bond));
    }
    return elements;
  }

  private TetrahedralChirality tetrahedral(int index, Configuration configuration) {
    int[] written = configuration.ligands(index);
    int[] ligands =
        written.length == 4 ? written : new int[] {written[0], index, written[1], written[2]};
    IAtom[] around = new IAtom[4];
    for (int k = 0; k < 4; k++) {
      around[k] = atom(ligands[k] < 0 ? index : ligands[k]);
    }
    return new TetrahedralChirality(
        atom(index),
        around,
        configuration.parity(index) == 1
            ? ITetrahedralChirality.Stereo.ANTI_CLOCKWISE
            : ITetrahedralChirality.Stereo.CLOCKWISE);
  }

  /**
   * Stereo of a double bond with respect to the neighbours of lowest rank, so that it is unique.
   */
  private DoubleBondStereochemistry doubleBond(int b) {
    int[] stored = graph.stereoAtoms(b);
    boolean turned = rank[graph.begin(b)] > rank[graph.end(b)];
    int first = turned ? graph.end(b) : graph.begin(b);
    int second = turned ? graph.begin(b) : graph.end(b);
    int left = lowestNeighbour(first, second);
    int right = lowestNeighbour(second, first);
    int flips =
        (left == stored[turned ? 1 : 0] ? 0 : 1) + (right == stored[turned ? 0 : 1] ? 0 : 1);
    boolean together = graph.stereo(b) == 1 ^ flips == 1;
    IBond bond = molecule.getBond(atom(first), atom(second));
    IBond[] around = {
      molecule.getBond(atom(first), atom(left)), molecule.getBond(atom(second), atom(right))
    };
    if (!bond.getBegin().equals(atom(first))) {
      around = new IBond[] {around[1], around[0]};
    }
    return new DoubleBondStereochemistry(
        bond,
        around,
        together
            ? IDoubleBondStereochemistry.Conformation.TOGETHER
            : IDoubleBondStereochemistry.Conformation.OPPOSITE);
  }

  private int lowestNeighbour(int atom, int except) {
    int best = -1;
    for (int k = 0; k < graph.degree(atom); k++) {
      int neighbour = graph.neighbour(atom, k);
      if (neighbour != except && (best < 0 || rank[neighbour] < rank[best])) {
        best = neighbour;
      }
    }
    return best;
  }
}
