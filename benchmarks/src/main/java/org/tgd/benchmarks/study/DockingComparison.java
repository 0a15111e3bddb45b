package org.tgd.benchmarks.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtReader;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.SymmetricRmsd;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.core.input.InputException;

/**
 * The embedded docking engine beside the Vina program. Each molecule is docked three times with
 * each seed: by Vina, by the embedded engine from the very same ligand file, and by the embedded
 * engine from SMILES with all forms of its rings.
 */
public final class DockingComparison {
  private final DockingEngine embedded;
  private final Optional<DockingEngine> vina;
  private final Optional<Path> ligands;
  private final DockingRuns runs;

  /**
   * A molecule and where it is docked.
   *
   * @param target the receptor's name
   * @param name what the molecule is called
   * @param smiles the molecule
   * @param set the group of molecules that it belongs to; {@code drug} for drugs in their own
   *     targets
   */
  public record Case(String target, String name, String smiles, String set) {
    /** Whether it is a drug in its own target. */
    public boolean isDrug() {
      return set.equals("drug");
    }

    /** A name for files. */
    String file(long seed) {
      return String.format(Locale.ROOT, "%s_%s_%d", target, name, seed)
          .replaceAll("[^A-Za-z0-9_.-]", "_");
    }
  }

  /**
   * The dockings of one engine from one kind of input over all seeds.
   *
   * @param affinity affinity of the best pose as the engine prints it, kcal/mol
   * @param intermolecular intermolecular energy of that pose over 1 + 0.05846 rotors, kcal/mol; by
   *     it the best is chosen
   * @param cpuSeconds sum of processor time
   * @param pose the pose
   */
  public record Best(double affinity, double intermolecular, double cpuSeconds, Ligand pose) {
    /** What programs agree on; Vina 1.2.3 prints it less the strain of its worst pose. */
    private static double fromIntermolecular(Pose pose) {
      return Terms.affinity(pose.intermolecular(), pose.ligand().rotors());
    }

    private static Optional<Best> of(List<DockingRuns.Run> runs) {
      double seconds = runs.stream().mapToDouble(DockingRuns.Run::cpuSeconds).sum();
      return runs.stream()
          .map(DockingRuns.Run::best)
          .min(Comparator.comparingDouble(Best::fromIntermolecular))
          .map(
              pose ->
                  new Best(
                      pose.affinityKcalPerMol(), fromIntermolecular(pose), seconds, pose.ligand()));
    }
  }

  /**
   * The outcome for one molecule.
   *
   * @param of the molecule
   * @param vina what Vina found; empty if it was left out
   * @param same what the embedded engine found from Vina's input
   * @param own what the embedded engine found from SMILES
   */
  public record Compared(Case of, Optional<Best> vina, Best same, Best own) {
    /** Distance of a pose from Vina's, Å, symmetry considered. */
    public OptionalDouble rmsd(Best mine) {
      return vina.map(best -> SymmetricRmsd.between(mine.pose(), best.pose()))
          .orElse(OptionalDouble.empty());
    }
  }

  /**
   * A comparison.
   *
   * @param embedded the embedded engine
   * @param vina the Vina program, if it takes part
   * @param ligands a folder of {@code TARGET_NAME_SEED.pdbqt}, the input of Vina; otherwise the
   *     embedded preparation's first form
   * @param folder where finished dockings are kept
   */
  public DockingComparison(
      DockingEngine embedded, Optional<DockingEngine> vina, Optional<Path> ligands, Path folder) {
    this.embedded = embedded;
    this.vina = vina;
    this.ligands = ligands;
    this.runs = new DockingRuns(folder);
  }

  /**
   * Docks one molecule with one seed in every way, or finds that done.
   *
   * @throws org.tgd.chem.docking.DockingException if one of the engines fails
   */
  public void run(Case molecule, Receptor receptor, SearchSettings settings) {
    own(molecule, receptor, settings);
    same(molecule, receptor, settings);
    vina(molecule, receptor, settings);
  }

  private DockingRuns.Run own(Case molecule, Receptor receptor, SearchSettings settings) {
    return runs.run(
        "own/" + molecule.file(settings.seed()),
        embedded,
        () -> LigandPreparation.prepare(molecule.smiles(), settings.seed()).ligand(),
        receptor,
        settings);
  }

  private DockingRuns.Run same(Case molecule, Receptor receptor, SearchSettings settings) {
    Ligand input = input(molecule, settings.seed());
    String file = "same/" + molecule.file(settings.seed());
    return runs.run(file, embedded, () -> input, receptor, settings);
  }

  private Optional<DockingRuns.Run> vina(
      Case molecule, Receptor receptor, SearchSettings settings) {
    Ligand input = input(molecule, settings.seed());
    String file = "vina/" + molecule.file(settings.seed());
    return vina.map(engine -> runs.run(file, engine, () -> input, receptor, settings));
  }

  /** What the dockings with seeds 1 to {@code seeds} come to; empty if one of them failed. */
  public Optional<Compared> compare(
      Case molecule, Receptor receptor, int exhaustiveness, int seeds) {
    List<DockingRuns.Run> theirs = new ArrayList<>();
    List<DockingRuns.Run> same = new ArrayList<>();
    List<DockingRuns.Run> own = new ArrayList<>();
    try {
      for (int seed = 1; seed <= seeds; seed++) {
        SearchSettings settings = new SearchSettings(exhaustiveness, 9, seed);
        own.add(own(molecule, receptor, settings));
        same.add(same(molecule, receptor, settings));
        vina(molecule, receptor, settings).ifPresent(theirs::add);
      }
    } catch (DockingException e) {
      return Optional.empty();
    }
    return Optional.of(
        new Compared(
            molecule, Best.of(theirs), Best.of(same).orElseThrow(), Best.of(own).orElseThrow()));
  }

  private Ligand input(Case molecule, long seed) {
    return ligands
        .map(folder -> read(folder.resolve(molecule.file(seed) + ".pdbqt")))
        .orElseGet(
            () -> LigandPreparation.prepare(molecule.smiles(), seed).ligand().forms().get(0));
  }

  private static Ligand read(Path file) {
    try {
      return PdbqtReader.ligand(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
