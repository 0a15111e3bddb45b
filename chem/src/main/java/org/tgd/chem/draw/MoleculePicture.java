package org.tgd.chem.draw;

import java.awt.Color;
import java.util.Optional;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.chem.graph.CdkMolecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.Pictures;

/** Draws molecules, given as SMILES, for models that can see. Thread-safe. */
public final class MoleculePicture implements Pictures {
  private static final Logger LOG = LoggerFactory.getLogger(MoleculePicture.class);
  private static final double WIDTH = 448;
  private static final double HEIGHT = 320;

  @Override
  public Optional<Image> of(String smiles) {
    if (!(Smiles.read(smiles) instanceof Smiles.Accepted accepted)
        || accepted.molecule().graph().atoms() > MoleculeDrawing.LARGEST_DRAWN) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Image.of(
              new DepictionGenerator()
                  .withAtomColors()
                  .withBackgroundColor(Color.WHITE)
                  .withSize(WIDTH, HEIGHT)
                  .withFillToFit()
                  .depict(CdkMolecule.of(accepted.molecule().graph()))
                  .toImg()));
    } catch (CDKException e) {
      LOG.debug("a molecule cannot be drawn, and is shown as text alone", e);
      return Optional.empty();
    }
  }

  @Override
  public String words() {
    return "this molecule, atoms other than carbon coloured";
  }
}
