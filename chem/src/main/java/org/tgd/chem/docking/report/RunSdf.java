package org.tgd.chem.docking.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.Docked;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.sdf.FlatMolfile;
import org.tgd.chem.sdf.SdfText;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;
import org.tgd.core.report.ExportedFile;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;

/**
 * The accepted molecules of a run as SDF: those of a run that docks into one receptor in the pose
 * that it judged, with their polar hydrogens; others drawn flat.
 */
public final class RunSdf {
  private final Exporter.Source source;
  private final Map<String, String> options;
  private final Optional<Receptor> receptor;

  private RunSdf(Exporter.Source source, Optional<Receptor> receptor) {
    this.source = source;
    this.options = source.options();
    this.receptor = receptor;
  }

  /**
   * The one file. A pose that is no longer in the cache is docked anew.
   *
   * @throws InputException if the receptor of the run is no longer there, or a molecule does not
   *     fit the format
   */
  public static List<ExportedFile> files(Exporter.Source source) {
    boolean docks = source.steps().stream().anyMatch(each -> each.metric("affinity").isPresent());
    Optional<Receptor> receptor =
        docks
            ? Optional.ofNullable(source.options().get(DockingOptions.RECEPTOR))
                .map(name -> ReceptorLibrary.ofUser(System.getenv()).find(name))
            : Optional.empty();
    return List.of(ExportedFile.of("molecules.sdf", new RunSdf(source, receptor).text()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Judged each : source.steps()) {
      if (each.accepted() && Smiles.read(each.text()) instanceof Smiles.Accepted) {
        text.append(SdfText.record(molfile(each), List.of(fields(each))));
      }
    }
    return text.toString();
  }

  private String molfile(Judged judged) {
    String title = (source.run().isEmpty() ? "" : source.run() + " ") + "step-" + judged.index();
    return receptor
        .filter(each -> judged.metric("affinity").isPresent())
        .flatMap(each -> posed(judged.text().strip(), each))
        .map(docked -> docked.prepared().molfile(docked.best().ligand(), title))
        .orElseGet(() -> FlatMolfile.of(Smiles.molecule(judged.text()).graph(), title));
  }

  private Optional<Docked> posed(String smiles, Receptor where) {
    try {
      Docking docking =
          DockingOptions.docking(
              options.getOrDefault(DockingOptions.ENGINE, "embedded"), System.getenv());
      return Optional.of(docking.dock(smiles, where, DockingOptions.settings(options)));
    } catch (InputException | DockingException e) {
      return Optional.empty();
    }
  }

  private Map<String, String> fields(Judged judged) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("smiles", judged.text());
    if (!source.run().isEmpty()) {
      fields.put("run", source.run());
    }
    fields.put("step", Integer.toString(judged.index()));
    fields.put("loss", Double.toString(judged.loss()));
    List<Metric> metrics = new ArrayList<>(judged.evaluation().metrics());
    metrics.forEach(
        metric ->
            fields.put(
                metric.unit().isEmpty()
                    ? metric.name()
                    : metric.name() + " (" + metric.unit() + ")",
                Double.toString(metric.value())));
    return fields;
  }
}
