package org.tgd.codeeval.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A programming language that solutions are written in. */
public enum Language {
  /** Python 3. */
  PYTHON,
  /** Java 17. */
  JAVA;

  /** The name in files and commands: {@code python} or {@code java}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of that name, also {@code python3} and {@code py}; empty if there is none. */
  public static Optional<Language> named(String label) {
    String wanted = label.toLowerCase(Locale.ROOT);
    if (wanted.equals("python3") || wanted.equals("py")) {
      return Optional.of(PYTHON);
    }
    return Arrays.stream(values()).filter(language -> language.label().equals(wanted)).findFirst();
  }
}
