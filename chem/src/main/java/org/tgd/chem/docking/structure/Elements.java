package org.tgd.chem.docking.structure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds out the element of an atom of a structure file. */
final class Elements {
  private static final Set<String> SYMBOLS =
      Set.of(
          ("H D HE LI BE B C N O F NE NA MG AL SI P S CL AR K CA SC TI V CR MN FE CO NI CU ZN GA GE"
                  + " AS SE BR KR RB SR Y ZR NB MO TC RU RH PD AG CD IN SN SB TE I XE CS BA LA CE"
                  + " PR ND PM SM EU GD TB DY HO ER TM YB LU HF TA W RE OS IR PT AU HG TL PB BI PO"
                  + " AT RN RA AC TH PA U NP PU AM")
              .split(" "));

  /** Symbols that names in the first column begin with; CA, CD, HG, NA and others are no metals. */
  private static final Set<String> LEFT_ALIGNED =
      Set.of(
          "AG", "AL", "AU", "BR", "CL", "CR", "CU", "FE", "GA", "IR", "LI", "MG", "MN", "MO", "NI",
          "PD", "PT", "RB", "RE", "RH", "RU", "SE", "SI", "SR", "TI", "TL", "ZN", "ZR");

  /** Names of ions in force fields (CHARMM, Amber) that do not begin with their symbol. */
  private static final Map<String, String> IONS =
      Map.ofEntries(
          Map.entry("SOD", "NA"),
          Map.entry("CIO", "CS"),
          Map.entry("POT", "K"),
          Map.entry("CES", "CS"),
          Map.entry("CLA", "CL"),
          Map.entry("CAL", "CA"),
          Map.entry("CAD", "CD"),
          Map.entry("BAR", "BA"),
          Map.entry("LIT", "LI"),
          Map.entry("RUB", "RB"),
          Map.entry("IP", "NA"),
          Map.entry("IM", "CL"),
          Map.entry("C0", "CA"));

  private Elements() {}

  /**
   * The symbol in capitals, deuterium as hydrogen; empty if nothing tells it.
   *
   * @param given what the file says
   * @param name the atom's name with the blanks of its four columns; in these columns a symbol of
   *     one letter stands second
   * @param residue the residue's name
   */
  static String of(String given, String name, String residue) {
    String symbol = letters(given);
    if (SYMBOLS.contains(symbol)) {
      return hydrogen(symbol);
    }
    String bare = letters(name);
    if (bare.equals(letters(residue)) || IONS.containsKey(bare)) {
      return hydrogen(ion(bare));
    }
    boolean twoLetters = name.length() > 1 && Character.isLetter(name.charAt(0));
    if (twoLetters && bare.length() == 2 && LEFT_ALIGNED.contains(bare)) {
      return bare;
    }
    String first = bare.isEmpty() ? "" : bare.substring(0, 1);
    return SYMBOLS.contains(first) ? hydrogen(first) : "";
  }

  private static String ion(String name) {
    String symbol = IONS.getOrDefault(name, name);
    if (SYMBOLS.contains(symbol)) {
      return symbol;
    }
    String two = symbol.substring(0, Math.min(2, symbol.length()));
    return SYMBOLS.contains(two) ? two : symbol.substring(0, Math.min(1, symbol.length()));
  }

  private static String hydrogen(String symbol) {
    return symbol.equals("D") ? "H" : symbol;
  }

  private static String letters(String text) {
    return text.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
  }
}
