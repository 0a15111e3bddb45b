package org.tgd.benchmarks.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.objective.ObjectiveSet;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InfeasibleException;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.RowMatrix;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;

/** Solves small inner problems from a file, for a comparison with other solvers. */
public final class SolverChecks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SolverChecks() {}

  /**
   * Reads a problem from each line of a file: {@code columns}, for each beamlet a list of rows and
   * one of values; {@code rows}; {@code structures}, rows by name; {@code set}, objectives and
   * constraints as {@link ObjectiveSet} reads them. Writes a line of JSON for each.
   *
   * <p>Arguments: {@code PROBLEMS RESULT}.
   */
  public static void main(String[] args) throws IOException {
    List<String> results = new ArrayList<>();
    try (Workers workers = Workers.of(1)) {
      FluenceOptimizer solver = new FluenceOptimizer(SolverSettings.DEFAULT, workers);
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        results.add(JSON.writeValueAsString(solved(problem(JSON.readTree(line)), solver)));
      }
    }
    Files.write(Path.of(args[1]), results);
  }

  private static ObjectNode solved(InverseProblem problem, FluenceOptimizer solver) {
    ObjectNode node = JSON.createObjectNode();
    try {
      Fluence found = solver.solve(problem);
      node.put("objective", found.objective());
      node.put("primal", found.outcome().residuals().primalGy());
      node.put("dual", found.outcome().residuals().dual());
      node.put("complementarity", found.outcome().residuals().complementarity());
      Arrays.stream(found.weights()).forEach(node.putArray("weights")::add);
    } catch (InfeasibleException refusal) {
      node.put("infeasible", refusal.getMessage());
    }
    return node;
  }

  private static InverseProblem problem(JsonNode node) throws JsonProcessingException {
    int rows = node.path("rows").asInt();
    List<Integer> row = new ArrayList<>();
    List<Float> value = new ArrayList<>();
    int[] start = new int[node.path("columns").size() + 1];
    for (int j = 0; j + 1 < start.length; j++) {
      JsonNode column = node.path("columns").path(j);
      column.path(0).forEach(each -> row.add(each.asInt()));
      column.path(1).forEach(each -> value.add((float) each.asDouble()));
      start[j + 1] = row.size();
    }
    float[] values = new float[value.size()];
    IntStream.range(0, values.length).forEach(k -> values[k] = value.get(k));
    DoseInfluenceMatrix matrix =
        new DoseInfluenceMatrix(
            rows, start, row.stream().mapToInt(Integer::intValue).toArray(), values);
    Map<String, int[]> structures = new LinkedHashMap<>();
    node.path("structures")
        .properties()
        .forEach(
            own -> structures.put(own.getKey(), JSON.convertValue(own.getValue(), int[].class)));
    ObjectiveSet set = ObjectiveSet.parse(JSON.writeValueAsString(node.path("set")), "problem");
    return new InverseProblem(
        RowMatrix.select(matrix, IntStream.range(0, rows).toArray()),
        structures,
        set.objectives(),
        set.constraints());
  }
}
