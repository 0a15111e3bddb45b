package org.tgd.chem.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.smarts.Pattern;
import org.tgd.core.input.InputException;

/**
 * Reads scores such as {@code geomean(clip(ap(CCO),0.8),maxgauss(tpsa,90,10))}, {@code pmo:median1}
 * or {@code seismo:3}. Arguments are separated by commas outside of brackets.
 */
public final class ScoreText {
  private static final List<String> CALLS =
      List.of(
          "smarts",
          "no_smarts",
          "smarts_count",
          "isomer",
          "exclude",
          "exclude_flat",
          "clip",
          "gauss",
          "mingauss",
          "maxgauss",
          "mean",
          "geomean",
          "product");

  private ScoreText() {}

  /** How scores are written, for messages. */
  public static List<String> known() {
    List<String> known = new ArrayList<>();
    Similarity.kinds().forEach(kind -> known.add(kind + "(SMILES)"));
    known.add("smarts(SMARTS)");
    known.add("no_smarts(SMARTS)");
    known.add("smarts_count(SMARTS)");
    known.add("isomer(FORMULA)");
    known.add("exclude(SMILES)");
    known.add("exclude_flat(SMILES)");
    known.add("bertz");
    known.add("clip(SCORE,MOST)");
    known.add("gauss|mingauss|maxgauss(SCORE,CENTRE,WIDTH)");
    known.add("mean|geomean|product(SCORE,...)");
    known.add("pmo:NAME");
    known.add("seismo:N");
    known.add("seismo_strict:N");
    return known;
  }

  /** Whether a name, the text before the first bracket, is that of a score. */
  public static boolean isKnown(String name) {
    return CALLS.contains(name)
        || Similarity.isKind(name)
        || name.contains(":")
        || Property.named(name).isPresent();
  }

  /**
   * Reads a score.
   *
   * @throws InputException if it cannot be read; the message says which part and why
   */
  public static Score read(String text) {
    String whole = text.strip();
    int open = whole.indexOf('(');
    if (open < 0) {
      return named(whole.toLowerCase(Locale.ROOT));
    }
    if (!whole.endsWith(")")) {
      throw new InputException("'" + whole + "': the bracket is not closed");
    }
    String name = whole.substring(0, open).strip().toLowerCase(Locale.ROOT);
    return call(name, whole.substring(open + 1, whole.length() - 1), whole);
  }

  private static Score named(String name) {
    if (name.startsWith("pmo:")) {
      return PmoOracles.text(name.substring(4))
          .map(ScoreText::read)
          .orElseThrow(() -> unknown(name, "pmo: and one of ", PmoOracles.names()));
    }
    if (name.startsWith("seismo:") || name.startsWith("seismo_strict:")) {
      return SeismoTargets.score(name);
    }
    return Property.named(name)
        .orElseThrow(() -> new InputException("unknown score '" + name + "'; known are " + all()));
  }

  private static String all() {
    return String.join(", ", known()) + ", " + String.join(", ", Property.names());
  }

  private static InputException unknown(String name, String what, Iterable<String> names) {
    return new InputException(
        "unknown score '" + name + "'; must be " + what + String.join(", ", names));
  }

  private static Score call(String name, String argument, String whole) {
    if (Similarity.isKind(name)) {
      return Similarity.to(molecule(argument, whole), name);
    }
    return switch (name) {
      case "smarts" -> pattern(name, argument, Substructure.Counting.PRESENT);
      case "no_smarts" -> pattern(name, argument, Substructure.Counting.ABSENT);
      case "smarts_count" -> pattern(name, argument, Substructure.Counting.MATCHES);
      case "isomer" -> isomer(argument);
      case "exclude" -> Excluded.of(molecule(argument, whole), true);
      case "exclude_flat" -> Excluded.of(molecule(argument, whole), false);
      case "clip", "gauss", "mingauss", "maxgauss" -> modified(name, split(argument), whole);
      case "mean", "geomean", "product" ->
          new Mean(
              split(argument).stream().map(ScoreText::read).toList(),
              Mean.Kind.valueOf(name.toUpperCase(Locale.ROOT)));
      default -> throw new InputException("unknown score '" + name + "'; known are " + all());
    };
  }

  private static Molecule molecule(String smiles, String whole) {
    Smiles.Reading reading = Smiles.read(smiles);
    if (reading instanceof Smiles.Refused refused) {
      throw new InputException("'" + whole + "': not a molecule, " + refused.message());
    }
    return ((Smiles.Accepted) reading).molecule();
  }

  private static Score pattern(String name, String smarts, Substructure.Counting counting) {
    try {
      return new Substructure(name, smarts.strip(), Pattern.of(smarts.strip()), counting);
    } catch (IllegalArgumentException e) {
      throw new InputException(name + "(" + smarts + "): not SMARTS, " + e.getMessage(), e);
    }
  }

  private static Score isomer(String formula) {
    try {
      return Isomer.of(formula.strip());
    } catch (IllegalArgumentException e) {
      throw new InputException("isomer(" + formula + "): " + e.getMessage(), e);
    }
  }

  private static Score modified(String name, List<String> parts, String whole) {
    Modified.Kind kind = Modified.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    boolean clips = kind == Modified.Kind.CLIP;
    if (parts.size() != (clips ? 2 : 3)) {
      throw new InputException(
          "'%s': must be %s"
              .formatted(whole, clips ? "clip(SCORE,MOST)" : name + "(SCORE,CENTRE,WIDTH)"));
    }
    double at = number(parts.get(1), whole);
    double width = clips ? 1 : number(parts.get(2), whole);
    if (width <= 0 || (clips && at <= 0)) {
      throw new InputException("'" + whole + "': the last number must be greater than 0");
    }
    return new Modified(kind, read(parts.get(0)), at, width);
  }

  private static double number(String text, String whole) {
    Optional<Double> value = Optional.empty();
    try {
      value = Optional.of(Double.parseDouble(text.strip())).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      throw new InputException("'" + whole + "': '" + text.strip() + "' is no number", e);
    }
    return value.orElseThrow(
        () -> new InputException("'" + whole + "': '" + text.strip() + "' is not finite"));
  }

  /** Splits at commas outside of brackets of any kind. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    if (parts.stream().anyMatch(String::isBlank)) {
      throw new InputException("'" + text + "': an argument is missing");
    }
    return parts;
  }
}
