package org.tgd.chem.draw;

import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.tgd.chem.graph.CdkMolecule;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.report.Html;
import org.tgd.core.spi.Renderer;

/** Draws a molecule, given as SMILES, as SVG with coloured atoms. Thread-safe. */
public final class MoleculeDrawing implements Renderer {
  private static final double WIDTH_MM = 70;
  private static final double HEIGHT_MM = 50;
  private static final int LARGEST_DRAWN = 400;

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
    String svg =
        new DepictionGenerator()
            .withAtomColors()
            .withSize(WIDTH_MM, HEIGHT_MM)
            .withFillToFit()
            .depict(molecule)
            .toSvgStr();
    return svg.substring(svg.indexOf("<svg")).strip();
  }

  private static String note(String text) {
    return "<p>" + Html.escaped(text) + "</p>";
  }
}
