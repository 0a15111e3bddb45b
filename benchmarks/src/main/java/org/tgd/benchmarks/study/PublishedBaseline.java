package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tgd.benchmarks.baseline.NumpyGenerator;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * A recorded search for weights by other programs (random search, a Gaussian process and
 * Nelder-Mead, in Python), to compare with on the same problem.
 *
 * <p>Its inner problem looks at a sixth of the body's voxels only. Which ones is not in the file
 * but was found out: those of NumPy's {@code default_rng(0).choice(n, n // 6, replace=False)} over
 * the body's voxels after overlap priorities, and run k of its random search draws from {@code
 * default_rng(100 + k)}. With them the recorded losses are met within 1.5 %; what is left comes
 * from its solver, which stops early.
 */
public final class PublishedBaseline {
  private static final String BODY = "BODY";
  private static final int SHARE = 6;
  private static final long SAMPLE_SEED = 0;
  private static final long FIRST_SEED = 100;

  private final JsonNode root;

  private PublishedBaseline(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads a record.
   *
   * @throws InputException if the file is none
   */
  public static PublishedBaseline read(Path file) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (IOException failure) {
      throw new InputException("cannot read the baseline '" + file + "': " + failure, failure);
    }
    if (!root.path("init").path("score").isNumber()
        || !root.path("median_best_score_after_evals").isObject()
        || !root.path("traces").path("random").isArray()) {
      throw new InputException(
          file + ": must have init.score, median_best_score_after_evals and traces.random");
    }
    return new PublishedBaseline(root);
  }

  /** The recorded loss of the start. */
  public double start() {
    return root.path("init").path("score").asDouble();
  }

  /** How often the recorded methods ran. */
  public List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < root.path("traces").path("random").size(); i++) {
      seeds.add((long) i);
    }
    return seeds;
  }

  /** The random search of the record, point by point. */
  public static RandomSearch random() {
    return new RandomSearch(seed -> new NumpyGenerator(FIRST_SEED + seed)::nextDouble);
  }

  /** The recorded best losses of a run of random search after each evaluation. */
  public List<Double> randomTrace(int run) {
    List<Double> trace = new ArrayList<>();
    root.path("traces").path("random").path(run).forEach(each -> trace.add(each.asDouble()));
    return trace;
  }

  /** The median best losses of each recorded method after a number of evaluations. */
  public Map<String, Double> medians(int evaluations) {
    Map<String, Double> medians = new TreeMap<>();
    JsonNode methods = root.path("median_best_score_after_evals");
    methods
        .fieldNames()
        .forEachRemaining(
            method -> {
              JsonNode value = methods.path(method).path(Integer.toString(evaluations));
              if (value.isNumber()) {
                medians.put(method, value.asDouble());
              }
            });
    return medians;
  }

  /**
   * The patient of the record: a case with its own matrix whose inner problem sees a sixth of the
   * body.
   */
  public static Patient patient(PatientCase patientCase) {
    PlanningCase planning = patientCase.planningCase();
    StructureSet all = planning.optimization();
    List<Structure> structures =
        all.structures().stream().map(s -> s.name().equals(BODY) ? sampled(s) : s).toList();
    return Patient.of(
        planning.name(),
        planning.evaluation(),
        new StructureSet(all.grid(), structures),
        patientCase.matrix());
  }

  private static Structure sampled(Structure body) {
    int n = body.voxels().size();
    int[] chosen = new NumpyGenerator(SAMPLE_SEED).choice(n, n / SHARE);
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = body.voxels().get(chosen[i]);
    }
    return body.withVoxels(VoxelSet.of(chosen));
  }
}
