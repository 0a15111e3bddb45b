package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/** Reads an objective such as {@code 0.7*qed + 0.3*sa + logp[1,3] + 0.5*similarity(CCO)}. */
final class ObjectiveText {
  private static final Pattern TERM =
      Pattern.compile(
          "(?:([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*\\*\\s*)?([A-Za-z][A-Za-z0-9_:-]*)\\s*"
              + "(?:\\[(.*)\\]|\\((.*)\\))?",
          Pattern.DOTALL);

  private ObjectiveText() {}

  static List<MoleculeObjective.Weighted> read(String text, List<TermSource> sources) {
    List<MoleculeObjective.Weighted> terms = new ArrayList<>();
    for (String part : split(text)) {
      Matcher matcher = TERM.matcher(part.strip());
      if (!matcher.matches()) {
        throw unknown(part.strip(), sources);
      }
      double weight = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
      String argument =
          Optional.ofNullable(matcher.group(3))
              .or(() -> Optional.ofNullable(matcher.group(4)))
              .orElse("");
      terms.add(new MoleculeObjective.Weighted(weight, term(matcher.group(2), argument, sources)));
    }
    return terms;
  }

  private static ObjectiveTerm term(String name, String argument, List<TermSource> sources) {
    for (TermSource source : sources) {
      Optional<ObjectiveTerm> term = source.term(name.toLowerCase(Locale.ROOT), argument);
      if (term.isPresent()) {
        return term.get();
      }
    }
    throw unknown(name, sources);
  }

  private static InputException unknown(String name, List<TermSource> sources) {
    List<String> known = sources.stream().flatMap(source -> source.known().stream()).toList();
    return new InputException(
        "unknown objective '"
            + name
            + "'; known are "
            + String.join(", ", known)
            + " and weighted sums of them such as 0.7*qed + 0.3*sa");
  }

  /** Splits at plus signs outside brackets. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      boolean exponent =
          i > 1 && "eE".indexOf(text.charAt(i - 1)) >= 0 && Character.isDigit(text.charAt(i - 2));
      if (c == '+' && depth == 0 && !exponent) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
