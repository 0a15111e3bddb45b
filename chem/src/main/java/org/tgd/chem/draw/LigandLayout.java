package org.tgd.chem.draw;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.vecmath.Point2d;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.layout.StructureDiagramGenerator;
import org.openscience.cdk.renderer.RendererModel;
import org.openscience.cdk.renderer.color.CDK2DAtomColors;
import org.openscience.cdk.renderer.generators.BasicSceneGenerator;
import org.openscience.cdk.renderer.generators.standard.StandardGenerator;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.chem.graph.CdkMolecule;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;

/**
 * A docked molecule drawn flat, charged as it was docked: its picture and where its atoms are.
 *
 * @param svg the drawing as SVG elements
 * @param atoms for each atom of the ligand where it is drawn; empty for hydrogens
 * @param bonds the ends of each bond drawn
 */
record LigandLayout(String svg, List<Optional<Spot>> atoms, List<Segment> bonds) {
  private static final double BOND_PIXELS = 34;
  private static final int FONT_SIZE = 13;

  LigandLayout {
    atoms = List.copyOf(atoms);
    bonds = List.copyOf(bonds);
  }

  /** Lays a molecule out. */
  static LigandLayout of(PreparedLigand prepared) throws CDKException {
    Graph graph = Smiles.molecule(prepared.smiles()).graph();
    IAtomContainer molecule = CdkMolecule.of(graph);
    IAtom[] drawn = drawnAtoms(prepared, graph, molecule);
    for (int i = 0; i < drawn.length; i++) {
      if (drawn[i] != null) {
        charge(drawn[i], prepared.charges().get(i));
      }
    }
    StructureDiagramGenerator generator = new StructureDiagramGenerator();
    generator.generateCoordinates(molecule);
    double scale = BOND_PIXELS / medianBond(molecule);
    SvgElements elements = new SvgElements(scale);
    StandardGenerator standard =
        new StandardGenerator(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
    standard.generate(molecule, model(standard, scale)).accept(elements);
    List<Optional<Spot>> atoms = new ArrayList<>();
    for (IAtom atom : drawn) {
      atoms.add(Optional.ofNullable(atom).map(each -> spot(each, scale)));
    }
    List<Segment> bonds = new ArrayList<>();
    for (IBond bond : molecule.bonds()) {
      bonds.add(new Segment(spot(bond.getBegin(), scale), spot(bond.getEnd(), scale)));
    }
    return new LigandLayout(elements.svg(), atoms, bonds);
  }

  /** For each atom of the ligand the atom drawn for it, null for hydrogens. */
  private static IAtom[] drawnAtoms(PreparedLigand prepared, Graph graph, IAtomContainer molecule) {
    List<IAtom> heavy = new ArrayList<>();
    for (int i = 0; i < graph.atoms(); i++) {
      if (graph.element(i) != 1) {
        heavy.add(molecule.getAtom(i));
      }
    }
    IAtom[] drawn = new IAtom[prepared.smilesAtoms().size()];
    for (int i = 0; i < drawn.length; i++) {
      int number = prepared.smilesAtoms().get(i);
      drawn[i] = number > 0 && number <= heavy.size() ? heavy.get(number - 1) : null;
    }
    return drawn;
  }

  /** Protonation moves hydrogens and charges alone, never bond orders. */
  private static void charge(IAtom atom, int charge) {
    int more = charge - atom.getFormalCharge();
    atom.setFormalCharge(charge);
    atom.setImplicitHydrogenCount(Math.max(0, atom.getImplicitHydrogenCount() + more));
  }

  private static double medianBond(IAtomContainer molecule) {
    List<Double> lengths = new ArrayList<>();
    for (IBond bond : molecule.bonds()) {
      lengths.add(bond.getBegin().getPoint2d().distance(bond.getEnd().getPoint2d()));
    }
    lengths.sort(Double::compare);
    return lengths.isEmpty() ? 1.5 : lengths.get(lengths.size() / 2);
  }

  private static RendererModel model(StandardGenerator standard, double scale) {
    RendererModel model = new RendererModel();
    model.registerParameters(new BasicSceneGenerator());
    model.registerParameters(standard);
    model.set(BasicSceneGenerator.Scale.class, scale);
    model.set(StandardGenerator.AtomColor.class, new CDK2DAtomColors());
    return model;
  }

  private static Spot spot(IAtom atom, double scale) {
    Point2d point = atom.getPoint2d();
    return new Spot(point.x * scale, -point.y * scale);
  }
}
