package org.tgd.codeeval.guest;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@link Diagnoser} asks about names and lambdas. */
final class Variables {
  private Variables() {}

  static List<String> names(List<? extends VariableTree> variables) {
    return variables.stream().map(variable -> variable.getName().toString()).toList();
  }

  /** All names in it. */
  static Set<String> used(Tree tree) {
    Set<String> names = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree name, Void nothing) {
        names.add(name.getName().toString());
        return null;
      }
    }.scan(tree, null);
    return names;
  }

  /** Whether a lambda with that body may be of a type that wants no value. */
  static boolean mayBeStatement(Tree body) {
    return body instanceof MethodInvocationTree
        || body instanceof NewClassTree
        || body instanceof AssignmentTree
        || body instanceof CompoundAssignmentTree
        || body instanceof UnaryTree;
  }
}
