package org.tgd.workbench.cli.molecule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.PoseText;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.finding.PoseAnalysis;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.prepare.LigandPreparation.Charges;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.chem.sdf.SdfText;
import org.tgd.core.input.InputException;

/** Docks single molecules. Thread-safe. */
final class MoleculeDockRun {
  private final DockingEngine engine;
  private final Receptor receptor;
  private final SearchSettings settings;
  private final boolean keepsPoses;

  MoleculeDockRun(
      DockingEngine engine, Receptor receptor, SearchSettings settings, boolean keepsPoses) {
    this.engine = engine;
    this.receptor = receptor;
    this.settings = settings;
    this.keepsPoses = keepsPoses;
  }

  /** Docks a molecule; never throws for what is the molecule's fault. */
  Docked docked(LibraryEntry entry) {
    long start = System.nanoTime();
    PreparedLigand prepared;
    try {
      Charges charges = entry.state().isPresent() ? Charges.AS_WRITTEN : Charges.BY_RULES;
      prepared = LigandPreparation.prepare(entry.smiles(), settings.seed(), charges);
    } catch (InputException e) {
      return unsuccessful(entry, MoleculeDockRow.REJECTED, e.getMessage(), start);
    }
    List<Pose> poses;
    try {
      poses = engine.dock(prepared.ligand(), receptor, settings);
    } catch (DockingException e) {
      String status = engine.isEmbedded() ? MoleculeDockRow.REJECTED : MoleculeDockRow.FAILED;
      return unsuccessful(entry, status, e.getMessage(), start);
    }
    Pose best = poses.get(0);
    MoleculeDockRow row =
        row(entry, MoleculeDockRow.OK, message(entry, prepared), start)
            .with(best.affinityKcalPerMol(), Score.of(best.ligand(), receptor).terms());
    return new Docked(
        new DockOutcome(
            entry.number(), row, best.ligand().heavyAtomCount(), interactions(prepared, best)),
        keepsPoses ? files(entry, prepared, poses) : Map.of());
  }

  private static String message(LibraryEntry entry, PreparedLigand prepared) {
    String state =
        entry.state().map(words -> words.isEmpty() ? "form by the rules" : words).orElse("");
    String stereo = prepared.stereo().sentence();
    return state.isEmpty() || stereo.isEmpty() ? state + stereo : state + "; " + stereo;
  }

  private List<DockOutcome.Interaction> interactions(PreparedLigand prepared, Pose pose) {
    return PoseAnalysis.contacts(pose.ligand(), receptor).stream()
        .map(contact -> DockOutcome.Interaction.of(contact, prepared))
        .toList();
  }

  private Docked unsuccessful(LibraryEntry entry, String status, String message, long start) {
    MoleculeDockRow row = row(entry, status, message, start);
    return new Docked(new DockOutcome(entry.number(), row, 0, List.of()), Map.of());
  }

  private MoleculeDockRow row(LibraryEntry entry, String status, String message, long start) {
    return new MoleculeDockRow(
        entry.smiles(),
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

  private Map<String, String> files(LibraryEntry entry, PreparedLigand prepared, List<Pose> poses) {
    String name = String.format(Locale.ROOT, "%s_%04d", receptor.name(), entry.number());
    StringBuilder sdf = new StringBuilder();
    for (int i = 0; i < poses.size(); i++) {
      Pose pose = poses.get(i);
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put(
          "affinity_kcal_mol", String.format(Locale.ROOT, "%.5f", pose.affinityKcalPerMol()));
      fields.put("smiles", prepared.smiles());
      sdf.append(
          SdfText.record(
              prepared.molfile(pose.ligand(), name + "_" + (i + 1)),
              List.of(fields, entry.properties())));
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(name + ".pdbqt", PoseText.write(poses));
    files.put(name + ".sdf", sdf.toString());
    return files;
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
