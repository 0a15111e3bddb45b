package org.tgd.chem.docking.finding;

import java.util.List;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.prepare.PreparedLigand;

/**
 * A docked molecule.
 *
 * @param prepared the molecule as it was docked
 * @param poses best affinity first; at least one
 * @param cached whether the poses came from the cache
 */
public record Docked(PreparedLigand prepared, List<Pose> poses, boolean cached) {
  /** Copies the poses. */
  public Docked {
    poses = List.copyOf(poses);
  }

  /** The pose of the best affinity. */
  public Pose best() {
    return poses.get(0);
  }
}
