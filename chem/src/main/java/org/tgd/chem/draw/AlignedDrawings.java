package org.tgd.chem.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.vecmath.Point2d;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.geometry.GeometryUtil;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.layout.StructureDiagramGenerator;
import org.tgd.chem.graph.CdkMolecule;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.MorganFingerprint;

/**
 * Molecules drawn at one scale, each turned so that what it has in common with the first lies alike
 * there: atoms whose surroundings of two, one or no bonds occur once in both are laid upon one
 * another as well as a turn can (Kabsch in the plane). Nothing is mirrored, so that wedges stay
 * true.
 */
final class AlignedDrawings {
  private static final int WIDEST_SURROUNDINGS = 2;
  private static final int FEWEST_COMMON = 3;

  /** Of molecules up to this width, Å, the bonds have the drawing's usual length. */
  private static final double USUAL_WIDTH = 9;

  private AlignedDrawings() {}

  /** The drawings as SVG, in the order given. */
  static List<String> svg(List<Graph> graphs) throws CDKException {
    List<IAtomContainer> molecules = laidOut(graphs);
    double widest = USUAL_WIDTH;
    for (IAtomContainer molecule : molecules) {
      widest = Math.max(widest, GeometryUtil.get2DDimension(molecule)[0]);
    }
    DepictionGenerator generator =
        new DepictionGenerator().withAtomColors().withZoom(USUAL_WIDTH / widest);
    List<String> drawings = new ArrayList<>();
    for (IAtomContainer molecule : molecules) {
      drawings.add(MoleculeDrawing.svg(generator, molecule));
    }
    return List.copyOf(drawings);
  }

  /** The molecules with coordinates in the plane, atoms as in the graphs. */
  static List<IAtomContainer> laidOut(List<Graph> graphs) throws CDKException {
    List<IAtomContainer> molecules = new ArrayList<>();
    for (Graph graph : graphs) {
      IAtomContainer molecule = CdkMolecule.of(graph);
      new StructureDiagramGenerator().generateCoordinates(molecule);
      if (!molecules.isEmpty()) {
        turn(molecule, molecules.get(0), common(graph, graphs.get(0)));
      }
      molecules.add(molecule);
    }
    return molecules;
  }

  /**
   * Pairs of atoms, of one graph and of the other, that correspond.
   *
   * @return none if there are too few to turn by
   */
  private static List<int[]> common(Graph from, Graph to) {
    for (int radius = WIDEST_SURROUNDINGS; radius >= 0; radius--) {
      Map<Integer, Integer> here = unique(from, radius);
      Map<Integer, Integer> there = unique(to, radius);
      List<int[]> pairs = new ArrayList<>();
      here.forEach(
          (key, atom) -> {
            if (there.containsKey(key)) {
              pairs.add(new int[] {atom, there.get(key)});
            }
          });
      if (pairs.size() >= FEWEST_COMMON) {
        return pairs;
      }
    }
    return List.of();
  }

  /** The atoms by the identifiers of their surroundings of just that radius that occur once. */
  private static Map<Integer, Integer> unique(Graph graph, int radius) {
    Set<Integer> smaller = new HashSet<>();
    if (radius > 0) {
      MorganFingerprint.environments(graph, radius - 1).forEach(e -> smaller.add(e.identifier()));
    }
    Map<Integer, Integer> atoms = new HashMap<>();
    Set<Integer> several = new HashSet<>();
    for (MorganFingerprint.Environment each : MorganFingerprint.environments(graph, radius)) {
      if (!smaller.contains(each.identifier())
          && atoms.put(each.identifier(), each.atom()) != null) {
        several.add(each.identifier());
      }
    }
    atoms.keySet().removeAll(several);
    return atoms;
  }

  /** Turns a molecule so that its atoms of the pairs lie as those of the other. */
  private static void turn(IAtomContainer molecule, IAtomContainer like, List<int[]> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    Point2d middle = new Point2d();
    Point2d other = new Point2d();
    for (int[] pair : pairs) {
      middle.add(molecule.getAtom(pair[0]).getPoint2d());
      other.add(like.getAtom(pair[1]).getPoint2d());
    }
    middle.scale(1.0 / pairs.size());
    other.scale(1.0 / pairs.size());
    double along = 0;
    double across = 0;
    for (int[] pair : pairs) {
      Point2d a = new Point2d(molecule.getAtom(pair[0]).getPoint2d());
      Point2d b = new Point2d(like.getAtom(pair[1]).getPoint2d());
      a.sub(middle);
      b.sub(other);
      along += a.x * b.x + a.y * b.y;
      across += a.x * b.y - a.y * b.x;
    }
    double angle = Math.atan2(across, along);
    for (IAtom atom : molecule.atoms()) {
      Point2d at = new Point2d(atom.getPoint2d());
      at.sub(middle);
      atom.setPoint2d(
          new Point2d(
              other.x + at.x * Math.cos(angle) - at.y * Math.sin(angle),
              other.y + at.x * Math.sin(angle) + at.y * Math.cos(angle)));
    }
  }
}
