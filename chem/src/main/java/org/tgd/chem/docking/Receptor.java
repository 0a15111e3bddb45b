package org.tgd.chem.docking;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.input.InputException;

/** A rigid receptor with its search space. Immutable. */
public final class Receptor {
  private final String name;
  private final List<PdbqtAtom> atoms;
  private final Box box;
  private final List<PdbqtAtom> heavy;
  private final InteractionType[] types;
  private final String hash;

  private Receptor(String name, List<PdbqtAtom> atoms, Box box) {
    this.name = requireNonNull(name, "name");
    this.atoms = List.copyOf(atoms);
    this.box = requireNonNull(box, "box");
    Neighbourhood neighbourhood = new Neighbourhood(this.atoms);
    List<PdbqtAtom> heavyAtoms = new ArrayList<>();
    List<InteractionType> heavyTypes = new ArrayList<>();
    for (int i = 0; i < this.atoms.size(); i++) {
      PdbqtAtom atom = this.atoms.get(i);
      if (!atom.type().isHydrogen()
          && box.reaches(atom.x(), atom.y(), atom.z(), Terms.CUTOFF + 0.5)) {
        heavyAtoms.add(atom);
        heavyTypes.add(neighbourhood.typeOf(i));
      }
    }
    this.heavy = List.copyOf(heavyAtoms);
    this.types = heavyTypes.toArray(InteractionType[]::new);
    this.hash = hash(heavy, types, box);
  }

  /**
   * A receptor.
   *
   * @param name what it is called in reports
   * @param atoms all atoms, polar hydrogens included
   * @param box the search space
   * @throws InputException if no heavy atom lies within reach of the box
   */
  public static Receptor of(String name, List<PdbqtAtom> atoms, Box box) {
    Receptor receptor = new Receptor(name, atoms, box);
    boolean near = receptor.heavy.stream().anyMatch(a -> box.reaches(a.x(), a.y(), a.z(), 0));
    if (!near) {
      throw new InputException(
          "receptor "
              + name
              + ": none of its "
              + atoms.size()
              + " atoms lies in the box ("
              + box.toConfiguration().strip().replaceAll("\\R", ", ")
              + "); the box must surround the binding site in the receptor's own coordinates");
    }
    return receptor;
  }

  /** What the receptor is called in reports. */
  public String name() {
    return name;
  }

  /** All atoms, hydrogens included. */
  public List<PdbqtAtom> atoms() {
    return atoms;
  }

  /** The search space. */
  public Box box() {
    return box;
  }

  /** The heavy atoms that a ligand in the box can interact with. */
  public List<PdbqtAtom> heavyAtoms() {
    return heavy;
  }

  /** The interaction class of {@link #heavyAtoms()} number i. */
  public InteractionType type(int i) {
    return types[i];
  }

  /**
   * SHA-256 over the heavy atoms in reach, their classes and the box: equal if they score alike.
   */
  public String hash() {
    return hash;
  }

  private static String hash(List<PdbqtAtom> heavy, InteractionType[] types, Box box) {
    ByteBuffer bytes = ByteBuffer.allocate(28 * types.length);
    for (int i = 0; i < types.length; i++) {
      PdbqtAtom atom = heavy.get(i);
      bytes.putDouble(atom.x()).putDouble(atom.y()).putDouble(atom.z());
      bytes.putInt(types[i].index());
    }
    return Hashes.sha256(bytes.array(), box.toConfiguration().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return name + " (" + atoms.size() + " atoms)";
  }

  /** Finds bonded atoms with a grid of cells, so that large receptors stay linear. */
  private static final class Neighbourhood {
    private static final double CELL = 4.0;
    private final List<PdbqtAtom> atoms;
    private final Map<List<Integer>, int[]> cells = new HashMap<>();

    Neighbourhood(List<PdbqtAtom> atoms) {
      this.atoms = atoms;
      for (int i = 0; i < atoms.size(); i++) {
        int index = i;
        cells.compute(
            cell(atoms.get(i), 0, 0, 0),
            (key, old) -> {
              int[] grown = old == null ? new int[1] : Arrays.copyOf(old, old.length + 1);
              grown[grown.length - 1] = index;
              return grown;
            });
      }
    }

    private static List<Integer> cell(PdbqtAtom atom, int dx, int dy, int dz) {
      return List.of(
          (int) Math.floor(atom.x() / CELL) + dx,
          (int) Math.floor(atom.y() / CELL) + dy,
          (int) Math.floor(atom.z() / CELL) + dz);
    }

    InteractionType typeOf(int i) {
      boolean polarHydrogen = false;
      boolean hetero = false;
      for (int d = 0; d < 27; d++) {
        List<Integer> key = cell(atoms.get(i), d / 9 - 1, d / 3 % 3 - 1, d % 3 - 1);
        for (int j : Optional.ofNullable(cells.get(key)).orElse(new int[0])) {
          if (j != i && atoms.get(i).isBondedTo(atoms.get(j))) {
            polarHydrogen |= atoms.get(j).type() == AtomType.HD;
            hetero |= atoms.get(j).type().isHetero();
          }
        }
      }
      return InteractionType.of(atoms.get(i).type(), polarHydrogen, hetero);
    }
  }
}
