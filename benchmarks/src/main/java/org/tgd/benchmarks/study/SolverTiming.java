package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.radiotherapy.objective.ObjectiveSet;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.PlanFunction;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.PatientCase;

/**
 * Times the inner solver for a comparison with another: CPU time of the whole process, so that
 * just-in-time compilation and garbage collection count, and wall time.
 */
public final class SolverTiming {
  private static final int BATCHES = 7;
  private static final int PER_BATCH = 40;
  private static final int SOLVES = 3;

  /** A solve that is repeated must have been quicker than this. */
  private static final double QUICK_SECONDS = 20;

  private SolverTiming() {}

  /**
   * Writes one JSON document: milliseconds for objective and gradient (median over batches), and
   * for each of up to three solves in a row the seconds until the objective was within 1e-4 of a
   * reference.
   *
   * <p>Arguments: {@code FOLDER OBJECTIVES REFERENCE THREADS RESULT}.
   */
  public static void main(String[] args) throws IOException {
    PatientCase patient = PatientCase.open(args[0], false, 1);
    ObjectiveSet set = ObjectiveSet.parse(Files.readString(Path.of(args[1])), args[1]);
    double goal = Double.parseDouble(args[2]) * (1 + 1e-4);
    InverseProblem problem = patient.patient().problem(set.objectives(), set.constraints());
    ObjectNode root = new ObjectMapper().createObjectNode();
    try (Workers workers = Workers.of(Integer.parseInt(args[3]))) {
      ArrayNode solves = root.putArray("solves");
      Fluence fluence = null;
      double end = cpuSeconds() + QUICK_SECONDS;
      for (int i = 0; i == 0 || (i < SOLVES && cpuSeconds() < end); i++) {
        fluence = solve(problem, goal, workers, solves.addObject());
      }
      evaluations(problem.function(workers), fluence.weights(), root);
    }
    Files.writeString(Path.of(args[4]), root.toPrettyString());
  }

  private static Fluence solve(
      InverseProblem problem, double goal, Workers workers, ObjectNode node) {
    double cpu = cpuSeconds();
    double wall = System.nanoTime() / 1e9;
    SolverSettings.Progress watch =
        (iteration, objective, projectedGradient) -> {
          if (objective <= goal && !node.has("gap_cpu_s")) {
            node.put("gap_cpu_s", cpuSeconds() - cpu);
            node.put("gap_wall_s", System.nanoTime() / 1e9 - wall);
            node.put("gap_iterations", iteration);
          }
        };
    Fluence fluence =
        new FluenceOptimizer(SolverSettings.DEFAULT.withProgress(watch), workers).solve(problem);
    node.put("objective", fluence.objective());
    node.put("cpu_s", cpuSeconds() - cpu);
    node.put("wall_s", System.nanoTime() / 1e9 - wall);
    return fluence;
  }

  private static void evaluations(PlanFunction function, double[] x, ObjectNode root) {
    double[] gradient = new double[function.size()];
    List<Double> cpu = new ArrayList<>();
    List<Double> wall = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      double cpuStart = cpuSeconds();
      double wallStart = System.nanoTime() / 1e9;
      for (int i = 0; i < PER_BATCH; i++) {
        function.evaluate(x, gradient);
      }
      cpu.add((cpuSeconds() - cpuStart) / PER_BATCH * 1000);
      wall.add((System.nanoTime() / 1e9 - wallStart) / PER_BATCH * 1000);
    }
    cpu.sort(null);
    wall.sort(null);
    root.put("evaluation_cpu_ms", cpu.get(BATCHES / 2));
    root.put("evaluation_wall_ms", wall.get(BATCHES / 2));
  }

  private static double cpuSeconds() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }
}
