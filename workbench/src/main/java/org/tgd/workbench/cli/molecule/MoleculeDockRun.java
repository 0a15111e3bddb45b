package org.tgd.workbench.cli.molecule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.PoseText;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.core.input.InputException;

/** Docks one molecule after the other and writes their poses. */
final class MoleculeDockRun {
  private final DockingEngine engine;
  private final Receptor receptor;
  private final SearchSettings settings;
  private final Optional<Path> out;

  MoleculeDockRun(
      DockingEngine engine, Receptor receptor, SearchSettings settings, Optional<Path> out) {
    this.engine = engine;
    this.receptor = receptor;
    this.settings = settings;
    this.out = out;
  }

  MoleculeDockRow dock(String smiles, int number) {
    long start = System.nanoTime();
    PreparedLigand prepared;
    try {
      prepared = LigandPreparation.prepare(smiles, settings.seed());
    } catch (InputException e) {
      return unsuccessful(smiles, MoleculeDockRow.REJECTED, e.getMessage(), start);
    }
    List<Pose> poses;
    try {
      poses = engine.dock(prepared.ligand(), receptor, settings);
    } catch (DockingException e) {
      String status = engine.isEmbedded() ? MoleculeDockRow.REJECTED : MoleculeDockRow.FAILED;
      return unsuccessful(smiles, status, e.getMessage(), start);
    }
    out.ifPresent(folder -> write(folder, number, prepared, poses));
    Pose best = poses.get(0);
    Score score = Score.of(best.ligand(), receptor);
    return new MoleculeDockRow(
        smiles,
        receptor.name(),
        engine.name(),
        Optional.of(best.affinityKcalPerMol()),
        Optional.of(score.terms()),
        seconds(start),
        MoleculeDockRow.OK,
        "");
  }

  private MoleculeDockRow unsuccessful(String smiles, String status, String message, long start) {
    return new MoleculeDockRow(
        smiles,
        receptor.name(),
        engine.name(),
        Optional.empty(),
        Optional.empty(),
        seconds(start),
        status,
        message);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void write(Path folder, int number, PreparedLigand prepared, List<Pose> poses) {
    String name = String.format(Locale.ROOT, "%s_%04d", receptor.name(), number);
    StringBuilder sdf = new StringBuilder();
    for (int i = 0; i < poses.size(); i++) {
      Pose pose = poses.get(i);
      sdf.append(prepared.molfile(pose.ligand(), name + "_" + (i + 1)))
          .append(">  <affinity_kcal_mol>\n")
          .append(String.format(Locale.ROOT, "%.5f", pose.affinityKcalPerMol()))
          .append("\n\n>  <smiles>\n")
          .append(prepared.smiles())
          .append("\n\n$$$$\n");
    }
    try {
      Files.writeString(folder.resolve(name + ".pdbqt"), PoseText.write(poses));
      Files.writeString(folder.resolve(name + ".sdf"), sdf);
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }

  /** Makes the folder of the poses, so that a bad one is found before anything is docked. */
  static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }
}
