package org.tgd.chem.docking.vina;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.PdbqtReader;
import org.tgd.chem.docking.PdbqtReader.ReadPose;
import org.tgd.chem.docking.PdbqtWriter;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.core.input.InputException;

/**
 * Docks with the Vina program. Affinities are those that Vina prints; note that 1.2.3 takes the
 * internal energy of the worst pose, not the best, for the unbound ligand's, so that its affinities
 * differ from intermolecular energy over 1 + 0.05846 rotors.
 */
public final class VinaEngine implements DockingEngine {
  private final VinaProgram program;
  private final int threads;
  private final Duration timeout;

  /**
   * An engine.
   *
   * @param program the installed Vina
   * @param threads processors that it may use, 1 or more
   * @param timeout after which a docking is ended
   */
  public VinaEngine(VinaProgram program, int threads, Duration timeout) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads was " + threads + "; must be 1 or more");
    }
    this.program = program;
    this.threads = threads;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return "vina-" + program.version();
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  @Override
  public List<Pose> dock(Ligand ligand, Receptor receptor, SearchSettings settings) {
    try (Workspace workspace = new Workspace()) {
      workspace.write("receptor.pdbqt", PdbqtWriter.receptor(receptor.atoms()));
      workspace.write("ligand.pdbqt", PdbqtWriter.ligand(ligand));
      workspace.write("box.txt", receptor.box().toConfiguration());
      String printed = workspace.run(command(settings), timeout);
      return poses(workspace.read("poses.pdbqt"), printed, ligand, receptor, settings);
    }
  }

  private List<String> command(SearchSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(program.path().toString());
    add(command, "--receptor", "receptor.pdbqt");
    add(command, "--ligand", "ligand.pdbqt");
    add(command, "--config", "box.txt");
    add(command, "--out", "poses.pdbqt");
    add(command, "--seed", Integer.toString(seed(settings.seed())));
    add(command, "--cpu", Integer.toString(threads));
    add(command, "--exhaustiveness", Integer.toString(settings.exhaustiveness()));
    add(command, "--num_modes", Integer.toString(settings.poses()));
    return command;
  }

  private static void add(List<String> command, String option, String value) {
    command.add(option);
    command.add(value);
  }

  /** Vina's seed is a 32-bit number, and 0 means a random one. */
  private static int seed(long seed) {
    int folded = Long.hashCode(seed) & Integer.MAX_VALUE;
    return folded == 0 ? 1 : folded;
  }

  private static List<Pose> poses(
      String text, String printed, Ligand ligand, Receptor receptor, SearchSettings settings) {
    List<ReadPose> read;
    try {
      read = PdbqtReader.poses(text, "Vina's poses");
    } catch (InputException e) {
      throw new DockingException(
          "Vina wrote no poses that can be read ("
              + e.getMessage()
              + "); it printed: "
              + VinaProgram.shown(printed),
          e);
    }
    int[] serials = PdbqtWriter.serials(ligand);
    return read.stream()
        .limit(settings.poses())
        .map(pose -> pose(pose, serials, ligand, receptor))
        .toList();
  }

  private static Pose pose(ReadPose read, int[] serials, Ligand ligand, Receptor receptor) {
    List<PdbqtAtom> atoms = read.ligand().atoms();
    double affinity =
        read.affinityKcalPerMol()
            .orElseThrow(() -> new DockingException("Vina's pose has no VINA RESULT line"));
    if (atoms.size() != serials.length || !(Math.abs(affinity) < 1e6)) {
      throw new DockingException(
          "Vina's pose is not of this ligand: "
              + atoms.size()
              + " atoms of "
              + serials.length
              + ", affinity "
              + affinity);
    }
    double[] coordinates = new double[3 * serials.length];
    for (int i = 0; i < serials.length; i++) {
      PdbqtAtom atom = atoms.get(serials[i] - 1);
      if (atom.type() != ligand.atoms().get(i).type()) {
        throw new DockingException("Vina's pose is not of this ligand: atom types differ");
      }
      coordinates[3 * i] = atom.x();
      coordinates[3 * i + 1] = atom.y();
      coordinates[3 * i + 2] = atom.z();
    }
    Ligand placed = ligand.at(coordinates);
    Score score = Score.of(placed, receptor);
    return new Pose(placed, affinity, score.intermolecular(), score.intramolecular());
  }
}
