package org.tgd.benchmarks.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtWriter;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.PoseText;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.core.journal.Sha256;

/**
 * Finished dockings in a folder, one PDBQT file each, so that a comparison that was stopped goes on
 * where it was. A file counts only for the same engine, ligand, receptor and settings.
 */
final class DockingRuns {
  private static final String MARK = "REMARK TGD RUN: ";

  private final Path folder;

  DockingRuns(Path folder) {
    this.folder = folder;
  }

  /**
   * A docking.
   *
   * @param best its best pose
   * @param cpuSeconds processor time, preparation of the ligand included where that was timed
   */
  record Run(Pose best, double cpuSeconds) {}

  /** The kept docking, or a new one, which is then kept. */
  Run run(
      String name,
      DockingEngine engine,
      Supplier<Ligand> preparation,
      Receptor receptor,
      SearchSettings settings) {
    double start = ProcessorTime.own();
    double startOfPrograms = ProcessorTime.ofPrograms();
    Ligand ligand = preparation.get();
    Path file = folder.resolve(name + ".pdbqt");
    String key = key(engine.name(), ligand, receptor, settings);
    Optional<Run> kept = read(file, key, ligand);
    if (kept.isPresent()) {
      return kept.get();
    }
    var poses = engine.dock(ligand, receptor, settings);
    double seconds =
        engine.isEmbedded()
            ? ProcessorTime.own() - start
            : ProcessorTime.ofPrograms() - startOfPrograms;
    write(file, MARK + key + " " + seconds + "\n" + PoseText.write(poses));
    return new Run(poses.get(0), seconds);
  }

  static String key(String engine, Ligand ligand, Receptor receptor, SearchSettings settings) {
    StringBuilder all = new StringBuilder(engine).append(settings).append(receptor.hash());
    ligand.forms().forEach(form -> all.append(PdbqtWriter.ligand(form)));
    return Sha256.hex(all.toString());
  }

  private static Optional<Run> read(Path file, String key, Ligand ligand) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      String first = text.lines().findFirst().orElse("");
      if (!first.startsWith(MARK + key)) {
        return Optional.empty();
      }
      double seconds = Double.parseDouble(first.substring(MARK.length() + key.length()).strip());
      return Optional.of(new Run(PoseText.read(text, ligand, file.toString()).get(0), seconds));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
