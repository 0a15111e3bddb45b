package org.tgd.chem.docking.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.Score;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.Terms;

/**
 * Docking inside the JVM: AutoDock Vina's scoring function and search (Trott and Olson, J Comput
 * Chem 2010, 31, 455). Independent searches on grid maps, their poses clustered by 2 Å, refined
 * against the atoms themselves, scored exactly. The outcome does not depend on the number of
 * threads. Maps of the receptors used last are kept.
 */
public final class EmbeddedEngine implements DockingEngine {
  private static final int RECEPTORS_KEPT = 4;
  private static final double CLUSTER_RMSD = 2;

  /** From this distance on, Å, a ring that was cut is still open. */
  private static final double OPEN = 0.4;

  private final int threads;
  private final Map<String, ReceptorField> fields =
      new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReceptorField> eldest) {
          return size() > RECEPTORS_KEPT;
        }
      };

  /**
   * An engine.
   *
   * @param threads how many searches of a docking run at once, 1 or more
   */
  public EmbeddedEngine(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads was " + threads + "; must be 1 or more");
    }
    this.threads = threads;
  }

  @Override
  public String name() {
    return "embedded-4";
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public List<Pose> dock(Ligand ligand, Receptor receptor, SearchSettings settings) {
    ReceptorField field = field(receptor);
    field.maps().prepare(types(ligand));
    PoseSet merged = new PoseSet(settings.poses(), CLUSTER_RMSD);
    for (PoseSet found : searches(ligand, field, settings)) {
      found.entries().forEach(merged::add);
    }
    return refine(ligand, receptor, field, merged);
  }

  private ReceptorField field(Receptor receptor) {
    synchronized (fields) {
      return fields.computeIfAbsent(receptor.hash(), key -> ReceptorField.of(receptor));
    }
  }

  private static List<InteractionType> types(Ligand ligand) {
    LinkedHashSet<InteractionType> types = new LinkedHashSet<>();
    for (int i = 0; i < ligand.atoms().size(); i++) {
      ligand.type(i).ifPresent(types::add);
    }
    return List.copyOf(types);
  }

  /** Vina's rule, half as much again: more steps for more atoms and degrees of freedom. */
  static int steps(Ligand ligand) {
    int heuristic = ligand.atoms().size() + 10 * (6 + ligand.torsions());
    return 157 * (50 + heuristic);
  }

  private static int localSteps(Ligand ligand) {
    int steps = (25 + ligand.atoms().size()) / 3;
    return ligand.closures().isEmpty() ? steps : 2 * steps; // rings are to be closed again
  }

  /** The forms of the ligand are dealt out to the searches; each gets one at least. */
  static int[] forms(int run, int runs, int forms) {
    return runs >= forms
        ? new int[] {run % forms}
        : IntStream.range(0, forms).filter(form -> form % runs == run).toArray();
  }

  private List<PoseSet> searches(Ligand ligand, ReceptorField field, SearchSettings settings) {
    List<Callable<PoseSet>> tasks = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    for (int run = 0; run < settings.exhaustiveness(); run++) {
      SplittableRandom random = seeds.split();
      int[] forms = forms(run, settings.exhaustiveness(), ligand.forms().size());
      tasks.add(() -> search(ligand, field, settings, forms, random));
    }
    int atOnce = Math.min(threads, tasks.size());
    ExecutorService executor = Executors.newFixedThreadPool(atOnce);
    try {
      List<PoseSet> sets = new ArrayList<>();
      for (Future<PoseSet> future : executor.invokeAll(tasks)) {
        sets.add(future.get());
      }
      return sets;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("docking was cancelled");
    } catch (ExecutionException e) {
      throw new DockingException("the search failed: " + e.getCause(), e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static PoseSet search(
      Ligand ligand,
      ReceptorField field,
      SearchSettings settings,
      int[] forms,
      SplittableRandom random) {
    GridEnergy energy = new GridEnergy(new DockingLigand(ligand), field.maps());
    MonteCarlo search =
        new MonteCarlo(energy, field.maps(), forms, localSteps(ligand), settings.poses());
    return search.run(steps(ligand), random);
  }

  private static List<Pose> refine(
      Ligand ligand, Receptor receptor, ReceptorField field, PoseSet found) {
    ExactEnergy exact = new ExactEnergy(new DockingLigand(ligand), field);
    Minimizer minimizer = new Minimizer(exact);
    Kinematics all = new Kinematics(ligand, true);
    List<Scored> scored = new ArrayList<>();
    for (PoseSet.Entry entry : found.entries()) {
      double[] conformation = entry.conformation().clone();
      double slope = 100;
      do {
        exact.penalise(slope);
        minimizer.minimize(conformation, localSteps(ligand), false);
        exact.kinematics.place(conformation);
        slope *= 100;
      } while (!exact.isWithin() && slope < 1e12);
      Ligand placed = ligand.at(coordinates(all, conformation));
      if (exact.isWithin() && ligand.gap(placed) < OPEN) {
        scored.add(new Scored(placed, Score.of(placed, receptor)));
      }
    }
    if (scored.isEmpty()) {
      throw new DockingException(
          "no pose of the ligand lies within the box of receptor "
              + receptor.name()
              + (ligand.closures().isEmpty() ? "" : " with its large rings closed")
              + "; maybe the box is too small for "
              + ligand.heavyAtomCount()
              + " heavy atoms");
    }
    return poses(scored);
  }

  private record Scored(Ligand ligand, Score score) {
    double energy() {
      return score.intermolecular() + score.intramolecular();
    }
  }

  private static List<Pose> poses(List<Scored> scored) {
    scored.sort(Comparator.comparingDouble(Scored::energy));
    double unbound = scored.get(0).score().intramolecular();
    return scored.stream()
        .map(
            s ->
                new Pose(
                    s.ligand(),
                    Terms.affinity(s.energy() - unbound, s.score().rotors()),
                    s.score().intermolecular(),
                    s.score().intramolecular()))
        .toList();
  }

  private static double[] coordinates(Kinematics all, double[] conformation) {
    all.place(conformation);
    double[] xyz = new double[all.xyz.length];
    for (int i = 0; i < all.atoms(); i++) {
      for (int c = 0; c < 3; c++) {
        // as PDBQT writes it, so that a pose read back scores the same
        xyz[3 * all.ligandAtom(i) + c] = Math.rint(1000 * all.xyz[3 * i + c]) / 1000;
      }
    }
    return xyz;
  }
}
