package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** How a problem tests a solution. Public tests may be shown to a solver, hidden ones never. */
public sealed interface Tests {
  /** How many public tests there are. */
  int publicCount();

  /** How many hidden tests there are. */
  int hiddenCount();

  /**
   * Values in, values out, in any language.
   *
   * @param publicTests the tests that a solver may see
   * @param hiddenTests the tests that decide
   */
  record Values(List<TestCase> publicTests, List<TestCase> hiddenTests) implements Tests {
    /** Copies the lists. */
    public Values {
      publicTests = List.copyOf(publicTests);
      hiddenTests = List.copyOf(hiddenTests);
    }

    @Override
    public int publicCount() {
      return publicTests.size();
    }

    @Override
    public int hiddenCount() {
      return hiddenTests.size();
    }
  }

  /**
   * Python statements that raise if the solution is wrong (HumanEval, MBPP).
   *
   * @param setup code that runs before each check, with imports and the names that the checks use;
   *     it may define an empty solution, which the real one then replaces
   * @param entryPoint the expression by which the checks call the solution: a function's name, or
   *     {@code Solution().method}
   * @param publicChecks one Python program each, run after {@code setup}
   * @param hiddenChecks one Python program each, run after {@code setup}
   * @param insertion the text that solutions are lines of, where they are no programs of their own
   */
  record PythonChecks(
      String setup,
      String entryPoint,
      List<String> publicChecks,
      List<String> hiddenChecks,
      Optional<Insertion> insertion)
      implements Tests {
    /** Copies the lists and checks that nothing is missing. */
    public PythonChecks {
      requireNonNull(setup, "setup");
      requireNonNull(entryPoint, "entryPoint");
      publicChecks = List.copyOf(publicChecks);
      hiddenChecks = List.copyOf(hiddenChecks);
      requireNonNull(insertion, "insertion");
    }

    /** Checks of solutions that are programs. */
    public PythonChecks(
        String setup, String entryPoint, List<String> publicChecks, List<String> hiddenChecks) {
      this(setup, entryPoint, publicChecks, hiddenChecks, Optional.empty());
    }

    @Override
    public int publicCount() {
      return publicChecks.size();
    }

    @Override
    public int hiddenCount() {
      return hiddenChecks.size();
    }
  }

  /**
   * Programs that read their standard input and print the answer.
   *
   * @param publicTests the runs that a solver may see
   * @param hiddenTests the runs that decide
   */
  record Streams(List<StreamCase> publicTests, List<StreamCase> hiddenTests) implements Tests {
    /** Copies the lists. */
    public Streams {
      publicTests = List.copyOf(publicTests);
      hiddenTests = List.copyOf(hiddenTests);
    }

    @Override
    public int publicCount() {
      return publicTests.size();
    }

    @Override
    public int hiddenCount() {
      return hiddenTests.size();
    }
  }

  /**
   * A Java class {@code Main} whose {@code main} throws if the solution is wrong (HumanEval-X,
   * MBJP); compiled together with the solution.
   *
   * @param publicMain the source that a solver may see, if there is one
   * @param hiddenMain the source that decides
   */
  record JavaMain(Optional<String> publicMain, String hiddenMain) implements Tests {
    /** The same class for both, of which a solver may see all. */
    public static JavaMain of(String main) {
      return new JavaMain(Optional.of(main), main);
    }

    /** Checks that nothing is missing. */
    public JavaMain {
      requireNonNull(publicMain, "publicMain");
      requireNonNull(hiddenMain, "hiddenMain");
    }

    @Override
    public int publicCount() {
      return publicMain.isPresent() ? 1 : 0;
    }

    @Override
    public int hiddenCount() {
      return 1;
    }
  }

  /**
   * A program of assertions in the language of the solution (MultiPL-E, HumanEval-X), which calls
   * it by its name.
   *
   * @param language the language
   * @param prompt the text that ends with the head of the function to be written
   * @param entry the name of that function
   * @param publicBody the assertions that a solver may see, if there are any
   * @param hiddenBody the assertions that decide
   */
  record Asserts(
      Language language,
      String prompt,
      String entry,
      Optional<String> publicBody,
      String hiddenBody)
      implements Tests {
    /** Checks that nothing is missing. */
    public Asserts {
      requireNonNull(language, "language");
      requireNonNull(prompt, "prompt");
      requireNonNull(entry, "entry");
      requireNonNull(publicBody, "publicBody");
      requireNonNull(hiddenBody, "hiddenBody");
    }

    @Override
    public int publicCount() {
      return publicBody.isPresent() ? 1 : 0;
    }

    @Override
    public int hiddenCount() {
      return 1;
    }
  }
}
