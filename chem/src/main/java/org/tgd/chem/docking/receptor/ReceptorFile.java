package org.tgd.chem.docking.receptor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.PdbqtReader;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.receptor.ReceptorSummary.Entry;
import org.tgd.chem.docking.receptor.ReceptorSummary.Fate;
import org.tgd.chem.docking.receptor.StructureReceptor.Made;
import org.tgd.core.input.InputException;

/**
 * A file with a receptor: PDB, mmCIF or PDBQT, compressed by gzip or not. PDBQT comes from a tool
 * that prepared it and is taken as it is.
 *
 * @param file the file
 * @param options what to take of it
 */
record ReceptorFile(Path file, ReceptorOptions options) {
  /** The receptor with a search space; {@code boxFile} is where that came from, for messages. */
  PreparedReceptor in(Box box, Path boxFile, String name) {
    Made made = made(box);
    try {
      return new PreparedReceptor(Receptor.of(name, made.atoms(), box), made.summary());
    } catch (InputException e) {
      throw new InputException(boxFile + ": " + e.getMessage(), e);
    }
  }

  private Made made(Box box) {
    String name = TextFile.name(file).toLowerCase(Locale.ROOT);
    String text = ReceptorLibrary.text(file);
    boolean structure =
        name.matches(".*\\.(pdb|ent|cif|mmcif|brk)") || text.stripLeading().startsWith("data_");
    return structure
        ? StructureReceptor.make(text, file.toString(), box, options)
        : prepared(PdbqtReader.receptor(text, file.toString()));
  }

  private Made prepared(List<PdbqtAtom> read) {
    List<PdbqtAtom> atoms = read.stream().filter(atom -> !isDropped(atom)).toList();
    int heavy = (int) atoms.stream().filter(atom -> !atom.type().isHydrogen()).count();
    Entry kept = new Entry(Fate.KEPT, "PDBQT", heavy, "with the types of the file");
    Entry dropped = new Entry(Fate.DROPPED, "residues", read.size() - atoms.size(), "as asked");
    return new Made(
        atoms, new ReceptorSummary(dropped.atoms() == 0 ? List.of(kept) : List.of(kept, dropped)));
  }

  private boolean isDropped(PdbqtAtom atom) {
    String[] parts = atom.residue().split(" ", -1);
    String place = parts.length == 3 ? parts[1] + ":" + parts[2] : "";
    return options.drop().stream()
        .anyMatch(wanted -> wanted.equalsIgnoreCase(parts[0]) || wanted.equals(place));
  }
}
