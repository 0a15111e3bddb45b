package org.tgd.chem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.docking.report.DockedSections;
import org.tgd.chem.docking.report.RunSdf;
import org.tgd.chem.draw.MoleculeDrawing;
import org.tgd.chem.draw.MoleculePicture;
import org.tgd.chem.edit.DesignEditor;
import org.tgd.chem.edit.MoleculeEditor;
import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.chem.edit.SmilesForm;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.chem.objective.MoleculeRules;
import org.tgd.chem.objective.ScoreTerms;
import org.tgd.chem.search.ScoreEditor;
import org.tgd.core.Editor;
import org.tgd.core.Task;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;
import org.tgd.core.report.ReportSections;
import org.tgd.core.report.RunColumn;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/**
 * The domain of molecules: SMILES strings, judged by druglikeness, docking and other properties.
 */
public final class ChemDomain implements Domain {
  private static final String START = "start";
  private static final String OBJECTIVE = "objective";
  private static final String KEEP = "keep";
  private static final String FORBID = "forbid";

  @Override
  public String name() {
    return "molecule";
  }

  @Override
  public String summary() {
    return "Improves a molecule, given as SMILES, for druglikeness, docking or a weighted sum of"
        + " such.";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            START, "the molecule to start from, as SMILES; several separated by blanks", ""));
    options.add(
        new Option(
            OBJECTIVE,
            "what to improve: qed, sa, alerts, pains, similarity(SMILES), distance(SMILES), windows"
                + " such as logp[1,3], docking, dockstring, textgrad,"
                + " selectivity(HERE,NOT_THERE), promiscuity(ONE,OTHER), and weighted sums such as"
                + " 0.7*qed + 0.3*sa",
            "qed"));
    options.add(new Option(KEEP, "SMARTS that every molecule must have, separated by blanks", ""));
    options.add(new Option(FORBID, "SMARTS that no molecule may have, separated by blanks", ""));
    options.addAll(DockingOptions.all());
    return List.copyOf(options);
  }

  @Override
  public Problem problem(Map<String, String> options) {
    List<String> known = options().stream().map(Option::name).toList();
    options.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new InputException(
                  "unknown option '"
                      + name
                      + "' of domain molecule; known are "
                      + String.join(", ", known));
            });
    if (!options.containsKey(START)) {
      throw new InputException("option 'start' is missing: the SMILES to start from");
    }
    List<String> starts =
        Arrays.stream(options.get(START).strip().split("\\s+")).map(ChemDomain::start).toList();
    MoleculeObjective objective =
        MoleculeObjective.parse(
            options.getOrDefault(OBJECTIVE, "qed"),
            List.of(new ScoreTerms(), DockingOptions.terms(options, System.getenv())));
    if (objective.isCheap() && options.containsKey(DockingOptions.RECEPTOR)) {
      throw new InputException(
          "the objective '"
              + options.getOrDefault(OBJECTIVE, "qed")
              + "' does not dock, so that receptor "
              + options.get(DockingOptions.RECEPTOR)
              + " would play no part; use docking, dockstring or textgrad, alone or in a sum, or"
              + " leave the receptor out");
    }
    MoleculeRules rules =
        MoleculeRules.parse(options.getOrDefault(KEEP, ""), options.getOrDefault(FORBID, ""));
    starts.forEach(start -> obey(rules, start));
    Problem problem =
        new Problem(
            "a molecule as SMILES",
            starts.get(0),
            rules.over(objective),
            Optional.of(editor(objective, rules)),
            Optional.of(new MoleculeDrawing()),
            constraints(rules));
    return problem
        .withFurtherStarts(starts.subList(1, starts.size()))
        .withTask(Task.of(objective.goal()).withForm(new SmilesForm()))
        .withPictures(new MoleculePicture());
  }

  private static void obey(MoleculeRules rules, String start) {
    rules
        .broken(Smiles.molecule(start))
        .ifPresent(
            broken -> {
              throw new InputException("start '" + start + "' " + broken);
            });
  }

  private static List<String> constraints(MoleculeRules rules) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "Answer with one SMILES string and nothing else.",
                "The molecule must be one fragment of named atoms with valid valences: no radicals,"
                    + " no wildcards, no salts.",
                "It must be chemically stable and plausible to make."));
    rules.keep().forEach(rule -> all.add("It must have " + rule.smarts() + " (SMARTS)."));
    rules.forbid().forEach(rule -> all.add("It must not have " + rule.smarts() + " (SMARTS)."));
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "tgd molecule optimize --start 'CC(=O)Nc1ccc(O)cc1' --objective qed",
        "tgd optimize --domain molecule -o start=c1ccccc1 -o 'objective=0.7*qed + 0.3*sa'");
  }

  @Override
  public SortedMap<String, Editor> controlEditors() {
    return new TreeMap<>(Map.of("random", new RandomMoleculeEditor()));
  }

  @Override
  public List<RunColumn> columns() {
    return List.of(RunColumn.ofMetric("QED"), RunColumn.ofMetric("affinity"));
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(
        Exporter.ofLines(
            "smi", "all accepted molecules as lines of SMILES and step", ChemDomain::lines),
        new Exporter(
            "sdf",
            "all accepted molecules with their metrics, docked ones in their pose, others drawn",
            Exporter.Extent.LINES,
            RunSdf::files));
  }

  private static String lines(Exporter.Source source) {
    String run = source.run().isEmpty() ? "" : " " + source.run();
    return source.steps().stream()
        .filter(Judged::accepted)
        .map(each -> each.text() + " step-" + each.index() + run + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public ReportSections report(Map<String, String> options, List<Judged> steps) {
    return DockedSections.of(options, steps);
  }

  private static Editor editor(MoleculeObjective objective, MoleculeRules rules) {
    if (objective.expression().isPresent()) {
      return new ScoreEditor(objective.expression().get(), rules::allow);
    }
    return objective.isCheap()
        ? new MoleculeEditor(rules::allow)
        : new DesignEditor(objective::cheapLoss, objective.dearWeight(), rules::allow);
  }

  private static String start(String smiles) {
    Smiles.Reading reading = Smiles.read(smiles);
    if (reading instanceof Smiles.Refused refused) {
      throw new InputException("start '" + smiles + "': " + refused.message());
    }
    return ((Smiles.Accepted) reading).molecule().smiles();
  }
}
