package org.tgd.chem.docking;

import java.util.List;

/** Places a ligand in a receptor's box. Thread-safe. */
public interface DockingEngine {
  /** The engine's name and version; part of every cache key. */
  String name();

  /** Whether it runs inside this process and depends on no installed program. */
  boolean isEmbedded();

  /**
   * Docks a ligand. The same arguments give the same poses.
   *
   * @return poses, best affinity first; at least one
   * @throws DockingException if the ligand cannot be placed or the engine failed
   */
  List<Pose> dock(Ligand ligand, Receptor receptor, SearchSettings settings);
}
