package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Signature;

/**
 * All small changes of a program that a common slip would undo: operators, comparisons, constants,
 * bounds off by one, conditions, arguments, names, results, base cases, indices, sorting,
 * statements, brackets, first values. They work on tokens, so a change may fail to compile; the
 * tests decide. Changes that make the code more usual weigh more, see {@link Naturalness}.
 */
public final class Mutations {
  private static final List<MutationOperator> OPERATORS =
      List.of(
          new SwapOperator(),
          new ShiftConstant(),
          new ChangeCondition(),
          new ChangeResult(),
          new ChangeWord(),
          new ShiftBound(),
          new SwapArguments(),
          new AddBaseCase(),
          new ChangeIndex(),
          new ChangeOrder(),
          new ChangeStatement(),
          new ChangeGrouping(),
          new ChangeExtreme(),
          new ChangeName());

  private Mutations() {}

  /**
   * The changes in the order of the text, each resulting program once, the program itself never.
   */
  public static List<Mutation> of(String code, Language language, Signature signature) {
    Source source = Source.of(code, language, signature);
    var found = new ArrayList<Mutation>();
    for (int i = 0; i < source.tokens().size(); i++) {
      for (MutationOperator operator : OPERATORS) {
        operator.at(source, i, found::add);
      }
    }
    var seen = new HashSet<String>();
    seen.add(code);
    found.removeIf(mutation -> !seen.add(mutation.apply(code)));
    var naturalness = new Naturalness(code, language);
    return found.stream().map(naturalness::weighed).toList();
  }
}
