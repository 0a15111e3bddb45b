package org.tgd.chem.docking.prepare;

import com.actelion.research.chem.IsomericSmilesCreator;
import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.StereoMolecule;
import com.actelion.research.chem.TautomerHelper;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.smarts.Pattern;

/**
 * The forms of a molecule that may be present at pH 7.4 beside the one that {@link
 * LigandPreparation} takes by its rules: groups whose pKa lies within 1.5 of it with and without
 * their proton (values of model compounds: CRC Handbook of Chemistry and Physics, Dissociation
 * constants of organic acids and bases), and tautomers that score at most 3 below the best
 * (2-hydroxypyridine beside 2-pyridone), enols and imidic acids outside of rings left out, by the
 * rules of Sitzmann, Ihlenfeldt and Nicklaus (J. Comput. Aided Mol. Des. 24, 521, 2010) as MolVS
 * and RDKit weigh them. How much of each form there is, is not told.
 */
public final class MolecularStates {
  private static final int MOST_TAUTOMERS = 200;
  private static final double PH = 7.4;
  private static final int CLOSE_ENOUGH = 3;

  private static final List<Site> SITES =
      List.of(
          new Site("[NX3,NX4+;!$(N-[!#6])]1(-[CX4])CCOCC1", 7.38, -1, "morpholine"),
          new Site("[nX2]1[cR1][nX3][cR1][cR1]1", 6.99, 1, "imidazole"),
          new Site(
              "[nX2]1c([NX3;!$(N-[!#6;!#1]);!$(N-[#6]=*)])[cR1][cR1][cR1][cR1]1",
              6.82,
              1,
              "2-aminopyridine"),
          new Site("[OX2H]c1ccc([N+](=O)[O-])cc1", 7.15, -1, "4-nitrophenol"),
          new Site("[OX2H]c1c([N+](=O)[O-])cccc1", 7.23, -1, "2-nitrophenol"),
          new Site("[SX2H]c", 6.62, -1, "thiophenol"),
          new Site(
              "[NX3,NX4+;!$(N-[!#6]);!$(N-C=[O,S,N]);!$(N-a)]-[CX4]-[CX4]"
                  + "-[NX3,NX4+;!$(N-[!#6]);!$(N-C=[O,S,N]);!$(N-a)]",
              6.86,
              -1,
              "second amine of an ethylenediamine"));

  private static final Pattern RARE = Pattern.of("[OX2H,SX2H]-[C]=[#6,#7]");

  /** What each match of a pattern adds. */
  private static final Map<Pattern, Integer> TAUTOMER_SCORES =
      Map.ofEntries(
          scored("a1aaaaa1", 100),
          scored("a1aaaa1", 100),
          scored("c1ccccc1", 150),
          scored("[#6]1([#6]=[#6][#6]([#6]=[#6]1)=,:[N,S,O])=,:[N,S,O]", 25),
          scored("[#6]=[N][OH]", 4),
          scored("[#6]=,:[#8]", 2),
          scored("[#7]=,:[#8]", 2),
          scored("[#15]=,:[#8]", 2),
          scored("[#6]=,:[!#1;!#6]", 1),
          scored("[c]=!@[N]", -1),
          scored("[CX4H3]", 1),
          scored("[#7]C(=[NR0])[#7H0]", 1),
          scored("[#7;R][#6;R]([N])=[#7;R]", 2),
          scored("[#6]=[N+]([O-])[OH]", -4),
          scored("[#15,#16;!H0]", -1));

  /**
   * A group that takes or gives a proton near pH 7.4.
   *
   * @param pattern whose first atom carries the proton
   * @param pKa of the model compound's charged acid, or of the acid
   * @param change of the charge beside the form by the rules
   * @param name in words
   */
  private record Site(Pattern pattern, double pKa, int change, String name) {
    Site(String smarts, double pKa, int change, String name) {
      this(Pattern.of(smarts), pKa, change, name);
    }

    /** Whether the form by the rules has the atom in the other of its two states. */
    boolean isOpenAt(StereoMolecule byRules, int atom) {
      int charge = byRules.getAtomCharge(atom);
      boolean acid = byRules.getAtomicNo(atom) != 7;
      return charge == (change > 0 || acid ? 0 : 1);
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%s the proton of %s (pKa about %.1f)",
          change > 0 ? "with" : "without",
          name,
          pKa);
    }
  }

  private static Map.Entry<Pattern, Integer> scored(String smarts, int score) {
    return Map.entry(Pattern.of(smarts), score);
  }

  /**
   * A form of a molecule.
   *
   * @param smiles with its charges; to be prepared as written
   * @param words how it differs from the form by the rules; empty for that one
   */
  public record State(String smiles, String words) {}

  private MolecularStates() {}

  /**
   * The forms of a molecule, that by the rules first, then by how near the pKa is, then tautomers.
   *
   * @param most how many at most, 1 or more
   * @throws org.tgd.core.input.InputException if it is no molecule that can be docked
   */
  public static List<State> of(String smiles, int most) {
    // written by the library that is asked for charges, so that both count atoms alike
    String written = new IsomericSmilesCreator(Structures.parse(smiles)).getSmiles();
    StereoMolecule base = Structures.parse(written);
    Map<String, State> states = new LinkedHashMap<>();
    add(states, byRules(base), "");
    addSites(states, base, Smiles.molecule(written).graph());
    tautomers(base).forEach(each -> add(states, byRules(each), "another tautomer"));
    return states.values().stream().limit(most).toList();
  }

  private static StereoMolecule byRules(StereoMolecule molecule) {
    StereoMolecule charged = new StereoMolecule(molecule);
    Protonation.apply(charged);
    return charged;
  }

  private static void add(Map<String, State> states, StereoMolecule molecule, String words) {
    molecule.ensureHelperArrays(Molecule.cHelperCIP);
    states.putIfAbsent(
        molecule.getIDCode(), new State(new IsomericSmilesCreator(molecule).getSmiles(), words));
  }

  private static void addSites(Map<String, State> states, StereoMolecule base, Graph graph) {
    StereoMolecule charged = byRules(base);
    List<Site> nearestFirst =
        SITES.stream()
            .sorted(Comparator.comparingDouble(site -> Math.abs(site.pKa() - PH)))
            .toList();
    for (Site site : nearestFirst) {
      for (int atom = 0; atom < graph.atoms(); atom++) {
        if (site.pattern().matchesAt(graph, atom) && site.isOpenAt(charged, atom)) {
          StereoMolecule other = new StereoMolecule(charged);
          other.setAtomCharge(atom, charged.getAtomCharge(atom) + site.change());
          add(states, other, site.words());
        }
      }
    }
  }

  /** The other tautomers that score nearly as well as the best, best first. */
  private static List<StereoMolecule> tautomers(StereoMolecule base) {
    TautomerHelper.setMaxTautomers(MOST_TAUTOMERS);
    TautomerHelper helper = new TautomerHelper(new StereoMolecule(base));
    Map<String, StereoMolecule> found = new TreeMap<>();
    StereoMolecule next = helper.getNextTautomer(null);
    for (int k = 0; next != null && k < MOST_TAUTOMERS; k++) {
      StereoMolecule copy = new StereoMolecule(next);
      copy.ensureHelperArrays(Molecule.cHelperCIP);
      found.putIfAbsent(new IsomericSmilesCreator(copy).getSmiles(), copy);
      next = helper.getNextTautomer(null);
    }
    Map<StereoMolecule, Integer> scores = new LinkedHashMap<>();
    found.forEach(
        (smiles, molecule) -> {
          if (Smiles.read(smiles) instanceof Smiles.Accepted accepted
              && !RARE.matches(accepted.molecule().graph())) {
            scores.put(molecule, score(accepted.molecule().graph()));
          }
        });
    int best = scores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return scores.entrySet().stream()
        .filter(each -> each.getValue() >= best - CLOSE_ENOUGH)
        .sorted(Map.Entry.<StereoMolecule, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int score(Graph graph) {
    int score = 0;
    for (Map.Entry<Pattern, Integer> each : TAUTOMER_SCORES.entrySet()) {
      score += each.getValue() * each.getKey().matches(graph, graph.atoms()).size();
    }
    return score;
  }
}
