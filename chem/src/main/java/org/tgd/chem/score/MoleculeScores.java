package org.tgd.chem.score;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.StereoCount;

/**
 * Everything that the workbench reports about one molecule without docking.
 *
 * @param canonicalSmiles equal for equal molecules
 * @param properties the eight properties of QED
 * @param qed druglikeness, in (0, 1]
 * @param saScore synthetic accessibility, from 1 (easy) to 10 (hard)
 * @param refractivity Crippen's molar refractivity in cubic centimetres per mole
 * @param fractionSp3 share of carbons with four neighbours
 * @param rings number of smallest rings (the symmetric set)
 * @param stereoCentres stereocentres, those without configuration included
 * @param formula in Hill's order
 * @param lipinskiViolations of Lipinski's four limits: 500 Da, logP 5, ten N or O, five N-H or O-H
 * @param veber whether Veber's limits hold: ten rotatable bonds, 140 square ångströms
 * @param pains names of the pan-assay interference patterns that match
 * @param alerts names of the structural alerts that match
 */
public record MoleculeScores(
    String canonicalSmiles,
    QedProperties properties,
    double qed,
    double saScore,
    double refractivity,
    double fractionSp3,
    int rings,
    int stereoCentres,
    String formula,
    int lipinskiViolations,
    boolean veber,
    List<String> pains,
    List<String> alerts) {
  /** Copies the lists and checks that nothing is missing. */
  public MoleculeScores {
    requireNonNull(canonicalSmiles, "canonicalSmiles");
    requireNonNull(properties, "properties");
    requireNonNull(formula, "formula");
    pains = List.copyOf(pains);
    alerts = List.copyOf(alerts);
  }

  /**
   * What loads the tables that scoring needs, one each, for callers with several threads; a table
   * that nobody loaded is loaded when it is first needed.
   */
  public static List<Runnable> tables() {
    return List.of(StructuralAlerts::qed, FragmentScores::table, StructuralAlerts::pains);
  }

  /** Computes the scores of a molecule. */
  public static MoleculeScores of(Molecule molecule) {
    Graph graph = molecule.graph();
    List<String> alerts = StructuralAlerts.qed().names(graph);
    Crippen crippen = Crippen.of(graph);
    QedProperties properties = QedProperties.of(graph, crippen.logP(), alerts.size());
    return new MoleculeScores(
        molecule.canonicalSmiles(),
        properties,
        Qed.of(properties),
        SaScore.of(graph),
        crippen.refractivity(),
        Formula.fractionSp3(graph),
        graph.rings(),
        StereoCount.withDependent(graph),
        Formula.of(graph),
        Lipinski.violations(graph, properties).size(),
        properties.rotatableBonds() <= 10 && properties.polarSurface() <= 140,
        StructuralAlerts.pains().names(graph),
        alerts);
  }

  /** Tanimoto's coefficient of the folded Morgan fingerprints of two molecules. */
  public static double similarity(Molecule a, Molecule b) {
    BitSet left = MorganFingerprint.folded(a.graph());
    return MorganFingerprint.tanimoto(left, MorganFingerprint.folded(b.graph()));
  }
}
