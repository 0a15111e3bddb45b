package org.tgd.chem.draw;

/** The customary colours of elements (Corey, Pauling, Koltun), darkened where white is behind. */
final class ElementColours {
  private ElementColours() {}

  /** The colour of an atom; carbons of the ligand stand out from those of the pocket. */
  static String of(String symbol, boolean ligand) {
    return switch (symbol) {
      case "C" -> ligand ? "#0b8a5f" : "#8a939c";
      case "H" -> "#b9c2ca";
      case "N" -> "#2b50d8";
      case "O" -> "#d62222";
      case "S" -> "#c9a400";
      case "P" -> "#e07a00";
      case "F" -> "#54a832";
      case "Cl" -> "#1f9d1f";
      case "Br" -> "#8c2f1b";
      case "I" -> "#7a1fa2";
      default -> "#5b3fa0";
    };
  }

  /**
   * A colour mixed with white, as {@code #rrggbb}.
   *
   * @param colour as {@code #rrggbb}
   * @param share what is left of it, 0 to 1
   */
  static String faded(String colour, double share) {
    StringBuilder mixed = new StringBuilder("#");
    for (int i = 1; i < 7; i += 2) {
      int value = Integer.parseInt(colour.substring(i, i + 2), 16);
      mixed.append(String.format("%02x", Math.round(255 + share * (value - 255))));
    }
    return mixed.toString();
  }
}
