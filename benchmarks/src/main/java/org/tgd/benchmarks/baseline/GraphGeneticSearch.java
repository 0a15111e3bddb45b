package org.tgd.benchmarks.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.search.GraphCrossover;
import org.tgd.chem.search.GraphMutation;

/**
 * Genetic algorithms over molecular graphs with one pair of operators (Jensen, Chem. Sci. 2019, 10,
 * 3567). Molecules are judged once each; a child that was judged before is drawn anew.
 */
public final class GraphGeneticSearch {
  private static final int DRAWS = 2_000;
  private static final double MEAN_SIZE = 39.15;
  private static final double SIZE_SPREAD = 3.5;

  /** How the next generation is made. */
  public enum Kind {
    /**
     * Graph GA (Jensen 2019): the best 20, ten children, parents drawn in proportion to fitness,
     * crossover, then mutation of every second child.
     */
    GRAPH_GA(20, 10, 0, 0.5),
    /**
     * Mol GA (Tripp and Hernandez-Lobato, arXiv 2310.09267): the best 10,000, five children,
     * parents drawn uniformly from a top share that is log-uniform from 0.001 to 1, nine of ten
     * children by crossover, of which one in a hundred is mutated, the others by mutation alone.
     */
    MOL_GA(10_000, 5, 0.1, 0.01);

    private final int population;
    private final int children;
    private final double mutantsAlone;
    private final double mutated;

    Kind(int population, int children, double mutantsAlone, double mutated) {
      this.population = population;
      this.children = children;
      this.mutantsAlone = mutantsAlone;
      this.mutated = mutated;
    }

    /**
     * Searches.
     *
     * @param starts SMILES of the first population; each is judged too
     * @param loss judges a SMILES, lower is better, infinite for one that cannot be judged
     * @param budget how many distinct molecules are judged
     * @param seed the source of all randomness
     * @return all judged molecules with their losses, in the order of judging
     */
    public Map<String, Double> minimise(
        List<String> starts, ToDoubleFunction<String> loss, int budget, long seed) {
      GraphGeneticSearch search = new GraphGeneticSearch(this, loss, budget, seed);
      starts.forEach(start -> search.judge(Smiles.molecule(start).graph()));
      while (search.judged.size() < budget && search.generation()) {
        // one generation after the other
      }
      return search.judged;
    }
  }

  private final Kind kind;
  private final ToDoubleFunction<String> loss;
  private final int budget;
  private final SplittableRandom random;
  private final Map<String, Double> judged = new LinkedHashMap<>();
  private List<Member> population = new ArrayList<>();

  private record Member(Graph graph, double loss) {}

  private GraphGeneticSearch(Kind kind, ToDoubleFunction<String> loss, int budget, long seed) {
    this.kind = kind;
    this.loss = loss;
    this.budget = budget;
    this.random = new SplittableRandom(seed);
  }

  /** Graph GA: see {@link Kind#minimise}. */
  public static Map<String, Double> minimise(
      List<String> starts, ToDoubleFunction<String> loss, int budget, long seed) {
    return Kind.GRAPH_GA.minimise(starts, loss, budget, seed);
  }

  private boolean judge(Graph graph) {
    String smiles = CanonicalSmiles.of(graph);
    if (judged.size() >= budget || judged.containsKey(smiles)) {
      return false;
    }
    // what is judged is what its SMILES says, as any reader of the result would read it; what no
    // reader takes (an aryne may be written so) is no child
    if (!(Smiles.read(smiles) instanceof Smiles.Accepted accepted)) {
      return false;
    }
    Molecule read = accepted.molecule();
    double value = loss.applyAsDouble(smiles);
    judged.put(smiles, value);
    if (Double.isFinite(value)) {
      population.add(new Member(read.graph(), value));
    }
    return true;
  }

  /** Whether any new molecule was found. */
  private boolean generation() {
    if (kind == Kind.MOL_GA) {
      population.sort(Comparator.comparingDouble(Member::loss));
    }
    List<Member> parents = List.copyOf(population);
    int born = 0;
    for (int draw = 0; draw < DRAWS && born < kind.children && judged.size() < budget; draw++) {
      Optional<Graph> child = child(parents);
      born += child.isPresent() && judge(child.get()) ? 1 : 0;
    }
    population.sort(Comparator.comparingDouble(Member::loss));
    population =
        new ArrayList<>(population.subList(0, Math.min(kind.population, population.size())));
    return born > 0;
  }

  private Optional<Graph> child(List<Member> parents) {
    if (parents.isEmpty()) {
      return Optional.empty();
    }
    double mostAtoms = MEAN_SIZE + SIZE_SPREAD * random.nextGaussian();
    Graph first = drawn(parents).graph();
    boolean alone = kind.mutantsAlone > 0 && random.nextDouble() < kind.mutantsAlone;
    Optional<Graph> crossed =
        alone
            ? Optional.empty()
            : new GraphCrossover(random).cross(first, drawn(parents).graph(), mostAtoms);
    if (random.nextDouble() < kind.mutated || crossed.isEmpty()) {
      return new GraphMutation(random).mutate(crossed.orElse(first), mostAtoms);
    }
    return crossed;
  }

  private Member drawn(List<Member> parents) {
    return kind == Kind.MOL_GA ? byQuantile(parents) : byFitness(parents);
  }

  /** A parent among the best, which are few or many; the population is sorted, the best first. */
  private Member byQuantile(List<Member> parents) {
    double share = Math.pow(10, -3 * random.nextDouble());
    return parents.get(random.nextInt((int) Math.ceil(share * parents.size())));
  }

  /** A parent; its chance is how much better it is than the worst, plus a little. */
  private Member byFitness(List<Member> parents) {
    double worst = parents.stream().mapToDouble(Member::loss).max().orElseThrow();
    double best = parents.stream().mapToDouble(Member::loss).min().orElseThrow();
    double floor = 0.05 * (worst - best) + 1e-9;
    double sum = parents.stream().mapToDouble(each -> worst - each.loss() + floor).sum();
    double u = sum * random.nextDouble();
    for (Member each : parents) {
      u -= worst - each.loss() + floor;
      if (u < 0) {
        return each;
      }
    }
    return parents.get(parents.size() - 1);
  }
}
