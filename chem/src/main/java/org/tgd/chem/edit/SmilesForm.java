package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.Form;

/**
 * What a molecule looks like in an answer: one SMILES. Out of a sentence it picks the one word that
 * is a molecule other than the old one.
 */
public final class SmilesForm implements Form {
  private static final Pattern MARKS = Pattern.compile("^[\"'`*_,;:.!?<>]+|[\"'`*_,;:.!?<>]+$");
  private static final Pattern LABEL = Pattern.compile("^(?i)(?:new[ _-]?)?smiles\\s*[:=]\\s*");

  /** Two letters or fewer are more likely a word, such as I, ON or NO, than a molecule. */
  private static final int WORD = 2;

  @Override
  public String example() {
    return "CCOC(=O)c1ccccn1";
  }

  @Override
  public Optional<String> salvage(String answer, String incumbent) {
    String whole = answer.strip();
    if (canonical(whole).isPresent()) {
      return Optional.of(whole);
    }
    Optional<String> old = canonical(incumbent);
    Map<String, String> found = new LinkedHashMap<>();
    for (String word : words(whole)) {
      canonical(word)
          .filter(molecule -> old.isEmpty() || !old.get().equals(molecule))
          .ifPresent(molecule -> found.putIfAbsent(molecule, word));
    }
    return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
  }

  private static List<String> words(String answer) {
    List<String> words = new ArrayList<>();
    for (String word : answer.split("\\s+", -1)) {
      String bare = LABEL.matcher(MARKS.matcher(word).replaceAll("")).replaceFirst("");
      bare = MARKS.matcher(bare).replaceAll("");
      boolean prose = bare.length() <= WORD && bare.chars().allMatch(Character::isLetter);
      if (!bare.isEmpty() && !prose) {
        words.add(bare);
      }
    }
    return words;
  }

  private static Optional<String> canonical(String text) {
    return !text.isBlank() && Smiles.read(text) instanceof Smiles.Accepted accepted
        ? Optional.of(accepted.molecule().canonicalSmiles())
        : Optional.empty();
  }
}
