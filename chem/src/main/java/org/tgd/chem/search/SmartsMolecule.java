package org.tgd.chem.search;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.Substructure;

/**
 * The plainest molecule in which a pattern is found, for patterns that name one element for each
 * atom: conditions beside the element are dropped, bonds of any kind become single.
 */
final class SmartsMolecule {
  private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");
  private static final Pattern SYMBOL = Pattern.compile("^(Cl|Br|[BCNOPSFIbcnops])");

  private SmartsMolecule() {}

  /** A molecule that has the pattern; empty if this way finds none. */
  static Optional<Molecule> of(Substructure wanted) {
    String plain =
        BRACKET.matcher(wanted.smarts()).replaceAll(SmartsMolecule::atom).replace("~", "");
    for (String text : new String[] {wanted.smarts(), plain, plain.replace("-", "")}) {
      if (Smiles.read(text) instanceof Smiles.Accepted accepted
          && wanted.pattern().matches(accepted.molecule().graph())) {
        return Optional.of(accepted.molecule());
      }
    }
    return Optional.empty();
  }

  private static String atom(MatchResult bracket) {
    String inside = bracket.group(1);
    Matcher number = NUMBER.matcher(inside);
    if (number.find()) {
      return Element.symbol(Integer.parseInt(number.group(1)));
    }
    Matcher symbol = SYMBOL.matcher(inside);
    return symbol.find() ? symbol.group(1) : "C";
  }
}
