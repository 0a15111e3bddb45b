package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.objective.RankOne;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The weighted sum of objectives as a function of the beamlet weights, with gradient and curvature.
 * Holds scratch memory: one thread at a time may use an instance (which uses all of its workers).
 *
 * <p>A mean dose is linear in the weights, so its coefficients are computed once and its term never
 * touches a voxel again.
 */
public final class PlanFunction {
  /** Above this many columns the second derivative is not formed; chosen by measurement. */
  static final int MOST_DENSE = 1000;

  private final RowMatrix matrix;
  private final Workers workers;
  private final List<PlanTerm> terms;
  private final double[] rowGradient;
  private final double[] evaluatedDose;
  private final double[][] voxelDoses;
  private final double[][] voxelGradients;
  private final double[] termValues;

  PlanFunction(
      RowMatrix matrix,
      Map<String, int[]> structures,
      List<WeightedObjective> objectives,
      Workers workers) {
    this(
        matrix,
        objectives.stream()
            .map(o -> PlanTerm.of(o, structures.get(o.structure()), matrix, workers))
            .toList(),
        workers);
  }

  /** A function of terms over the rows of a matrix. */
  PlanFunction(RowMatrix matrix, List<PlanTerm> terms, Workers workers) {
    this.matrix = matrix;
    this.workers = workers;
    this.terms = terms;
    this.rowGradient = new double[matrix.rows()];
    this.evaluatedDose = new double[matrix.rows()];
    this.voxelDoses = new double[terms.size()][];
    this.voxelGradients = new double[terms.size()][];
    this.termValues = new double[terms.size()];
    for (int t = 0; t < terms.size(); t++) {
      int n = terms.get(t).linear() ? 0 : terms.get(t).rows.length;
      voxelDoses[t] = new double[n];
      voxelGradients[t] = new double[n];
    }
  }

  /** The number of beamlets. */
  public int size() {
    return matrix.columns();
  }

  /**
   * The weighted sum of the objectives in Gy² and its gradient.
   *
   * @param x one weight for each beamlet
   * @param gradient as long as {@code x}; overwritten
   */
  public double evaluate(double[] x, double[] gradient) {
    dose(x, evaluatedDose);
    return gradient(x, evaluatedDose, gradient);
  }

  int rows() {
    return matrix.rows();
  }

  RowMatrix matrix() {
    return matrix;
  }

  Workers workers() {
    return workers;
  }

  List<PlanTerm> terms() {
    return terms;
  }

  void dose(double[] x, double[] dose) {
    matrix.multiply(x, dose, workers);
  }

  /** The value for known doses; {@code x} is needed for the linear terms. */
  double value(double[] x, double[] dose) {
    workers.run(
        terms.size(),
        t -> {
          PlanTerm term = terms.get(t);
          gather(t, dose);
          termValues[t] =
              term.linear()
                  ? term.objective.value(new double[] {Vectors.dot(term.means, x)})
                  : term.objective.value(voxelDoses[t]);
        });
    double sum = 0;
    for (int t = 0; t < terms.size(); t++) {
      sum += terms.get(t).weight * termValues[t];
    }
    return sum;
  }

  /** The derivative at known doses along a direction with known change of doses. */
  double slope(double[] x, double[] dose, double[] direction, double[] stepDose) {
    workers.run(terms.size(), t -> termValues[t] = termSlope(t, x, dose, direction, stepDose));
    double sum = 0;
    for (int t = 0; t < terms.size(); t++) {
      sum += terms.get(t).weight * termValues[t];
    }
    return sum;
  }

  private double termSlope(
      int t, double[] x, double[] dose, double[] direction, double[] stepDose) {
    PlanTerm term = terms.get(t);
    if (term.linear()) {
      double[] slope = new double[1];
      term.objective.gradient(new double[] {Vectors.dot(term.means, x)}, slope);
      return slope[0] * Vectors.dot(term.means, direction);
    }
    gather(t, dose);
    term.objective.gradient(voxelDoses[t], voxelGradients[t]);
    double sum = 0;
    for (int i = 0; i < term.rows.length; i++) {
      sum += voxelGradients[t][i] * stepDose[term.rows[i]];
    }
    return sum;
  }

  /** Value and gradient for known doses. */
  double gradient(double[] x, double[] dose, double[] gradient) {
    workers.run(
        terms.size(),
        t -> {
          gather(t, dose);
          if (!terms.get(t).linear()) {
            termValues[t] = terms.get(t).objective.gradient(voxelDoses[t], voxelGradients[t]);
          }
        });
    Arrays.fill(rowGradient, 0);
    double sum = 0;
    for (int t = 0; t < terms.size(); t++) {
      if (!terms.get(t).linear()) {
        scatter(t, rowGradient);
        sum += terms.get(t).weight * termValues[t];
      }
    }
    matrix.multiplyTransposed(rowGradient, gradient, workers);
    for (PlanTerm term : terms) {
      if (term.linear()) {
        sum += addLinear(term, x, gradient);
      }
    }
    return sum;
  }

  private static double addLinear(PlanTerm term, double[] x, double[] gradient) {
    double[] slope = new double[1];
    double value = term.objective.gradient(new double[] {Vectors.dot(term.means, x)}, slope);
    double factor = term.weight * slope[0];
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] += factor * term.means[j];
    }
    return term.weight * value;
  }

  /** The gradient of one term at weight 1. */
  double[] termGradient(int t, double[] x, double[] dose) {
    double[] gradient = new double[size()];
    PlanTerm term = terms.get(t);
    if (term.linear()) {
      addLinear(new PlanTerm(1, term.objective, term.rows, term.means), x, gradient);
      return gradient;
    }
    gather(t, dose);
    term.objective.gradient(voxelDoses[t], voxelGradients[t]);
    double[] y = new double[rows()];
    for (int i = 0; i < term.rows.length; i++) {
      y[term.rows[i]] = voxelGradients[t][i];
    }
    matrix.multiplyTransposed(y, gradient, workers);
    return gradient;
  }

  private void gather(int t, double[] dose) {
    PlanTerm term = terms.get(t);
    if (!term.linear()) {
      double[] target = voxelDoses[t];
      int[] rows = term.rows;
      for (int i = 0; i < rows.length; i++) {
        target[i] = dose[rows[i]];
      }
    }
  }

  private void scatter(int t, double[] y) {
    double weight = terms.get(t).weight;
    int[] rows = terms.get(t).rows;
    double[] source = voxelGradients[t];
    for (int i = 0; i < rows.length; i++) {
      y[rows[i]] += weight * source[i];
    }
  }

  /**
   * The second derivative (its positive part) over chosen columns.
   *
   * @param dose doses at the present weights
   * @param columns the chosen columns, increasing
   */
  Curvature curvature(double[] dose, int[] columns) {
    List<Coupling> couplings = new ArrayList<>();
    RowMatrix root = root(dose, columns, couplings);
    return columns.length <= MOST_DENSE
        ? DenseCurvature.of(root, couplings, workers)
        : new SparseCurvature(root, couplings, workers);
  }

  /**
   * An upper bound of the second derivative by each weight of a function whose terms are means of
   * squares: what it were if every voxel had a say.
   */
  double[] fullBend() {
    double[] rowWeight = new double[rows()];
    for (PlanTerm term : terms) {
      for (int i = 0; i < term.rows.length && !term.linear(); i++) {
        rowWeight[term.rows[i]] += 2 * term.weight / term.rows.length;
      }
    }
    double[] bend = matrix.squaredColumns(rowWeight, workers);
    for (PlanTerm term : terms) {
      for (int j = 0; j < term.means.length; j++) {
        bend[j] += 2 * term.weight * term.means[j] * term.means[j];
      }
    }
    return bend;
  }

  /** The lower triangle of the second derivative (its positive part) over all columns. */
  double[][] denseCurvature(double[] dose) {
    return denseCurvature(dose, IntStream.range(0, size()).toArray());
  }

  /** The lower triangle of the second derivative (its positive part) over chosen columns. */
  double[][] denseCurvature(double[] dose, int[] columns) {
    List<Coupling> couplings = new ArrayList<>();
    RowMatrix root = root(dose, columns, couplings);
    return DenseCurvature.of(root, couplings, workers).lower();
  }

  /** The rows that bend over chosen columns; the couplings are added to a list. */
  private RowMatrix root(double[] dose, int[] columns, List<Coupling> couplings) {
    double[] rowWeight = new double[rows()];
    for (int t = 0; t < terms.size(); t++) {
      addCurvature(t, dose, columns, rowWeight, couplings);
    }
    int[] number = new int[size()];
    Arrays.fill(number, -1);
    for (int i = 0; i < columns.length; i++) {
      number[columns[i]] = i;
    }
    return matrix.restrict(rowWeight, number, columns.length, workers);
  }

  private void addCurvature(
      int t, double[] dose, int[] columns, double[] rowWeight, List<Coupling> couplings) {
    PlanTerm term = terms.get(t);
    if (term.linear()) {
      couplings.add(new Coupling(2 * term.weight, pick(term.means, columns)));
      return;
    }
    gather(t, dose);
    RankOne rest = term.objective.curvature(voxelDoses[t], voxelGradients[t]);
    scatter(t, rowWeight);
    if (rest.coefficient() != 0) {
      double[] y = new double[rows()];
      for (int i = 0; i < term.rows.length; i++) {
        y[term.rows[i]] = rest.direction(i);
      }
      double[] u = new double[size()];
      matrix.multiplyTransposed(y, u, workers);
      couplings.add(new Coupling(term.weight * rest.coefficient(), pick(u, columns)));
    }
  }

  private static double[] pick(double[] values, int[] columns) {
    return Arrays.stream(columns).mapToDouble(c -> values[c]).toArray();
  }
}
