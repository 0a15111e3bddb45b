package org.tgd.benchmarks.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.search.GraphCrossover;
import org.tgd.chem.search.GraphMutation;

/**
 * Graph GA as the PMO benchmark ran it (Gao, Fu, Sun and Coley, NeurIPS 2022, arXiv 2206.12411;
 * their program {@code mol_opt}, MIT): 120 members, in each generation 70 tries of a child of two
 * parents out of a mating pool of 120 that is drawn in proportion to the scores, one child in
 * fifteen mutated; children that were judged before cost nothing. It ends when the mean of the best
 * 100 gained less than 0.001 in each of five generations.
 */
public final class PmoGeneticSearch {
  /** Members of the population, and molecules to begin with. */
  public static final int POPULATION = 120;

  private static final int OFFSPRING = 70;
  private static final double MUTATED = 0.067;
  private static final int PATIENCE = 5;
  private static final double GAIN = 1e-3;
  private static final int BEST = 100;
  private static final double FLOOR = 1e-10;
  private static final double MEAN_SIZE = 39.15;
  private static final double SIZE_SPREAD = 3.5;
  private static final int FEWEST_ATOMS = 6;

  private final ToDoubleFunction<String> score;
  private final int budget;
  private final SplittableRandom random;
  private final Map<String, Double> judged = new LinkedHashMap<>();
  private List<Member> population = new ArrayList<>();

  private record Member(String smiles, Graph graph, double score) {}

  private PmoGeneticSearch(ToDoubleFunction<String> score, int budget, long seed) {
    this.score = score;
    this.budget = budget;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Searches.
   *
   * @param starts SMILES of the first population; each is judged too
   * @param score judges a SMILES, from 0 to 1, higher is better
   * @param budget how many distinct molecules are judged at most
   * @param seed the source of all randomness
   * @return all judged molecules with their scores, in the order of judging
   */
  public static Map<String, Double> maximise(
      List<String> starts, ToDoubleFunction<String> score, int budget, long seed) {
    PmoGeneticSearch search = new PmoGeneticSearch(score, budget, seed);
    starts.forEach(start -> search.join(Smiles.molecule(start).graph()));
    int idle = 0;
    while (search.judged.size() < budget && idle < PATIENCE && !search.population.isEmpty()) {
      double before = search.bestMean();
      search.generation();
      boolean counts = search.judged.size() > BEST;
      idle = counts && search.bestMean() - before < GAIN ? idle + 1 : 0;
    }
    return search.judged;
  }

  private double bestMean() {
    return judged.size() <= BEST
        ? 0
        : judged.values().stream()
            .sorted(Comparator.reverseOrder())
            .limit(BEST)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(0);
  }

  /** Takes a molecule into the population, judged if it is new and there is budget left. */
  private void join(Graph graph) {
    String smiles = CanonicalSmiles.of(graph);
    boolean known = judged.containsKey(smiles);
    if (!known && judged.size() >= budget) {
      return;
    }
    if (Smiles.read(smiles) instanceof Smiles.Accepted accepted) {
      double value = known ? judged.get(smiles) : score.applyAsDouble(smiles);
      judged.put(smiles, value);
      population.add(new Member(smiles, accepted.molecule().graph(), value));
    }
  }

  private void generation() {
    List<Graph> pool = matingPool();
    for (int i = 0; i < OFFSPRING; i++) {
      child(pool).ifPresent(this::join);
    }
    Set<String> seen = new HashSet<>();
    population =
        new ArrayList<>(
            population.stream()
                .sorted(Comparator.comparingDouble((Member each) -> -each.score()))
                .filter(each -> seen.add(each.smiles()))
                .limit(POPULATION)
                .toList());
  }

  private List<Graph> matingPool() {
    double sum = population.stream().mapToDouble(each -> each.score() + FLOOR).sum();
    List<Graph> pool = new ArrayList<>();
    for (int i = 0; i < POPULATION; i++) {
      double u = sum * random.nextDouble();
      int at = 0;
      while (at < population.size() - 1 && u >= population.get(at).score() + FLOOR) {
        u -= population.get(at).score() + FLOOR;
        at++;
      }
      pool.add(population.get(at).graph());
    }
    return pool;
  }

  private Optional<Graph> child(List<Graph> pool) {
    Graph first = pool.get(random.nextInt(pool.size()));
    Graph second = pool.get(random.nextInt(pool.size()));
    Optional<Graph> crossed = GraphCrossover.published(random).cross(first, second, mostAtoms());
    return crossed
        .flatMap(
            child ->
                random.nextDouble() < MUTATED
                    ? new GraphMutation(random).mutate(child, mostAtoms())
                    : Optional.of(child))
        .filter(child -> child.atoms() >= FEWEST_ATOMS);
  }

  private double mostAtoms() {
    return MEAN_SIZE + SIZE_SPREAD * random.nextGaussian();
  }
}
