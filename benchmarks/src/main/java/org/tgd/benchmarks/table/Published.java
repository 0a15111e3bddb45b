package org.tgd.benchmarks.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures that others published, as facts with their source. */
final class Published {
  /**
   * SEISMO: curves of the traces in FabianKruger/molecule-optimization-agent (MIT; arXiv
   * 2602.00663), AUC over 50 calls and best after 50; its 20 targets, one run each.
   */
  static final List<SummaryRow> SEISMO =
      List.of(
          seismo("Claude Opus 4.8, full explanation (published)", "I1", .779, .821),
          seismo("Claude Opus 4.5, full explanation (published)", "I1", .778, .813),
          seismo("Claude Opus 4.5, no explanation (published)", "I1", .761, .786),
          seismo("Claude Opus 4.5, no description (published)", "I0", .588, .650),
          seismo("gpt-oss-120b, full explanation (published)", "I1", .737, .769),
          seismo("REINVENT at 50 calls (published)", "I0", .641, .679));

  private static final String[] PMO_NAMES = {
    "albuterol_similarity",
    "amlodipine_mpo",
    "celecoxib_rediscovery",
    "deco_hop",
    "fexofenadine_mpo",
    "isomers_c7h8n2o2",
    "isomers_c9h10n2o2pf2cl",
    "median1",
    "median2",
    "mestranol_similarity",
    "osimertinib_mpo",
    "perindopril_mpo",
    "qed",
    "ranolazine_mpo",
    "scaffold_hop",
    "sitagliptin_mpo",
    "thiothixene_rediscovery",
    "troglitazone_rediscovery",
    "valsartan_smarts",
    "zaleplon_mpo"
  };

  /**
   * PMO at 10,000 calls, AUC of the best ten: pmo-benchmark.github.io (graph GA, REINVENT, GP BO),
   * arXiv 2411.12078 (f-RAG, Genetic GFN, Mol GA); in the order of the names.
   */
  private static final double[][] PMO = {
    {
      .977, .749, .778, .936, .856, .955, .850, .340, .323, .671, .866, .681, .939, .820, .576,
      .601, .584, .448, .627, .486
    },
    {
      .949, .761, .802, .733, .856, .969, .897, .379, .294, .708, .860, .595, .942, .819, .615,
      .634, .583, .511, .135, .552
    },
    {
      .896, .688, .567, .649, .825, .878, .865, .257, .301, .591, .844, .547, .941, .804, .527,
      .582, .519, .427, .000, .519
    },
    {
      .839, .661, .630, .619, .761, .862, .719, .295, .274, .579, .832, .539, .940, .728, .518,
      .433, .479, .390, .000, .347
    },
    {
      .899, .583, .724, .630, .723, .680, .470, .302, .297, .627, .787, .494, .937, .736, .549,
      .187, .560, .411, .000, .222
    }
  };

  private static final List<String> PMO_METHODS =
      List.of("f-RAG", "Genetic GFN", "Mol GA", "graph GA", "GP BO");

  private Published() {}

  private static SummaryRow seismo(String method, String information, double auc, double best) {
    return new SummaryRow(method, information, "proposals", auc, best, 20, 1);
  }

  /** The 20 oracles that need no trained classifier, in order of the alphabet. */
  static List<String> pmoNames() {
    return List.of(PMO_NAMES);
  }

  /** By method the figures of 10,000 calls by oracle. */
  static Map<String, SortedMap<String, Double>> pmo() {
    Map<String, SortedMap<String, Double>> all = new LinkedHashMap<>();
    for (int m = 0; m < PMO.length; m++) {
      SortedMap<String, Double> row = new TreeMap<>();
      for (int k = 0; k < PMO_NAMES.length; k++) {
        row.put(PMO_NAMES[k], PMO[m][k]);
      }
      all.put(PMO_METHODS.get(m), row);
    }
    return all;
  }
}
