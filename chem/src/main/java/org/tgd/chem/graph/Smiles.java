package org.tgd.chem.graph;

import static java.util.Objects.requireNonNull;

/**
 * Reads SMILES strings that anybody, or any model, may have written. A string is accepted when it
 * is one well-formed molecule of named atoms with possible valences and no unpaired electrons;
 * surrounding blanks are ignored. Needs time and memory proportional to the length, no recursion.
 */
public final class Smiles {
  /** The longest string that is read, in characters. */
  public static final int LONGEST = 10_000;

  /** The largest number of atoms that is read. */
  public static final int MOST_ATOMS = 2_000;

  private Smiles() {}

  /** What became of a string. */
  public sealed interface Reading permits Accepted, Refused {}

  /**
   * The string is a molecule.
   *
   * @param molecule the molecule
   */
  public record Accepted(Molecule molecule) implements Reading {}

  /**
   * The string is no molecule that can be judged.
   *
   * @param position index of the offending character in the string as given, from 0
   * @param reason what is wrong there
   */
  public record Refused(int position, String reason) implements Reading {
    /** Position and reason as one sentence; positions are counted from 1 there. */
    public String message() {
      return "position " + (position + 1) + ": " + reason;
    }
  }

  /** Reads one string. */
  public static Reading read(String smiles) {
    requireNonNull(smiles, "smiles");
    String text = smiles.strip();
    int offset = text.isEmpty() ? 0 : smiles.indexOf(text);
    if (text.isEmpty()) {
      return new Refused(0, "the SMILES is empty");
    }
    if (text.length() > LONGEST) {
      return new Refused(
          offset + LONGEST,
          "longer than " + LONGEST + " characters (it has " + text.length() + ")");
    }
    try {
      Draft draft = SmilesReader.read(text, MOST_ATOMS);
      Graph graph = Perception.complete(draft);
      return new Accepted(new Molecule(text, graph));
    } catch (Refusal refusal) {
      return new Refused(offset + refusal.position(), refusal.getMessage());
    }
  }

  /**
   * Reads a string that is known to be a molecule.
   *
   * @throws IllegalArgumentException if it is refused
   */
  public static Molecule molecule(String smiles) {
    Reading reading = read(smiles);
    if (reading instanceof Accepted accepted) {
      return accepted.molecule();
    }
    throw new IllegalArgumentException(
        "'" + smiles + "' is no molecule: " + ((Refused) reading).message());
  }
}
