package org.tgd.benchmarks.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.benchmarks.baseline.PmoGeneticSearch;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.ScoreText;
import org.tgd.chem.search.ScoreSearch;
import org.tgd.core.journal.Parallel;

/**
 * Practical molecular optimization (Gao, Fu, Sun and Coley, NeurIPS 2022) on the oracles that need
 * no trained classifier.
 *
 * @param oracles names of oracles
 * @param calls unique molecules of a run
 * @param seeds runs of each oracle, with seeds 1 to this
 * @param starts file of SMILES from which searches that are told nothing draw their start; empty:
 *     acetamide, pentane and benzene
 */
public record PmoStudy(List<String> oracles, int calls, int seeds, Optional<Path> starts) {
  private static final int TOP = 10;
  private static final int EVERY = 100;
  private static final int DRAWN = 100;
  private static final int BATCHES = 100;
  private static final ScoreSearch.Effort EFFORT = new ScoreSearch.Effort(2, 60);

  /** Copies the names. */
  public PmoStudy {
    oracles = List.copyOf(oracles);
  }

  /** The 20 oracles. */
  public static List<String> all() {
    return Published.pmoNames();
  }

  /**
   * A method's figures.
   *
   * @param auc by oracle the area under the curve of the best ten, mean over seeds
   * @param best by oracle the best value, mean over seeds
   */
  public record Row(
      SearchMethod method, SortedMap<String, Double> auc, SortedMap<String, Double> best) {
    /** The sum over the oracles. */
    public double sum() {
      return auc.values().stream().mapToDouble(each -> each).sum();
    }

    double bestSum() {
      return best.values().stream().mapToDouble(each -> each).sum();
    }
  }

  /** Takes the runs that are not finished; a row for each method. */
  public List<Row> run(List<SearchMethod> methods, SearchStudy study, Parallel parallel) {
    Map<Long, List<Molecule>> drawn = new LinkedHashMap<>();
    Map<Long, List<Molecule>> more = new LinkedHashMap<>();
    for (long seed = 1; seed <= seeds; seed++) {
      drawn.put(seed, starts(seed, Math.min(DRAWN, Math.max(3, calls / 10))));
      if (methods.contains(SearchMethod.PMO_GRAPH_GA)) {
        more.put(seed, starts(seed, PmoGeneticSearch.POPULATION));
      }
    }
    List<SearchStudy.Job> jobs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (SearchMethod method : methods) {
        for (String oracle : oracles) {
          List<Molecule> from = (method == SearchMethod.PMO_GRAPH_GA ? more : drawn).get(seed);
          jobs.add(new SearchStudy.Job(task(oracle, method, from), method, seed));
        }
      }
    }
    List<SearchRun> runs = study.run(jobs, parallel);
    return methods.stream().map(method -> row(method, runs)).toList();
  }

  private List<Molecule> starts(long seed, int count) {
    return starts.map(file -> Starts.drawn(file, seed, count)).orElseGet(Starts::fragments);
  }

  private SearchTask task(String oracle, SearchMethod method, List<Molecule> drawn) {
    boolean told = method.information().equals("I1");
    return new SearchTask(
        oracle,
        ScoreText.read("pmo:" + oracle),
        told ? Starts.fragments() : drawn,
        calls,
        Math.max(1, calls / BATCHES),
        EFFORT);
  }

  private Row row(SearchMethod method, List<SearchRun> runs) {
    TopCurve curve = new TopCurve(TOP, Math.min(EVERY, calls), calls);
    SortedMap<String, Double> auc = new TreeMap<>();
    SortedMap<String, Double> best = new TreeMap<>();
    for (SearchRun run : runs) {
      if (run.method() == method) {
        auc.merge(run.task(), curve.area(run.values()) / seeds, Double::sum);
        best.merge(run.task(), run.best() / seeds, Double::sum);
      }
    }
    return new Row(method, auc, best);
  }

  /** The file {@code summary.csv}: sums over the oracles. */
  public String summary(List<Row> rows) {
    StringBuilder text =
        new StringBuilder("method,information,counted,auc,best,oracles,seeds,calls\n");
    for (Row row : rows) {
      text.append(summaryRow(row).csv()).append(',').append(calls).append('\n');
    }
    Published.pmo()
        .forEach(
            (name, values) ->
                text.append(
                    new SummaryRow(
                                name + " (published)",
                                "I0",
                                "proposals",
                                of(values),
                                Double.NaN,
                                oracles.size(),
                                name.equals("f-RAG") ? 3 : 5)
                            .csv()
                        + ",10000\n"));
    return text.toString();
  }

  private SummaryRow summaryRow(Row row) {
    return new SummaryRow(
        row.method().label(),
        row.method().information(),
        row.method().counted(),
        row.sum(),
        row.bestSum(),
        oracles.size(),
        seeds);
  }

  private double of(SortedMap<String, Double> published) {
    return oracles.stream().mapToDouble(name -> published.getOrDefault(name, 0.0)).sum();
  }

  /** The file {@code oracles.csv}: a line for each method and oracle. */
  public String byOracle(List<Row> rows) {
    StringBuilder text = new StringBuilder("method,information,counted,oracle,auc,best,seeds\n");
    for (Row row : rows) {
      row.auc()
          .forEach(
              (oracle, auc) ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "\"%s\",%s,%s,%s,%.4f,%.4f,%d\n",
                          row.method().label(),
                          row.method().information(),
                          row.method().counted(),
                          oracle,
                          auc,
                          row.best().get(oracle),
                          seeds)));
    }
    return text.toString();
  }

  /** The table: a line for each oracle, a column for each method, the published ones last. */
  public List<List<String>> table(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("oracle"));
    rows.forEach(row -> head.add(name(row.method())));
    Published.pmo().keySet().forEach(name -> head.add(name + " *"));
    lines.add(head);
    for (String oracle : oracles) {
      List<String> line = new ArrayList<>(List.of(oracle));
      rows.forEach(row -> line.add(number(row.auc().get(oracle))));
      Published.pmo().values().forEach(each -> line.add(number(each.get(oracle))));
      lines.add(line);
    }
    List<String> sum = new ArrayList<>(List.of("sum"));
    rows.forEach(row -> sum.add(number(row.sum())));
    Published.pmo().values().forEach(each -> sum.add(number(of(each))));
    lines.add(sum);
    return lines;
  }

  private static String name(SearchMethod method) {
    return switch (method) {
      case TOLD -> "I1 tried";
      case TOLD_PROPOSALS -> "I1 proposed";
      case BLIND -> "I0";
      case GRAPH_GA -> "graph GA";
      case MOL_GA -> "Mol GA";
      case PMO_GRAPH_GA -> "graph GA as *";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** What the columns mean. */
  public List<String> legend() {
    return List.of(
        "AUC of the mean of the best ten, " + calls + " unique molecules, " + seeds + " seeds.",
        "I1 tried: told the objective; it, a similarity or an estimated property in it is computed"
            + " of no molecule that is not counted. Formula, counts of atoms and rings, molecular"
            + " weight and wanted patterns are read off what is drawn, also where they are parts of"
            + " the objective.",
        "I1 proposed: told the objective and computing it of all that is drawn; molecules handed to"
            + " the scorer are counted.",
        "Told means told: the reference of a similarity may be proposed as it stands.",
        "I0, graph GA and Mol GA: told the number of each call alone, same starts ("
            + starts.map(file -> "drawn from " + file.getFileName()).orElse("three fragments")
            + ").",
        "*: published, 10,000 calls, random starts from ZINC, told the number alone.");
  }
}
