package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A programming problem, the same for every language.
 *
 * @param taskId its identifier, unique in a file
 * @param statement what a solution must do, in words
 * @param difficulty {@code easy}, {@code medium}, {@code hard}, or empty when unknown
 * @param complexity the running time that the limits ask for, for example {@code O(n log n)}; empty
 *     when unknown
 * @param signature what a solution must offer
 * @param starters the text that a solution continues or fills in, per language
 * @param tests how solutions are tested
 * @param comparison how an answer is held against the expected one; unused when the tests are code
 * @param references known right solutions, per language; may be empty
 * @param checker Python text with a function {@code check(given, expected, actual)} that decides
 *     whether an answer is right, where several are; empty for none. It is given the input (for
 *     tests of values the list of arguments), what the test expects and the answer
 */
public record Problem(
    String taskId,
    String statement,
    String difficulty,
    String complexity,
    Signature signature,
    Map<Language, String> starters,
    Tests tests,
    Comparison comparison,
    Map<Language, String> references,
    String checker) {
  /** Copies the maps and checks that nothing is missing. */
  public Problem {
    requireNonNull(taskId, "taskId");
    requireNonNull(statement, "statement");
    requireNonNull(difficulty, "difficulty");
    requireNonNull(complexity, "complexity");
    requireNonNull(signature, "signature");
    starters = Map.copyOf(starters);
    requireNonNull(tests, "tests");
    requireNonNull(comparison, "comparison");
    references = Map.copyOf(references);
    requireNonNull(checker, "checker");
  }

  /** A problem whose tests decide by themselves. */
  public Problem(
      String taskId,
      String statement,
      String difficulty,
      String complexity,
      Signature signature,
      Map<Language, String> starters,
      Tests tests,
      Comparison comparison,
      Map<Language, String> references) {
    this(
        taskId,
        statement,
        difficulty,
        complexity,
        signature,
        starters,
        tests,
        comparison,
        references,
        "");
  }

  /** The languages that the tests can judge. */
  public Set<Language> languages() {
    if (tests instanceof Tests.PythonChecks) {
      return Set.of(Language.PYTHON);
    }
    if (tests instanceof Tests.Asserts asserts) {
      return Set.of(asserts.language());
    }
    if (tests instanceof Tests.Streams) {
      return EnumSet.allOf(Language.class);
    }
    return tests instanceof Tests.JavaMain
        ? Set.of(Language.JAVA)
        : EnumSet.of(Language.PYTHON, Language.JAVA);
  }

  /** The language of a submission that names none: Python where it is tested, else the only one. */
  public Language defaultLanguage() {
    Set<Language> tested = languages();
    return tested.contains(Language.PYTHON) ? Language.PYTHON : tested.iterator().next();
  }

  /** The text that a solution in that language starts from; made from the signature if need be. */
  public String starter(Language language) {
    String given = starters.get(language);
    return given == null ? signature.starter(language) : given;
  }

  /** The public tests if they are values; empty when they are code. */
  public List<TestCase> publicCases() {
    return tests instanceof Tests.Values values ? values.publicTests() : List.of();
  }

  /** The hidden tests if they are values; empty when they are code. */
  public List<TestCase> hiddenCases() {
    return tests instanceof Tests.Values values ? values.hiddenTests() : List.of();
  }
}
