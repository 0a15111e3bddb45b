package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.control.Controls;
import org.tgd.core.input.InputException;

/**
 * Who criticises, by name: {@code grounded}, {@code llm}, {@code llm-only}, {@code human}, {@code
 * majority[:n=N,of=llm|llm-only]} or a control ({@link Controls}).
 *
 * @param name one of {@link #names}
 * @param count how many a majority is drawn of; 1 for all others
 * @param findings whether a model is shown the findings
 */
record CriticSpec(String name, int count, boolean findings) {
  static final String HUMAN = "human";

  private static final String MAJORITY = "majority";
  private static final Pattern SETTING = Pattern.compile("n=([1-9]\\d?)|of=(llm|llm-only)");

  CriticSpec {
    requireNonNull(name, "name");
  }

  /** The names of all critics. */
  static List<String> names() {
    List<String> known = new ArrayList<>(List.of("grounded", "llm", "llm-only", HUMAN, MAJORITY));
    known.addAll(Controls.names());
    return known;
  }

  /**
   * Reads a critic.
   *
   * @throws InputException if there is none of that name, or it has no such setting
   */
  static CriticSpec parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (!names().contains(name)) {
      throw new InputException(
          "--critic was '" + text + "'; must be one of " + String.join(", ", names()));
    }
    if (!name.equals(MAJORITY)) {
      if (colon >= 0) {
        throw new InputException("--critic " + name + " has no settings, but was '" + text + "'");
      }
      return new CriticSpec(name, 1, !name.equals("llm-only"));
    }
    return majority(
        text, colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(",", -1)));
  }

  private static CriticSpec majority(String text, List<String> settings) {
    int count = 3;
    boolean findings = true;
    for (String setting : settings) {
      Matcher matcher = SETTING.matcher(setting);
      if (!matcher.matches()) {
        throw new InputException(
            "--critic was '%s'; must be majority[:n=N,of=llm|llm-only] with N from 1 to 99"
                .formatted(text));
      }
      count = matcher.group(1) == null ? count : Integer.parseInt(matcher.group(1));
      findings = matcher.group(2) == null ? findings : matcher.group(2).equals("llm");
    }
    return new CriticSpec(MAJORITY, count, findings);
  }

  /** Whether a language model criticises. */
  boolean asksModel() {
    return name.startsWith("llm") || name.equals(MAJORITY);
  }
}
