package org.tgd.chem.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;

/**
 * The oracles of the benchmark of practical molecular optimization (Gao, Fu, Sun and Coley, NeurIPS
 * 2022, arXiv 2206.12411) that need no trained classifier: 20 of its 23, after GuacaMol (Brown,
 * Fiscato, Segler and Vaucher, J. Chem. Inf. Model. 59, 1096, 2019).
 */
final class PmoOracles {
  private static final String ALBUTEROL = "CC(C)(C)NCC(O)c1ccc(O)c(CO)c1";
  private static final String OSIMERTINIB =
      "COc1cc(N(C)CCN(C)C)c(NC(=O)C=C)cc1Nc2nccc(n2)c3cn(C)c4ccccc34";
  private static final String FEXOFENADINE =
      "CC(C)(C(=O)O)c1ccc(cc1)C(O)CCCN2CCC(CC2)C(O)(c3ccccc3)c4ccccc4";
  private static final String RANOLAZINE = "COc1ccccc1OCC(O)CN2CCN(CC(=O)Nc3c(C)cccc3C)CC2";
  private static final String SITAGLIPTIN = "Fc1cc(c(F)cc1F)CC(N)CC(=O)N3Cc2nnc(n2CC3)C(F)(F)F";
  private static final String HOP = "CCCOc1cc2ncnc(Nc3ccc4ncsc4c3)c2cc1S(=O)(=O)C(C)(C)C";
  private static final String HOP_SCAFFOLD = "[#7]-c1n[c;h1]nc2[c;h1]c(-[#8])[c;h0][c;h1]c12";
  private static final Map<String, String> ORACLES = new LinkedHashMap<>();

  static {
    put("qed", "qed");
    put("celecoxib_rediscovery", "ecfp4(CC1=CC=C(C=C1)C1=CC(=NN1C1=CC=C(C=C1)S(N)(=O)=O)C(F)(F)F)");
    put("troglitazone_rediscovery", "ecfp4(Cc1c(C)c2OC(C)(COc3ccc(CC4SC(=O)NC4=O)cc3)CCc2c(C)c1O)");
    put("thiothixene_rediscovery", "ecfp4(CN(C)S(=O)(=O)c1ccc2Sc3ccccc3C(=CCCN4CCN(C)CC4)c2c1)");
    put("albuterol_similarity", "clip(fcfp4(" + ALBUTEROL + "),0.75)");
    put(
        "mestranol_similarity",
        "clip(ap(COc1ccc2[C@H]3CC[C@@]4(C)[C@@H](CC[C@@]4(O)C#C)[C@@H]3CCc2c1),0.75)");
    put("isomers_c7h8n2o2", "isomer(C7H8N2O2)");
    put("isomers_c9h10n2o2pf2cl", "isomer(C9H10N2O2PF2Cl)");
    put("median1", "geomean(ecfp4(CC1(C)C2CCC1(C)C(=O)C2),ecfp4(CC(C)C1CCC(C)CC1O))");
    put(
        "median2",
        "geomean(ecfp6(O=C1N(CC(N2C1CC3=C(C2C4=CC5=C(OCO5)C=C4)NC6=C3C=CC=C6)=O)C),"
            + "ecfp6(CCCC1=NN(C2=C1N=C(NC2=O)C3=C(C=CC(=C3)S(=O)(=O)N4CCN(CC4)C)OCC)C))");
    put(
        "osimertinib_mpo",
        "geomean(clip(fcfp4(%1$s),0.8),mingauss(ecfp6(%1$s),0.85,0.1),maxgauss(tpsa,100,10),"
                .formatted(OSIMERTINIB)
            + "mingauss(logp,1,1))");
    put(
        "fexofenadine_mpo",
        "geomean(clip(ap(" + FEXOFENADINE + "),0.8),maxgauss(tpsa,90,10),mingauss(logp,4,1))");
    put(
        "ranolazine_mpo",
        "geomean(clip(ap("
            + RANOLAZINE
            + "),0.7),maxgauss(tpsa,95,20),maxgauss(logp,7,1),gauss(smarts_count([#9]),1,1))");
    put(
        "perindopril_mpo",
        "geomean(ecfp4(O=C(OCC)C(NC(C(=O)N1C(C(=O)O)CC2CCCCC12)C)CCC),gauss(aromatic_rings,2,0.5))");
    put(
        "amlodipine_mpo",
        "geomean(ecfp4(Clc1ccccc1C2C(=C(/N/C(=C2/C(=O)OCC)COCCN)C)\\C(=O)OC),gauss(rings,3,0.5))");
    put(
        "sitagliptin_mpo",
        "geomean(gauss(ecfp4(%s),0,0.1),gauss(logp,%s,0.2),gauss(tpsa,%s,5),isomer(C16H15F6N5O))"
            .formatted(SITAGLIPTIN, of("logp", SITAGLIPTIN), of("tpsa", SITAGLIPTIN)));
    put(
        "zaleplon_mpo",
        "geomean(ecfp4(O=C(C)N(CC)C1=CC=CC(C2=CC=NC3=C(C=NN23)C#N)=C1),isomer(C19H17N3O2))");
    put(
        "valsartan_smarts",
        "geomean(smarts(CN(C=O)Cc1ccc(c2ccccc2)cc1),gauss(tpsa,%s,5),gauss(logp,%s,0.2),"
                .formatted(of("tpsa", SITAGLIPTIN), of("logp", SITAGLIPTIN))
            + "gauss(bertz,%s,30))".formatted(of("bertz", SITAGLIPTIN)));
    put(
        "deco_hop",
        "mean(clip(phco(%s),0.85),no_smarts(CS([#6])(=O)=O),no_smarts([#7]-c1ccc2ncsc2c1),smarts(%s))"
            .formatted(HOP, HOP_SCAFFOLD));
    put(
        "scaffold_hop",
        "mean(clip(phco(%s),0.75),smarts([#6]-[#6]-[#6]-[#8]-[#6]~[#6]~[#6]~[#6]~[#6]-[#7]-c1ccc2ncsc2c1),"
                .formatted(HOP)
            + "no_smarts(%s))".formatted(HOP_SCAFFOLD));
  }

  private PmoOracles() {}

  private static void put(String name, String text) {
    ORACLES.put(name, text);
  }

  private static String of(String property, String smiles) {
    Molecule molecule = Smiles.molecule(smiles);
    return Double.toString(Property.named(property).orElseThrow().value(molecule));
  }

  /** The expression of an oracle; empty if there is none of that name. */
  static Optional<String> text(String name) {
    return Optional.ofNullable(ORACLES.get(name));
  }

  static Set<String> names() {
    return ORACLES.keySet();
  }
}
