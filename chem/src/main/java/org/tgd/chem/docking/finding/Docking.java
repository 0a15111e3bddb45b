package org.tgd.chem.docking.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.Hashes;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.PoseText;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.prepare.LigandPreparation;
import org.tgd.chem.docking.prepare.PreparedLigand;

/**
 * Docks molecules and remembers the poses, by the identifier of the protonated molecule, the
 * receptor's hash, engine, settings and seed. Thread-safe; the outcome does not depend on what was
 * docked before.
 */
public final class Docking {
  private static final String PREPARATION = "preparation-3";

  private final DockingEngine engine;
  private final PoseStore store;

  private Docking(DockingEngine engine, PoseStore store) {
    this.engine = engine;
    this.store = store;
  }

  /** Docks with an engine; poses are remembered as long as this object lives. */
  public static Docking with(DockingEngine engine) {
    return new Docking(engine, PoseStore.inMemory());
  }

  /** Docks with an engine; poses are kept in a folder, which need not exist yet. */
  public static Docking cachedIn(Path folder, DockingEngine engine) {
    return new Docking(engine, PoseStore.inFolder(folder));
  }

  /** The engine's name and version. */
  public String engine() {
    return engine.name();
  }

  /** Whether docking needs no program of others, so that a failure is the molecule's. */
  boolean isEmbedded() {
    return engine.isEmbedded();
  }

  /**
   * Docks a molecule. The seed also decides the conformer.
   *
   * @param smiles one connected molecule
   * @throws org.tgd.core.input.InputException if it cannot be docked, with the reason
   * @throws org.tgd.chem.docking.DockingException if the engine failed
   */
  public Docked dock(String smiles, Receptor receptor, SearchSettings settings) {
    PreparedLigand prepared = LigandPreparation.prepare(smiles, settings.seed());
    String key = key(prepared, receptor, settings);
    Optional<String> known = store.get(key);
    if (known.isPresent()) {
      List<Pose> poses = PoseText.read(known.get(), prepared.ligand(), "cached poses " + key);
      return new Docked(prepared, poses, true);
    }
    List<Pose> poses = engine.dock(prepared.ligand(), receptor, settings);
    store.put(key, PoseText.write(poses));
    return new Docked(prepared, poses, false);
  }

  private String key(PreparedLigand prepared, Receptor receptor, SearchSettings settings) {
    String how = prepared.ligand().closures().isEmpty() ? PREPARATION : PREPARATION + ", rings cut";
    return Hashes.sha256(
        how.getBytes(UTF_8),
        prepared.identifier().getBytes(UTF_8),
        receptor.hash().getBytes(UTF_8),
        engine.name().getBytes(UTF_8),
        settings.toString().getBytes(UTF_8));
  }
}
