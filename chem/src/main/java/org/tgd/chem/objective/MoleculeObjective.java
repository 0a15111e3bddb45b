package org.tgd.chem.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.Score;
import org.tgd.core.eval.Audience;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;

/**
 * Judges a molecule, given as SMILES, by a weighted sum of terms; lower is better. Beside what each
 * term says, the findings hold counterfactuals: edits that were tried, with the loss that they
 * bring. Each trial is one further evaluation and is charged in {@link Evaluation#cost}. Terms that
 * are not cheap are not tried; then there are no counterfactuals. Thread-safe.
 */
public final class MoleculeObjective implements Evaluator {
  /** How many edits are tried per evaluation unless another number is asked for. */
  public static final int COUNTERFACTUALS = 3;

  /** The largest number of atoms of a molecule for which edits are tried. */
  private static final int LARGEST_EXPLORED = 150;

  private final List<Weighted> terms;
  private final int counterfactuals;

  /**
   * A term and its weight.
   *
   * @param weight positive factor of the term's loss
   * @param term the term
   */
  public record Weighted(double weight, ObjectiveTerm term) {
    /** Checks the weight. */
    public Weighted {
      requireNonNull(term, "term");
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new InputException(
            "weight of " + term.name() + " was " + weight + "; must be greater than 0");
      }
    }
  }

  private MoleculeObjective(List<Weighted> terms, int counterfactuals) {
    this.terms = List.copyOf(terms);
    this.counterfactuals = counterfactuals;
  }

  /**
   * Reads an objective of terms that need no tool.
   *
   * @param text for example {@code qed} or {@code 0.7*qed + 0.3*sa + logp[1,3]}
   * @throws InputException if a term is not known; the message lists those that are
   */
  public static MoleculeObjective parse(String text) {
    return parse(text, List.of(new ScoreTerms()));
  }

  /**
   * Reads an objective.
   *
   * @param sources where the terms come from, asked in order
   * @throws InputException if a term is not known; the message lists those that are
   */
  public static MoleculeObjective parse(String text, List<TermSource> sources) {
    return new MoleculeObjective(ObjectiveText.read(text, sources), COUNTERFACTUALS);
  }

  /**
   * The same objective with another number of trials per evaluation.
   *
   * @param trials 0 or more; 0 leaves the findings without counterfactuals
   */
  public MoleculeObjective withCounterfactuals(int trials) {
    if (trials < 0) {
      throw new InputException("counterfactuals was " + trials + "; must be 0 or more");
    }
    return new MoleculeObjective(terms, trials);
  }

  /** Whether every term costs milliseconds at most, so that changes can be tried freely. */
  public boolean isCheap() {
    return terms.stream().allMatch(weighted -> weighted.term().isCheap());
  }

  /** The part of a molecule's loss that needs no tool; the whole loss of a cheap objective. */
  public double cheapLoss(Molecule molecule) {
    return terms.stream()
        .mapToDouble(weighted -> weighted.weight() * weighted.term().cheapLoss(molecule))
        .sum();
  }

  /**
   * What a molecule is worth, as chemists call it: the number of a single term (QED, a similarity,
   * an oracle), the loss of a sum of terms; terms that need a tool count with what needs none.
   */
  public double value(Molecule molecule) {
    if (terms.size() == 1
        && terms.get(0).weight() == 1
        && terms.get(0).term().score().isPresent()) {
      return terms.get(0).term().score().get().value(molecule);
    }
    return terms.size() == 1 && terms.get(0).weight() == 1 && isCheap()
        ? terms.get(0).term().evaluate(molecule).metrics().get(0).value()
        : cheapLoss(molecule);
  }

  /**
   * The whole objective as one score with known parts, the higher the better; empty if none of its
   * terms is an expression or a similarity, or one of them needs a tool.
   */
  public Optional<Score> expression() {
    boolean known = terms.stream().anyMatch(each -> each.term() instanceof ExpressionTerm);
    return known && isCheap() ? Optional.of(new WeightedScore(terms)) : Optional.empty();
  }

  /** The summed weights of the terms that need a tool; 0 for a cheap objective. */
  public double dearWeight() {
    return terms.stream()
        .filter(weighted -> !weighted.term().isCheap())
        .mapToDouble(Weighted::weight)
        .sum();
  }

  @Override
  public String purpose() {
    return "judges a molecule (SMILES) by " + sum() + "; lower is better";
  }

  /** What is to be reached, in one line. */
  public String goal() {
    return "find a molecule with a lower loss; the loss is " + sum();
  }

  private String sum() {
    return terms.stream()
        .map(t -> number(t.weight()) + " x " + t.term().purpose())
        .collect(Collectors.joining(" + "));
  }

  private static String number(double weight) {
    return String.format(Locale.ROOT, "%.3g", weight);
  }

  @Override
  public int mostCost() {
    int further = terms.stream().mapToInt(weighted -> weighted.term().mostCost() - 1).sum();
    return 1 + counterfactuals + further;
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Smiles.Reading reading = Smiles.read(candidate);
    if (reading instanceof Smiles.Refused refused) {
      return rejected(candidate, refused);
    }
    return evaluate(((Smiles.Accepted) reading).molecule());
  }

  private static Evaluation rejected(String candidate, Smiles.Refused refused) {
    String shown = candidate.length() > 200 ? candidate.substring(0, 200) + "…" : candidate;
    Finding finding =
        Finding.of(
            "SMILES",
            refused.message(),
            "one valid molecule as SMILES",
            "Correct the SMILES at position " + (refused.position() + 1) + ".",
            1);
    return new Evaluation.Rejected(
        "'" + shown + "' is not a molecule: " + refused.message() + ".", List.of(finding));
  }

  private Evaluation evaluate(Molecule molecule) {
    double loss = 0;
    int cost = 1;
    List<Metric> metrics = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    StringBuilder report = new StringBuilder();
    for (Weighted weighted : terms) {
      Evaluation part = weighted.term().evaluate(molecule, isExplored(molecule));
      cost += part.cost() - 1;
      if (part instanceof Evaluation.Rejected) {
        return new Evaluation.Rejected(part.report(), part.findings(), cost);
      }
      loss += weighted.weight() * part.loss();
      part.metrics().stream()
          .filter(m -> metrics.stream().noneMatch(known -> known.name().equals(m.name())))
          .forEach(metrics::add);
      report.append(report.isEmpty() ? "" : " ").append(part.report());
      part.findings().stream().map(f -> scaled(f, weighted, part.loss())).forEach(findings::add);
    }
    double total = loss;
    findings.replaceAll(finding -> rebased(finding, total));
    List<Finding> trials =
        isExplored(molecule)
            ? new Counterfactuals(terms, molecule, loss).find(counterfactuals)
            : List.of();
    cost += Counterfactuals.spent(trials);
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    findings.addAll(0, helpful(trials));
    return new Evaluation.Scored(loss, metrics, report.toString(), findings, cost);
  }

  /** The edits that helped, best first: one for a reader, each of the others in its place. */
  private static List<Finding> helpful(List<Finding> trials) {
    List<Finding> helpful = new ArrayList<>();
    for (Finding trial : trials) {
      if (trial.weight() > 0) {
        helpful.add(helpful.isEmpty() ? trial : trial.withAudience(Audience.IN_TURN));
      }
    }
    return helpful;
  }

  private boolean isExplored(Molecule molecule) {
    return counterfactuals > 0 && molecule.graph().atoms() <= LARGEST_EXPLORED && isCheap();
  }

  /** A term's finding in units of the whole objective; predictions become differences for now. */
  private static Finding scaled(Finding finding, Weighted weighted, double termLoss) {
    List<Change> changes =
        finding.changes().stream()
            .map(
                change ->
                    new Change(
                        change.target(),
                        change.from(),
                        change.to(),
                        change.predictedLoss().isPresent()
                            ? OptionalDouble.of(
                                weighted.weight()
                                    * (change.predictedLoss().getAsDouble() - termLoss))
                            : OptionalDouble.empty()))
            .toList();
    return new Finding(
        finding.about(),
        finding.observed(),
        finding.wanted(),
        finding.advice(),
        weighted.weight() * finding.weight(),
        changes,
        finding.audience());
  }

  private static Finding rebased(Finding finding, double total) {
    return finding.withChanges(
        finding.changes().stream()
            .map(
                change ->
                    change.predictedLoss().isPresent()
                        ? change.withPredictedLoss(total + change.predictedLoss().getAsDouble())
                        : change)
            .toList());
  }
}
