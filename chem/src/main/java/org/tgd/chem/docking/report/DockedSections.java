package org.tgd.chem.docking.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.ClinicalDrug;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.draw.MoleculeDrawing;
import org.tgd.chem.draw.PosePictures;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.chem.score.Novelty;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.RiskProfile;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Html;
import org.tgd.core.report.Judged;
import org.tgd.core.report.Numbers;
import org.tgd.core.report.ReportSections;

/**
 * What the report of a docking run shows beside that of any run: the Pareto front of affinity and
 * druglikeness, the best molecule beside its start and the receptor's clinical drug, all docked
 * anew in the same way, and pictures of their poses.
 */
public final class DockedSections {
  private final List<Judged> steps;
  private final Map<String, String> options;
  private final StringBuilder html = new StringBuilder();

  private DockedSections(Map<String, String> options, List<Judged> steps) {
    this.options = options;
    this.steps = steps;
  }

  /**
   * The sections of a run; empty for a run that did not dock. Docks the best molecule and the drug
   * anew, unless their poses are known; what cannot be docked is said in a sentence.
   */
  public static ReportSections of(Map<String, String> options, List<Judged> steps) {
    boolean docks = Judged.best(steps).flatMap(best -> metric(best, "affinity")).isPresent();
    return docks ? new DockedSections(options, steps).write() : ReportSections.NONE;
  }

  private static Optional<Double> metric(Judged judged, String name) {
    return judged.metric(name).map(Metric::value);
  }

  private ReportSections write() {
    Optional<Redocked> best = Optional.empty();
    Optional<Redocked> start = Optional.empty();
    Optional<Redocked> drug = Optional.empty();
    String failure = "";
    if (options.containsKey(DockingOptions.RECEPTOR)
        && DockingOptions.finalExhaustiveness(options) > 0) {
      try {
        Receptor receptor =
            ReceptorLibrary.ofUser(System.getenv()).find(options.get(DockingOptions.RECEPTOR));
        String smiles = Judged.best(steps).orElseThrow().text();
        best = Optional.of(Redocked.of("best of the run", smiles, receptor, options));
        start = start(smiles, receptor);
        drug =
            ClinicalDrug.of(receptor.name())
                .map(each -> Redocked.of(each.name(), each.smiles(), receptor, options));
      } catch (InputException | DockingException e) {
        failure = "Docking anew failed: " + e.getMessage();
      }
    }
    compared(best, start, drug, failure);
    pareto(drug);
    docked();
    best.ifPresent(this::poses);
    drug.ifPresent(this::poses);
    return best.isPresent()
        ? new ReportSections(html.toString(), PosePictures.viewerScript())
        : new ReportSections(html.toString(), "");
  }

  /** The start docked in the same way; none if it is the best, or cannot be docked. */
  private Optional<Redocked> start(String best, Receptor receptor) {
    String first = steps.get(0).text();
    if (first.equals(best)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Redocked.of("start", first, receptor, options));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private void compared(
      Optional<Redocked> best, Optional<Redocked> start, Optional<Redocked> drug, String failure) {
    if (!failure.isEmpty()) {
      html.append("<p>").append(Html.escaped(failure)).append("</p>\n");
    }
    if (best.isEmpty()) {
      return;
    }
    List<Redocked> columns = new ArrayList<>(List.of(best.get()));
    start.ifPresent(columns::add);
    drug.ifPresent(columns::add);
    html.append("<h2>").append(drug.isPresent() ? "Beside the clinical drug" : "Docked anew");
    html.append(": ").append(Html.escaped(best.get().receptor().name()));
    html.append("</h2>\n<p class=\"legend\">")
        .append(Html.escaped(how(best.get(), columns.size() > 1)));
    html.append("</p>\n<table class=\"pair\">\n<tr><th></th>");
    columns.forEach(each -> html.append("<th>").append(Html.escaped(each.name())).append("</th>"));
    html.append("</tr>\n");
    List<String> drawings =
        MoleculeDrawing.aligned(columns.stream().map(each -> each.molecule().smiles()).toList());
    row("", columns, each -> drawn(drawings.get(columns.indexOf(each))));
    row("SMILES", columns, each -> "<code>" + Html.escaped(each.molecule().smiles()) + "</code>");
    row("affinity, best of 3", columns, each -> number(each.affinity()) + " kcal/mol");
    row("affinity, mean of 3", columns, each -> number(each.meanAffinity()) + " kcal/mol");
    row("affinity, range of 3", columns, DockedSections::range);
    row("ligand efficiency", columns, DockedSections::efficiency);
    row("QED", columns, each -> number(each.scores().qed()));
    row("affinity + 10 (1 − QED)", columns, each -> number(each.score(10)));
    row("affinity + (1 − QED)", columns, each -> number(each.score(1)));
    row("SA score", columns, each -> number(each.scores().saScore()));
    row("structural alerts", columns, each -> names(each.scores().alerts()));
    row("PAINS", columns, each -> names(each.scores().pains()));
    row("weight, logP, TPSA", columns, DockedSections::properties);
    drug.ifPresent(each -> row("likeness to " + each.name(), columns, like(each)));
    row("predicted risks", columns, DockedSections::risks);
    html.append("</table>\n");
    html.append("<p class=\"legend\">Predicted risks: ").append(RiskProfile.SOURCE);
    html.append("; a hint where to look, no measurement.</p>\n");
  }

  private String how(Redocked best, boolean beside) {
    return "Docked into %s by %s, exhaustiveness %d, with three seeds that the run did not use%s."
            .formatted(
                best.receptor().name(),
                best.engine(),
                DockingOptions.finalExhaustiveness(options),
                beside ? "; all in the same way" : "")
        + " A docking score is an estimate, no measured affinity.";
  }

  private void row(String name, List<Redocked> columns, Function<Redocked, String> cell) {
    html.append("<tr><th>").append(Html.escaped(name)).append("</th>");
    columns.forEach(each -> html.append("<td>").append(cell.apply(each)).append("</td>"));
    html.append("</tr>\n");
  }

  private static String drawn(String svg) {
    return "<div class=\"drawing\">" + svg + "</div>";
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "none" : Html.escaped(String.join(", ", names));
  }

  private static String efficiency(Redocked each) {
    return number(each.affinity() / Formula.heavyAtoms(each.molecule().graph()))
        + " kcal/mol per heavy atom";
  }

  private static String range(Redocked each) {
    return number(each.affinity()) + " to " + number(each.highestAffinity()) + " kcal/mol";
  }

  private static String properties(Redocked each) {
    var properties = each.scores().properties();
    return String.format(
        Locale.ROOT,
        "%.0f Da, %.1f, %.0f Å²",
        properties.molecularWeight(),
        properties.logP(),
        properties.polarSurface());
  }

  private static Function<Redocked, String> like(Redocked drug) {
    Novelty novelty = Novelty.beside(List.of(new Novelty.Known(drug.name(), drug.molecule())));
    return each -> {
      Novelty.Likeness likeness = novelty.nearest(each.molecule());
      return String.format(
          Locale.ROOT,
          "Tanimoto %.2f, Tversky %.2f: %s",
          likeness.tanimoto(),
          likeness.tversky(),
          likeness.isNovel() ? "novel" : "not novel");
    };
  }

  private static String risks(Redocked each) {
    return RiskProfile.of(each.molecule())
        .map(profile -> Html.escaped(profile.summary()))
        .orElse("could not be predicted");
  }

  private void pareto(Optional<Redocked> drug) {
    List<ParetoChart.Point> points = new ArrayList<>();
    for (Judged each : steps) {
      metric(each, "affinity")
          .ifPresent(
              affinity ->
                  points.add(
                      new ParetoChart.Point(
                          affinity,
                          qed(each),
                          "step " + each.index() + ": " + each.text(),
                          each.accepted() ? "kept" : "left")));
    }
    drug.ifPresent(
        each ->
            points.add(
                new ParetoChart.Point(each.affinity(), each.scores().qed(), each.name(), "drug")));
    html.append("<h2>Affinity and druglikeness</h2>\n").append(ParetoChart.svg(points));
    html.append("<p class=\"legend\">Line: Pareto front of the run, ");
    html.append(ParetoChart.front(points).size()).append(" molecules. Filled: became the next");
    html.append(" start.")
        .append(drug.isPresent() ? " Diamond: the clinical drug, docked anew." : "");
    html.append("</p>\n");
  }

  private static double qed(Judged each) {
    return metric(each, "QED").orElseGet(() -> Qed.of(Smiles.molecule(each.text()).graph()));
  }

  private static double saScore(Judged each) {
    return metric(each, "SA score")
        .orElseGet(() -> MoleculeScores.of(Smiles.molecule(each.text())).saScore());
  }

  private void docked() {
    html.append("<h2>Docked molecules</h2>\n<table class=\"docked\">\n<tr><th>step</th><th></th>");
    html.append("<th>affinity</th><th>QED</th><th>SA</th><th>loss</th><th></th></tr>\n");
    for (Judged each : steps) {
      html.append("<tr><td>").append(each.index()).append("</td><td><code>");
      html.append(Html.escaped(each.text())).append("</code></td><td>");
      html.append(metric(each, "affinity").map(DockedSections::number).orElse("–"));
      html.append("</td><td>").append(number(qed(each))).append("</td><td>");
      html.append(number(saScore(each)));
      html.append("</td><td>").append(Numbers.brief(each.loss())).append("</td><td>");
      html.append(each.accepted() ? "accepted" : "").append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private void poses(Redocked each) {
    PosePictures pictures = PosePictures.ofBest(each.best(), each.receptor());
    html.append("<h2>Pose: ").append(Html.escaped(each.name())).append("</h2>\n");
    html.append("<div class=\"poses\"><div>").append(pictures.view()).append("</div><div>");
    html.append(pictures.interactionMap()).append("</div></div>\n");
    html.append(InteractionTable.of(each.best(), each.receptor()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
