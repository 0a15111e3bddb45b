package org.tgd.chem.sdf;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.io.MDLV2000Writer;
import org.openscience.cdk.io.listener.PropertiesListener;
import org.openscience.cdk.layout.StructureDiagramGenerator;
import org.tgd.chem.graph.CdkMolecule;
import org.tgd.chem.graph.Graph;
import org.tgd.core.input.InputException;

/** A molecule as a molfile that is drawn flat, with wedges where it has centres. */
public final class FlatMolfile {
  /** More do not fit the columns of V2000. */
  private static final int MOST_ATOMS = 999;

  private static final String PROGRAM = "  TGD               2D";

  private FlatMolfile() {}

  /**
   * A V2000 molfile.
   *
   * @param title its first line; line breaks become spaces
   * @throws InputException if the molecule does not fit the format
   */
  public static String of(Graph graph, String title) {
    if (graph.atoms() > MOST_ATOMS || graph.bonds() > MOST_ATOMS) {
      throw new InputException(
          "a molecule of %d atoms does not fit a V2000 molfile".formatted(graph.atoms()));
    }
    StringWriter text = new StringWriter();
    try (MDLV2000Writer writer = new MDLV2000Writer(text)) {
      IAtomContainer molecule = CdkMolecule.of(graph);
      new StructureDiagramGenerator().generateCoordinates(molecule);
      molecule.setTitle(title.replaceAll("\\p{Cc}", " "));
      writer.addChemObjectIOListener(new PropertiesListener(settings()));
      writer.customizeJob();
      writer.write(molecule);
    } catch (CDKException e) {
      throw new InputException("the molecule cannot be laid out: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return undated(text.toString().replace("\r\n", "\n"));
  }

  /** The second line of the library's holds the time, so that no two files would be the same. */
  private static String undated(String molfile) {
    int second = molfile.indexOf('\n') + 1;
    return molfile.substring(0, second)
        + PROGRAM
        + molfile.substring(molfile.indexOf('\n', second));
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty(MDLV2000Writer.OptWriteAromaticBondTypes, "false");
    return settings;
  }
}
