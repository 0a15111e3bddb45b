package org.tgd.workbench.cli.molecule;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tgd.chem.docking.receptor.PreparedReceptor;
import org.tgd.chem.docking.receptor.ReceptorOptions;
import picocli.CommandLine.Option;

/** Options that say what of a structure file becomes the receptor. */
final class ReceptorFileOptions {
  @Option(
      names = "--keep-water",
      description = "Keep the water of a PDB or mmCIF file (default: it is left out).")
  private boolean keepWater;

  @Option(
      names = "--drop",
      split = ",",
      paramLabel = "RESIDUE",
      description = "Leave residues out: a name such as GOL, or a place such as A:301; repeatable.")
  private List<String> drop = new ArrayList<>();

  @Option(
      names = "--allow-untyped",
      description = {
        "Leave atoms in the box out that the scoring function has no class for",
        "(default: they are refused)."
      })
  private boolean allowUntyped;

  ReceptorOptions options() {
    return new ReceptorOptions(keepWater, Set.copyOf(drop), allowUntyped, List.of());
  }

  /** Prints what became of the atoms of the file. */
  static void print(PreparedReceptor prepared, PrintWriter to) {
    prepared.summary().lines().forEach(to::println);
    to.flush();
  }
}
