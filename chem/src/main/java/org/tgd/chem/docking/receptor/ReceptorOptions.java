package org.tgd.chem.docking.receptor;

import java.util.List;
import java.util.Set;
import org.tgd.chem.docking.PdbqtAtom;

/**
 * What to take of a structure as the receptor.
 *
 * @param keepWater whether water stays
 * @param drop residues to leave out: a name such as {@code GOL}, or chain and number such as {@code
 *     A:301}
 * @param allowUntyped whether atoms in the box that the scoring function has no class for are left
 *     out rather than refused
 * @param reference the atoms of a ligand whose place is docked into: what lies there is left out
 */
public record ReceptorOptions(
    boolean keepWater, Set<String> drop, boolean allowUntyped, List<PdbqtAtom> reference) {
  /** No water, nothing dropped, nothing allowed. */
  public static final ReceptorOptions DEFAULT =
      new ReceptorOptions(false, Set.of(), false, List.of());

  /** Copies the collections. */
  public ReceptorOptions {
    drop = Set.copyOf(drop);
    reference = List.copyOf(reference);
  }

  /** The same options around a known ligand. */
  public ReceptorOptions around(List<PdbqtAtom> ligand) {
    return new ReceptorOptions(keepWater, drop, allowUntyped, ligand);
  }
}
