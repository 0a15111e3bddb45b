package org.tgd.codeeval.repair;

import java.util.function.Consumer;

/** A kind of small change; offers its changes at one token of a program. */
@FunctionalInterface
interface MutationOperator {
  void at(Source source, int index, Consumer<Mutation> found);
}
