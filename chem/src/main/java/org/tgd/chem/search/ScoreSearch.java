package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.score.Counts;
import org.tgd.chem.score.MorganFingerprint;

/**
 * Searches for molecules of a high score by asking and telling. Children of the best molecules are
 * drawn in rounds, ranked without being judged, and the most hopeful are proposed. What the search
 * knows of the score is said by {@link Told}; with the number alone it is a graph-based genetic
 * algorithm whose offspring a Gaussian process sifts. Deterministic; not thread-safe.
 */
public final class ScoreSearch {
  private static final int PARENTS = 50;
  private static final int KEPT = 400;

  /** Draws for each child when most children are not allowed. */
  private static final int MOST_DRAWN = 8;

  private static final double[] CURIOSITY = {0.1, 0.6, 0.3, 1.0};

  private final Told told;
  private final Leaves leaves;
  private final List<Guess> guesses;
  private final Effort effort;
  private final RandomGenerator random;
  private final List<Molecule> seeds = new ArrayList<>();
  private final int mostAtoms;
  private final Map<String, Judged> judged = new LinkedHashMap<>();
  private final Set<String> forbidden = new HashSet<>();
  private Predicate<Molecule> allowed = molecule -> true;
  private List<Candidate> pool = new ArrayList<>();

  /**
   * How much is drawn before each proposal.
   *
   * @param rounds how many generations
   * @param children how many children each
   */
  public record Effort(int rounds, int children) {
    /** Checks the ranges. */
    public Effort {
      if (rounds < 1 || children < 1) {
        throw new IllegalArgumentException("rounds and children must be 1 or more");
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Candidate(Molecule molecule, Counts features, double[] guesses, double[] hope) {
    double mean() {
      return hope[0];
    }

    double hope(double curiosity) {
      return hope[0] + curiosity * hope[1];
    }
  }

  private ScoreSearch(Told told, Leaves leaves, Effort effort, RandomGenerator random) {
    this.told = told;
    this.leaves = leaves;
    this.effort = effort;
    this.random = random;
    this.guesses =
        told == Told.NUMBER
            ? List.of(new Guess(false, molecule -> 0))
            : leaves.each().stream().map(Guess::of).toList();
    if (told != Told.NUMBER) {
      seeds.addAll(Seeds.of(leaves.each(), random));
    }
    this.mostAtoms =
        told == Told.NUMBER
            ? 45
            : Math.max(32, 6 + seeds.stream().mapToInt(m -> m.graph().atoms()).max().orElse(38));
  }

  /**
   * A search that is told the score.
   *
   * @param told {@link Told#PARTS} or {@link Told#VALUES}
   */
  public static ScoreSearch told(Score score, Told told, Effort effort, RandomGenerator random) {
    return new ScoreSearch(told, Leaves.of(score), effort, random);
  }

  /** A search that is told nothing. */
  public static ScoreSearch blind(Effort effort, RandomGenerator random) {
    Score number = new Unknown();
    return new ScoreSearch(Told.NUMBER, Leaves.of(number), effort, random);
  }

  private record Unknown() implements Score {
    @Override
    public String text() {
      return "number";
    }

    @Override
    public double value(Molecule molecule) {
      throw new UnsupportedOperationException("a blind search cannot compute the score");
    }
  }

  /** Adds molecules to begin with; they are drawn from and proposed like any other. */
  public void addSeeds(List<Molecule> further) {
    seeds.addAll(further);
  }

  /** Molecules that are not proposed. */
  public void forbid(List<Molecule> molecules) {
    molecules.forEach(each -> forbidden.add(each.canonicalSmiles()));
  }

  /** Only such molecules are proposed; seeds that are none are still drawn from. */
  public void restrict(Predicate<Molecule> which) {
    allowed = which;
  }

  /**
   * Tells the value of a molecule.
   *
   * @param molecule under its canonical SMILES
   * @param value the higher the better
   */
  public void tell(Molecule molecule, double value) {
    double[] parts = told == Told.NUMBER ? new double[] {value} : leaves.values(molecule);
    judged.put(
        molecule.smiles(),
        new Judged(molecule, features(molecule), value, parts, guessed(molecule)));
    pool.removeIf(each -> each.molecule().smiles().equals(molecule.smiles()));
  }

  private static Counts features(Molecule molecule) {
    return MorganFingerprint.counts(molecule.graph(), 2);
  }

  private double[] guessed(Molecule molecule) {
    return guesses.stream().mapToDouble(guess -> guess.number().applyAsDouble(molecule)).toArray();
  }

  /** The next molecules to judge, most hopeful first, none twice; fewer if no more are found. */
  public List<Molecule> ask(int n) {
    Ranking ranking = new Ranking(leaves, guesses, List.copyOf(judged.values()));
    if (told != Told.VALUES) {
      pool.replaceAll(each -> rated(each.molecule(), each.features(), each.guesses(), ranking));
    }
    Set<String> seen = new HashSet<>(judged.keySet());
    pool.forEach(each -> seen.add(each.molecule().smiles()));
    for (Molecule seed : seeds) {
      add(new Molecule(seed.canonicalSmiles(), seed.graph()), seen, ranking);
    }
    Offspring offspring = new Offspring(random, mostAtoms);
    for (int round = 0; round < effort.rounds(); round++) {
      List<Graph> parents = parents();
      int drawn = 0;
      int most = MOST_DRAWN * effort.children();
      for (int k = 0; k < effort.children() && !parents.isEmpty() && drawn < most; drawn++) {
        Optional<Molecule> child =
            offspring.child(early(parents), early(parents)).flatMap(Seeds::molecule);
        boolean broken = child.isPresent() && !allowed.test(child.get());
        k += broken ? 0 : 1;
        if (!broken) {
          child.ifPresent(each -> add(each, seen, ranking));
        }
      }
    }
    pool.sort(Comparator.comparingDouble(Candidate::mean).reversed());
    pool = new ArrayList<>(pool.subList(0, Math.min(KEPT, pool.size())));
    return chosen(n);
  }

  private void add(Molecule molecule, Set<String> seen, Ranking ranking) {
    if (seen.add(molecule.smiles())) {
      Counts features = features(molecule);
      pool.add(rated(molecule, features, guessed(molecule), ranking));
    }
  }

  private Candidate rated(Molecule molecule, Counts features, double[] guessed, Ranking ranking) {
    if (told == Told.VALUES) {
      return new Candidate(
          molecule, features, guessed, new double[] {leaves.whole().value(molecule), 0});
    }
    Ranking.Expected expected = ranking.expect(features, guessed);
    return new Candidate(
        molecule, features, guessed, new double[] {expected.mean(), expected.doubt()});
  }

  private record Ranked(Graph graph, double value) {}

  /** The best of those that were judged and of the pool, best first. */
  private List<Graph> parents() {
    List<Ranked> all = new ArrayList<>();
    judged.values().forEach(each -> all.add(new Ranked(each.molecule().graph(), each.value())));
    pool.forEach(each -> all.add(new Ranked(each.molecule().graph(), each.mean())));
    all.sort(Comparator.comparingDouble(Ranked::value).reversed());
    return all.stream().limit(PARENTS).map(Ranked::graph).toList();
  }

  private Graph early(List<Graph> from) {
    double u = random.nextDouble();
    return from.get((int) (u * u * from.size()));
  }

  private List<Molecule> chosen(int n) {
    List<Candidate> left =
        new ArrayList<>(
            pool.stream()
                .filter(each -> !forbidden.contains(each.molecule().smiles()))
                .filter(each -> allowed.test(each.molecule()))
                .toList());
    List<Molecule> chosen = new ArrayList<>();
    while (chosen.size() < n && !left.isEmpty()) {
      double curiosity = CURIOSITY[(judged.size() + chosen.size()) % CURIOSITY.length];
      Optional<Candidate> best =
          left.stream().max(Comparator.comparingDouble(each -> each.hope(curiosity)));
      left.remove(best.orElseThrow());
      chosen.add(best.orElseThrow().molecule());
    }
    return chosen;
  }
}
