package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.docking.finding.PoseAnalysis.Room;

/** Where solvent reaches the ligand's surface, and where the pocket around it is empty. */
final class Surroundings {
  private static final int DIRECTIONS = 92;
  private static final double SOLVENT_RADIUS = 1.4;
  private static final double REACH = 12;
  private static final double STEP = 1.0;
  private static final double SHELL = 4.5;
  private static final double FROM_LIGAND = 3.0;
  private static final double OVERLAP = -0.5;
  private static final double ENOUGH_GAIN = -0.2;

  private final Ligand ligand;
  private final List<PdbqtAtom> near = new ArrayList<>();
  private final List<InteractionType> nearTypes = new ArrayList<>();
  private final Receptor receptor;

  Surroundings(Ligand ligand, Receptor receptor) {
    this.ligand = ligand;
    this.receptor = receptor;
    for (int j = 0; j < receptor.heavyAtoms().size(); j++) {
      PdbqtAtom atom = receptor.heavyAtoms().get(j);
      boolean close =
          ligand.atoms().stream().anyMatch(a -> a.distanceSquared(atom) < REACH * REACH);
      if (close) {
        near.add(atom);
        nearTypes.add(receptor.type(j));
      }
    }
  }

  /** For each atom the share of its surface that a sphere of 1.4 Å reaches. */
  List<Double> exposure() {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < ligand.atoms().size(); i++) {
      shares.add(ligand.type(i).isPresent() ? exposure(i) : 0.0);
    }
    return shares;
  }

  private double exposure(int atom) {
    PdbqtAtom center = ligand.atoms().get(atom);
    double radius = ligand.type(atom).orElseThrow().radius() + SOLVENT_RADIUS;
    int open = 0;
    for (int k = 0; k < DIRECTIONS; k++) {
      // Fibonacci sphere: evenly spread directions
      double z = 1 - (2 * k + 1.0) / DIRECTIONS;
      double r = Math.sqrt(1 - z * z);
      double angle = k * Math.PI * (3 - Math.sqrt(5));
      PdbqtAtom probe =
          center.at(
              center.x() + radius * r * Math.cos(angle),
              center.y() + radius * r * Math.sin(angle),
              center.z() + radius * z);
      open += isOpen(probe, atom) ? 1 : 0;
    }
    return (double) open / DIRECTIONS;
  }

  private boolean isOpen(PdbqtAtom probe, int self) {
    for (int j = 0; j < near.size(); j++) {
      if (isWithin(probe, near.get(j), nearTypes.get(j))) {
        return false;
      }
    }
    for (int i = 0; i < ligand.atoms().size(); i++) {
      if (i != self
          && ligand.type(i).isPresent()
          && isWithin(probe, ligand.atoms().get(i), ligand.type(i).get())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(PdbqtAtom probe, PdbqtAtom atom, InteractionType type) {
    double limit = type.radius() + SOLVENT_RADIUS;
    return probe.distanceSquared(atom) < limit * limit;
  }

  /** For each atom the free pocket that is nearer to it than to any other. */
  List<Room> room() {
    int n = ligand.atoms().size();
    double[] volume = new double[n];
    double[] gain = new double[n];
    PdbqtAtom[] best = new PdbqtAtom[n];
    double[] low = corner(-1);
    double[] high = corner(1);
    PdbqtAtom any = ligand.atoms().get(0);
    for (double x = low[0]; x <= high[0]; x += STEP) {
      for (double y = low[1]; y <= high[1]; y += STEP) {
        for (double z = low[2]; z <= high[2]; z += STEP) {
          PdbqtAtom probe = any.at(x, y, z);
          int owner = owner(probe);
          double energy = owner < 0 ? 0 : energy(probe);
          if (energy < ENOUGH_GAIN) {
            volume[owner] += STEP * STEP * STEP;
            if (energy < gain[owner]) {
              gain[owner] = energy;
              best[owner] = probe;
            }
          }
        }
      }
    }
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rooms.add(best[i] == null ? Room.NONE : new Room(volume[i], gain[i], lining(best[i])));
    }
    return rooms;
  }

  private double[] corner(int side) {
    double[] corner = new double[3];
    for (int c = 0; c < 3; c++) {
      double extreme = Double.NEGATIVE_INFINITY;
      for (PdbqtAtom atom : ligand.atoms()) {
        double[] at = {atom.x(), atom.y(), atom.z()};
        extreme = Math.max(extreme, side * at[c]);
      }
      corner[c] = side * (Math.ceil(extreme) + SHELL);
    }
    return corner;
  }

  /** The heavy atom nearest to a point in the box and in the shell around the ligand, or -1. */
  private int owner(PdbqtAtom probe) {
    if (!receptor.box().reaches(probe.x(), probe.y(), probe.z(), 0)) {
      return -1;
    }
    int nearest = -1;
    double least = SHELL * SHELL;
    for (int i = 0; i < ligand.atoms().size(); i++) {
      if (ligand.type(i).isPresent()) {
        double squared = probe.distanceSquared(ligand.atoms().get(i));
        if (squared < FROM_LIGAND * FROM_LIGAND) {
          return -1;
        }
        if (squared < least) {
          least = squared;
          nearest = i;
        }
      }
    }
    return nearest;
  }

  private double energy(PdbqtAtom probe) {
    double sum = 0;
    for (int j = 0; j < near.size(); j++) {
      double squared = probe.distanceSquared(near.get(j));
      if (squared < Terms.CUTOFF * Terms.CUTOFF) {
        double distance = Math.sqrt(squared);
        InteractionType type = nearTypes.get(j);
        if (distance - type.radius() - InteractionType.CARBON.radius() < OVERLAP) {
          return 0;
        }
        sum += Terms.of(InteractionType.CARBON, type, distance).energy();
      }
    }
    return sum;
  }

  private List<String> lining(PdbqtAtom probe) {
    Set<String> residues = new LinkedHashSet<>();
    near.stream()
        .filter(atom -> atom.distanceSquared(probe) < 36)
        .sorted(Comparator.comparingDouble(probe::distanceSquared))
        .forEach(atom -> residues.add(atom.residue()));
    return residues.stream().limit(3).toList();
  }
}
