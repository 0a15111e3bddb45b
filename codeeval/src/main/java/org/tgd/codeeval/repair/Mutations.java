package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
          new ChangeName(),
          new DropTerm(),
          new ExtendTerm(),
          new WrapValue(),
          new UnwrapCall(),
          new SwapNeighbours(),
          new ReplaceOperand(),
          new ChangeField(),
          new StrengthenCondition(),
          new InsertGuard(),
          new InsertStatement(),
          new ChangeText(),
          new TakeSlice(),
          new ChangeNumber(),
          new ChangeReturned(),
          new DropElement(),
          new ChangeExtremes(),
          new ChangeFirst(),
          new ChangeForm(),
          new ReplaceStatement(),
          new AddElse(),
          new PassOn());

  private Mutations() {}

  /**
   * The changes in the order of the text, each resulting program once, the program itself never.
   */
  public static List<Mutation> of(String code, Language language, Signature signature) {
    return of(code, language, signature, Locked.NONE);
  }

  /** The same without those that touch locked lines; what these name may be used elsewhere. */
  public static List<Mutation> of(
      String code, Language language, Signature signature, Locked locked) {
    Source source = Source.of(code, language, signature);
    int open = locked.open(code);
    var found = new ArrayList<Mutation>();
    for (int i = 0; i < source.tokens().size() && source.at(i).start() < open; i++) {
      for (MutationOperator operator : OPERATORS) {
        operator.at(source, i, found::add);
      }
    }
    found.removeIf(mutation -> mutation.end() > open);
    found.addAll(SameSlip.of(code, found));
    return weighed(distinct(code, found), new Naturalness(code, language));
  }

  /** Each resulting program once, with the likeliest of the changes that lead to it. */
  private static List<Mutation> distinct(String code, List<Mutation> found) {
    Map<String, Mutation> byResult = new LinkedHashMap<>();
    for (Mutation mutation : found) {
      byResult.merge(
          mutation.apply(code),
          mutation,
          (one, other) -> one.prior() >= other.prior() ? one : other);
    }
    byResult.remove(code);
    return List.copyOf(byResult.values());
  }

  private static List<Mutation> weighed(List<Mutation> mutations, Naturalness naturalness) {
    return mutations.stream().map(naturalness::weighed).toList();
  }
}
