package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One call and the result that is right.
 *
 * @param arguments one value per parameter, in order; a {@code TreeNode} as its level-order list, a
 *     {@code ListNode} as the list of its values
 * @param expected the right result, in the same form
 */
public record TestCase(List<Value> arguments, Value expected) {
  /** Copies the arguments and checks that nothing is missing. */
  public TestCase {
    arguments = List.copyOf(arguments);
    requireNonNull(expected, "expected");
  }
}
