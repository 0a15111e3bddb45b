package org.tgd.codeeval.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A programming language that solutions are written in. */
public enum Language {
  /** Python 3. */
  PYTHON("python3 py"),
  /** Java 17. */
  JAVA(""),
  /** C++, as g++ compiles it. */
  CPP("c++ cxx cc"),
  /** JavaScript, as Node.js runs it. */
  JAVASCRIPT("js node nodejs"),
  /** Go. */
  GO("golang go_test.go"),
  /** Rust. */
  RUST("rs");

  /** Other names, with blanks between. */
  private final String others;

  Language(String others) {
    this.others = others;
  }

  /** The name in files and commands, for example {@code python}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How names of source files end, for example {@code .py}. */
  public String suffix() {
    return switch (this) {
      case PYTHON -> ".py";
      case JAVA -> ".java";
      case CPP -> ".cpp";
      case JAVASCRIPT -> ".js";
      case GO -> ".go";
      case RUST -> ".rs";
    };
  }

  /** Whether tests may be values or code that is Python or Java, and programs be repaired. */
  public boolean takesValues() {
    return this == PYTHON || this == JAVA;
  }

  /**
   * The language of that name, also of usual other ones such as {@code python3}, {@code c++} and
   * {@code js}; empty if there is none.
   */
  public static Optional<Language> named(String label) {
    String wanted = label.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(language -> language.label().equals(wanted) || language.isCalled(wanted))
        .findFirst();
  }

  private boolean isCalled(String name) {
    return List.of(others.split(" ", -1)).contains(name) && !name.isEmpty();
  }

  /** All names, for messages: {@code python, java, cpp}, and so on. */
  public static String labels() {
    return Arrays.stream(values()).map(Language::label).collect(Collectors.joining(", "));
  }
}
