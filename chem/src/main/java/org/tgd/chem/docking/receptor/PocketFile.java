package org.tgd.chem.docking.receptor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Terms;

/**
 * The compact form of a binding pocket: those atoms of a receptor that a ligand in the box can
 * feel, and those bonded to them. Text, one atom a line: residue, name, AutoDock type, coordinates
 * in thousandths of an ångström, separated by tabs; before them lines {@code # key: value} with
 * name, box, source and licence.
 */
final class PocketFile {
  /** Beyond the cutoff, so that every atom in reach keeps its bonded neighbours, Å. */
  private static final double MARGIN = Terms.CUTOFF + 2.5;

  private PocketFile() {}

  /** Writes a receptor's pocket. */
  static String write(Receptor receptor, String source, String licence) {
    Box box = receptor.box();
    StringBuilder text = new StringBuilder();
    text.append("# name: ").append(receptor.name()).append('\n');
    text.append("# source: ").append(source).append('\n');
    text.append("# licence: ").append(licence).append('\n');
    text.append("# box: ")
        .append(
            String.format(
                Locale.ROOT,
                "%.3f %.3f %.3f %.3f %.3f %.3f\n",
                box.centerX(),
                box.centerY(),
                box.centerZ(),
                box.sizeX(),
                box.sizeY(),
                box.sizeZ()));
    for (PdbqtAtom atom : receptor.atoms()) {
      if (box.reaches(atom.x(), atom.y(), atom.z(), MARGIN)) {
        text.append(
            String.join(
                "\t",
                atom.residue(),
                atom.name(),
                atom.type().label(),
                thousandths(atom.x()),
                thousandths(atom.y()),
                thousandths(atom.z())));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String thousandths(double coordinate) {
    return Long.toString(Math.round(coordinate * 1000));
  }

  /** Reads a pocket from a compressed resource of this module. */
  static Receptor read(InputStream compressed) throws IOException {
    String name = "";
    Box box = null;
    List<PdbqtAtom> atoms = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("# name: ")) {
          name = line.substring(8);
        } else if (line.startsWith("# box: ")) {
          box = box(line.substring(7));
        } else if (!line.startsWith("#")) {
          atoms.add(atom(line.split("\t", -1)));
        }
      }
    }
    if (box == null) {
      throw new IOException("the pocket has no box");
    }
    return Receptor.of(name, atoms, box);
  }

  private static Box box(String text) {
    String[] f = text.split(" ", -1);
    return new Box(
        Double.parseDouble(f[0]),
        Double.parseDouble(f[1]),
        Double.parseDouble(f[2]),
        Double.parseDouble(f[3]),
        Double.parseDouble(f[4]),
        Double.parseDouble(f[5]));
  }

  private static PdbqtAtom atom(String[] f) {
    return new PdbqtAtom(
        f[1],
        f[0],
        Long.parseLong(f[3]) / 1000.0,
        Long.parseLong(f[4]) / 1000.0,
        Long.parseLong(f[5]) / 1000.0,
        AtomType.of(f[2]).orElseThrow());
  }
}
