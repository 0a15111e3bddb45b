package org.tgd.chem.draw;

import java.util.ArrayList;
import java.util.List;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.chem.graph.CdkMolecule;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.report.Html;
import org.tgd.core.spi.Renderer;

/** Draws a molecule, given as SMILES, as SVG with coloured atoms. Thread-safe. */
public final class MoleculeDrawing implements Renderer {
  private static final Logger LOG = LoggerFactory.getLogger(MoleculeDrawing.class);
  private static final double WIDTH_MM = 70;
  private static final double HEIGHT_MM = 50;

  /** How many atoms can still be told apart. */
  static final int LARGEST_DRAWN = 400;

  @Override
  public String render(String candidate) {
    Smiles.Reading reading = Smiles.read(candidate);
    if (reading instanceof Smiles.Refused refused) {
      return note("not a molecule: " + refused.message());
    }
    Molecule molecule = ((Smiles.Accepted) reading).molecule();
    if (molecule.graph().atoms() > LARGEST_DRAWN) {
      return note("too large to draw: " + molecule.graph().atoms() + " atoms");
    }
    try {
      return draw(CdkMolecule.of(molecule.graph()));
    } catch (CDKException e) {
      return note("could not be drawn: " + e.getMessage());
    }
  }

  private static String draw(IAtomContainer molecule) throws CDKException {
    return svg(
        new DepictionGenerator().withAtomColors().withSize(WIDTH_MM, HEIGHT_MM).withFillToFit(),
        molecule);
  }

  static String svg(DepictionGenerator generator, IAtomContainer molecule) throws CDKException {
    String svg = generator.depict(molecule).toSvgStr();
    return svg.substring(svg.indexOf("<svg")).strip();
  }

  /**
   * Molecules drawn at one scale and turned alike, one fragment each, in their order.
   *
   * @param smiles any texts; what is no molecule becomes a fragment that says so
   */
  public static List<String> aligned(List<String> smiles) {
    List<Graph> graphs = new ArrayList<>();
    for (String each : smiles) {
      if (Smiles.read(each) instanceof Smiles.Accepted accepted
          && accepted.molecule().graph().atoms() <= LARGEST_DRAWN) {
        graphs.add(accepted.molecule().graph());
      }
    }
    if (graphs.size() == smiles.size()) {
      try {
        return AlignedDrawings.svg(graphs);
      } catch (CDKException e) {
        LOG.debug("molecules cannot be aligned, each is drawn by itself", e);
      }
    }
    return smiles.stream().map(new MoleculeDrawing()::render).toList();
  }

  @Override
  public List<String> pair(String from, String to) {
    return aligned(List.of(from, to));
  }

  private static String note(String text) {
    return "<p>" + Html.escaped(text) + "</p>";
  }
}
