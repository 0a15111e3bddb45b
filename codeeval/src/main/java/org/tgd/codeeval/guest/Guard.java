package org.tgd.codeeval.guest;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts each call of the solution in a class that tests it into a call of {@link Plain#of}; lines
 * stay as they are. The test itself is trusted, so its text tells which calls these are: those on
 * classes of the solution, on new objects of them, and on variables of such types.
 */
final class Guard extends TreePathScanner<Void, Void> {
  private final CompilationUnitTree test;
  private final SourcePositions positions;
  private final Set<String> owners;
  private final TreeMap<Integer, String> insertions = new TreeMap<>();

  private Guard(CompilationUnitTree test, SourcePositions positions, Set<String> owners) {
    this.test = test;
    this.positions = positions;
    this.owners = owners;
  }

  /** The guarded text of the test, which is the last unit of the task. */
  static String guarded(JavacTask task, String text) throws IOException {
    Set<String> owners = new HashSet<>();
    CompilationUnitTree last = null;
    for (CompilationUnitTree unit : task.parse()) {
      if (last != null) {
        classes(last, owners);
      }
      last = unit;
    }
    Guard guard = new Guard(last, Trees.instance(task).getSourcePositions(), owners);
    guard.variables();
    guard.scan(last, null);
    StringBuilder result = new StringBuilder(text);
    for (int at : guard.insertions.descendingKeySet()) {
      result.insert(at, guard.insertions.get(at));
    }
    return result.toString();
  }

  private static void classes(CompilationUnitTree unit, Set<String> names) {
    for (Tree tree : unit.getTypeDecls()) {
      if (tree instanceof ClassTree type) {
        names.add(type.getSimpleName().toString());
      }
    }
  }

  /** Adds the variables that hold objects of the solution's classes to what calls are made on. */
  private void variables() {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        boolean declared =
            variable.getType() instanceof IdentifierTree type
                && owners.contains(type.getName().toString());
        if (declared || isOwner(variable.getInitializer())) {
          owners.add(variable.getName().toString());
        }
        return super.visitVariable(variable, null);
      }
    }.scan(test, null);
  }

  private boolean isOwner(ExpressionTree tree) {
    if (tree instanceof IdentifierTree name) {
      return owners.contains(name.getName().toString());
    } else if (tree instanceof ParenthesizedTree inner) {
      return isOwner(inner.getExpression());
    }
    return tree instanceof NewClassTree made && isOwner(made.getIdentifier());
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    boolean statement =
        getCurrentPath().getParentPath().getLeaf() instanceof ExpressionStatementTree;
    if (!statement
        && call.getMethodSelect() instanceof MemberSelectTree select
        && isOwner(select.getExpression())) {
      int start = (int) positions.getStartPosition(test, call);
      int end = (int) positions.getEndPosition(test, call);
      String before = Plain.class.getName() + ".of(";
      insertions.merge(start, before, (earlier, added) -> earlier + added);
      insertions.merge(end, ")", (earlier, added) -> added + earlier);
    }
    return super.visitMethodInvocation(call, null);
  }
}
