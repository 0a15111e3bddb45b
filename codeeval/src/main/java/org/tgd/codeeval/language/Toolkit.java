package org.tgd.codeeval.language;

import java.util.List;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;

/**
 * How programs of one language are made. Tests and solutions become programs of their own: a
 * solution is wrapped so that it answers calls, and a test gets a stand-in that asks for them, so
 * that what the test expects never is where code of the solution runs.
 */
public interface Toolkit {
  /** The language. */
  Language language();

  /** The program that must be there. */
  String tool();

  /** Where from a Debian machine gets them. */
  String source();

  /** A program that reads and prints. */
  Build program(String code);

  /** A solution that answers calls. */
  Build solution(Problem problem, Tests.Asserts tests, String code);

  /**
   * A test that asks the solution, in the forms that are worth a try, best first.
   *
   * @param body the code of the test
   */
  List<Build> test(Tests.Asserts tests, String body);

  /** Where an error of the compiler is in the solution's own numbering, and what it says. */
  Complaint complaint(String log);

  /**
   * What a compiler says.
   *
   * @param line the line, from 1; 0 if it is not in the solution
   * @param column the column, from 1; 0 if it is not in the solution
   * @param message the error
   */
  record Complaint(int line, int column, String message) {}

  /**
   * The toolkit of a language that has one.
   *
   * @throws IllegalArgumentException for Python and Java, which have sandboxes of their own
   */
  static Toolkit of(Language language) {
    return switch (language) {
      case CPP -> new CppToolkit();
      case JAVASCRIPT -> new JavaScriptToolkit();
      case GO -> new GoToolkit();
      case RUST -> new RustToolkit();
      case PYTHON, JAVA ->
          throw new IllegalArgumentException(language.label() + " has a sandbox of its own");
    };
  }
}
