package org.tgd.chem.docking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Poses as a PDBQT file with several models, as Vina writes it, and back without loss. */
public final class PoseText {
  private static final String EXACT = "REMARK TGD ENERGIES: ";

  private PoseText() {}

  /** All poses of a docking. */
  public static String write(List<Pose> poses) {
    StringBuilder text = new StringBuilder();
    Pose best = poses.get(0);
    for (int i = 0; i < poses.size(); i++) {
      Pose pose = poses.get(i);
      text.append("MODEL ").append(i + 1).append('\n');
      text.append(
          String.format(
              Locale.ROOT,
              "REMARK VINA RESULT: %9.3f %10.3f %10.3f\n",
              pose.affinityKcalPerMol(),
              pose.rmsd(best),
              pose.rmsd(best)));
      text.append(EXACT)
          .append(pose.affinityKcalPerMol())
          .append(' ')
          .append(pose.intermolecular())
          .append(' ')
          .append(pose.intramolecular())
          .append('\n');
      text.append(PdbqtWriter.ligand(pose.ligand())).append("ENDMDL\n");
    }
    return text.toString();
  }

  /**
   * The poses of a text written by {@link #write} for the same ligand.
   *
   * @throws org.tgd.core.input.InputException if it is broken
   */
  public static List<Pose> read(String text, Ligand ligand, String source) {
    List<double[]> energies = energies(text, source);
    List<PdbqtReader.ReadPose> read = PdbqtReader.poses(text, source);
    int[] serials = PdbqtWriter.serials(ligand);
    List<Pose> poses = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      List<PdbqtAtom> atoms = read.get(i).ligand().atoms();
      if (atoms.size() != serials.length || i >= energies.size()) {
        throw new PdbqtLines(source).error("not poses of this ligand");
      }
      double[] xyz = new double[3 * serials.length];
      for (int k = 0; k < serials.length; k++) {
        PdbqtAtom atom = atoms.get(serials[k] - 1);
        xyz[3 * k] = atom.x();
        xyz[3 * k + 1] = atom.y();
        xyz[3 * k + 2] = atom.z();
      }
      double[] e = energies.get(i);
      poses.add(new Pose(ligand.at(xyz), e[0], e[1], e[2]));
    }
    return List.copyOf(poses);
  }

  private static List<double[]> energies(String text, String source) {
    List<double[]> all = new ArrayList<>();
    for (String line : text.lines().filter(line -> line.startsWith(EXACT)).toList()) {
      String[] fields = line.substring(EXACT.length()).strip().split(" ", -1);
      try {
        all.add(
            new double[] {
              Double.parseDouble(fields[0]),
              Double.parseDouble(fields[1]),
              Double.parseDouble(fields[2])
            });
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new org.tgd.core.input.InputException(source + ": the line of energies is broken", e);
      }
    }
    return all;
  }
}
