package org.tgd.chem.docking;

/**
 * What decides the outcome of a docking besides receptor and ligand.
 *
 * @param exhaustiveness independent searches, 1 to 1024
 * @param poses the most poses returned, 1 to 100
 * @param seed the same seed gives the same poses
 */
public record SearchSettings(int exhaustiveness, int poses, long seed) {
  /** Vina's defaults: exhaustiveness 8, nine poses. */
  public static final SearchSettings DEFAULT = new SearchSettings(8, 9, 1);

  /** Checks the ranges. */
  public SearchSettings {
    require("exhaustiveness", exhaustiveness, 1024);
    require("poses", poses, 100);
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " was " + value + "; must be from 1 to " + most);
    }
  }

  /** The same settings with another seed. */
  public SearchSettings withSeed(long newSeed) {
    return new SearchSettings(exhaustiveness, poses, newSeed);
  }

  /** The same settings with another exhaustiveness. */
  public SearchSettings withExhaustiveness(int newExhaustiveness) {
    return new SearchSettings(newExhaustiveness, poses, seed);
  }
}
