package org.tgd.chem.graph;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;

/** Writes a graph as SMILES with stereo and isotopes, by CDK, its atoms in canonical order. */
public final class CanonicalSmiles {
  private static final int DEEP = 300;
  private static final long STACK_BYTES = 256L << 20;
  private static final int FLAVOUR =
      SmiFlavor.AtomicMass
          | SmiFlavor.StereoTetrahedral
          | SmiFlavor.StereoCisTrans
          | SmiFlavor.UseAromaticSymbols;

  private CanonicalSmiles() {}

  /** The canonical SMILES; equal for equal molecules, however they were written. */
  public static String of(Graph graph) {
    if (graph.atoms() <= DEEP) {
      return write(graph);
    }
    FutureTask<String> task = new FutureTask<>(() -> write(graph));
    Thread thread = new Thread(null, task, "canonical SMILES", STACK_BYTES);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing a SMILES", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("CDK could not write the SMILES", e.getCause());
    }
  }

  private static String write(Graph graph) {
    return CanonicalOrder.smallest(graph, rank -> write(graph, rank));
  }

  private static String write(Graph graph, int[] rank) {
    try {
      return new SmilesGenerator(FLAVOUR).create(CdkMolecule.of(graph, rank));
    } catch (CDKException e) {
      throw new IllegalStateException("CDK could not write the SMILES", e);
    }
  }
}
