package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
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
  private static final double GAP = 1e-4;
  private static final double BATCH_SECONDS = 0.5;

  /** A solve that is repeated must have been quicker than this. */
  private static final double QUICK_SECONDS = 20;

  private SolverTiming() {}

  /**
   * Writes one JSON document: size of the problem, megabytes at most in use, milliseconds for
   * objective and gradient (median over batches), and for each of up to three solves in a row the
   * seconds until the objective was within 1e-4 of a reference.
   *
   * <p>Arguments: {@code FOLDER OBJECTIVES REFERENCE THREADS RESULT}; a reference of 0 stands for
   * the objective that the solve itself ends at.
   */
  public static void main(String[] args) throws IOException {
    double before = cpuSeconds();
    PatientCase patient = PatientCase.open(args[0], false, 1);
    double opened = cpuSeconds() - before;
    ObjectiveSet set = ObjectiveSet.parse(Files.readString(Path.of(args[1])), args[1]);
    double reference = Double.parseDouble(args[2]);
    InverseProblem problem = patient.patient().problem(set.objectives(), set.constraints());
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("beamlets", patient.patient().beamlets());
    root.put("entries", problem.matrix().entries());
    root.put("open_cpu_s", opened);
    try (Workers workers = Workers.of(Integer.parseInt(args[3]))) {
      ArrayNode solves = root.putArray("solves");
      Fluence fluence = null;
      double end = cpuSeconds() + QUICK_SECONDS;
      for (int i = 0; i == 0 || (i < SOLVES && cpuSeconds() < end); i++) {
        fluence = solve(problem, reference, workers, solves.addObject());
      }
      evaluations(problem.function(workers), fluence.weights(), root);
    }
    root.put("peak_mb", peakMegabytes());
    Files.writeString(Path.of(args[4]), root.toPrettyString());
  }

  /** A moment of a solve: the objective then, and seconds since it began. */
  private record Moment(int iteration, double objective, double cpu, double wall) {}

  private static Fluence solve(
      InverseProblem problem, double reference, Workers workers, ObjectNode node) {
    double cpu = cpuSeconds();
    double wall = System.nanoTime() / 1e9;
    List<Moment> moments = new ArrayList<>();
    SolverSettings.Progress watch =
        (iteration, objective, projectedGradient) ->
            moments.add(
                new Moment(
                    iteration, objective, cpuSeconds() - cpu, System.nanoTime() / 1e9 - wall));
    Fluence fluence =
        new FluenceOptimizer(SolverSettings.DEFAULT.withProgress(watch), workers).solve(problem);
    node.put("objective", fluence.objective());
    node.put("cpu_s", cpuSeconds() - cpu);
    node.put("wall_s", System.nanoTime() / 1e9 - wall);
    double goal = (reference > 0 ? reference : fluence.objective()) * (1 + GAP);
    for (Moment moment : moments) {
      if (moment.objective() <= goal) {
        node.put("gap_cpu_s", moment.cpu());
        node.put("gap_wall_s", moment.wall());
        node.put("gap_iterations", moment.iteration());
        break;
      }
    }
    return fluence;
  }

  private static void evaluations(PlanFunction function, double[] x, ObjectNode root) {
    double[] gradient = new double[function.size()];
    List<Double> cpu = new ArrayList<>();
    List<Double> wall = new ArrayList<>();
    double first = cpuSeconds();
    function.evaluate(x, gradient);
    double one = cpuSeconds() - first;
    int times = (int) Math.max(2, Math.min(PER_BATCH, BATCH_SECONDS / one));
    for (int batch = 0; batch < BATCHES; batch++) {
      double cpuStart = cpuSeconds();
      double wallStart = System.nanoTime() / 1e9;
      for (int i = 0; i < times; i++) {
        function.evaluate(x, gradient);
      }
      cpu.add((cpuSeconds() - cpuStart) / times * 1000);
      wall.add((System.nanoTime() / 1e9 - wallStart) / times * 1000);
    }
    cpu.sort(null);
    wall.sort(null);
    root.put("evaluation_cpu_ms", cpu.get(BATCHES / 2));
    root.put("evaluation_wall_ms", wall.get(BATCHES / 2));
  }

  /** The most memory in use at once, by the pools of the heap; what lay there unused included. */
  private static long peakMegabytes() {
    long bytes =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    return bytes >> 20;
  }

  private static double cpuSeconds() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }
}
