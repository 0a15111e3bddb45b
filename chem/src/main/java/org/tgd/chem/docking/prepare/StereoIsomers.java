package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.IsomericSmilesCreator;
import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoIsomerEnumerator;
import com.actelion.research.chem.StereoMolecule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tgd.core.input.InputException;

/**
 * The stereoisomers that a SMILES leaves open: centres and double bonds without a mark. Whether two
 * groups of a symmetrical ring are cis or trans is not among them.
 *
 * @param isomers SMILES with all stereo, as many as were asked for; the molecule itself if nothing
 *     is open
 * @param count how many there are
 */
public record StereoIsomers(List<String> isomers, int count) {
  /** Copies the list. */
  public StereoIsomers {
    isomers = List.copyOf(isomers);
  }

  /**
   * The isomers of a molecule, in an order that does not change.
   *
   * @param most how many are made, 1 or more
   * @throws InputException if the SMILES is no molecule that can be docked
   */
  public static StereoIsomers of(String smiles, int most) {
    StereoMolecule molecule = Structures.parse(smiles);
    StereoIsomerEnumerator all = enumerate(molecule);
    if (all.getStereoIsomerCount() < 2) {
      return new StereoIsomers(List.of(smiles.strip()), 1);
    }
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < all.getStereoIsomerCount() && found.size() < most; i++) {
      StereoMolecule isomer = all.getStereoIsomer(i);
      if (all.isCorrectStereoIsomer(isomer, i)) {
        found.add(new IsomericSmilesCreator(isomer).getSmiles());
      }
    }
    return new StereoIsomers(List.copyOf(found), all.getStereoIsomerCount());
  }

  /** One isomer of a molecule, decided by the seed; the molecule itself if nothing is open. */
  static Chosen choose(StereoMolecule molecule, long seed) {
    StereoIsomerEnumerator all = enumerate(molecule);
    int count = all.getStereoIsomerCount();
    if (count < 2) {
      return new Chosen(molecule, 1);
    }
    for (int i = 0; i < count; i++) {
      int index = (int) Math.floorMod(seed + i, (long) count);
      StereoMolecule isomer = all.getStereoIsomer(index);
      if (all.isCorrectStereoIsomer(isomer, index)) {
        isomer.ensureHelperArrays(Molecule.cHelperCIP);
        return new Chosen(isomer, count);
      }
    }
    return new Chosen(molecule, count);
  }

  /** An isomer and out of how many it was chosen. */
  record Chosen(StereoMolecule molecule, int count) {}

  private static StereoIsomerEnumerator enumerate(StereoMolecule molecule) {
    return new StereoIsomerEnumerator(new StereoMolecule(molecule), false);
  }
}
