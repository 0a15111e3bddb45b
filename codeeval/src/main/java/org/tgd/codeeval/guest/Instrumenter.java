package org.tgd.codeeval.guest;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/**
 * Inserts, before each statement of a source, a call that notes its line; lines stay as they are.
 */
final class Instrumenter extends TreeScanner<Void, Void> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final TreeMap<Integer, String> insertions = new TreeMap<>();
  private boolean mayPrecede = true;

  private Instrumenter(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
  }

  /** The instrumented text; the text itself if it does not parse. */
  static String instrument(JavacTask task, String text) {
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      StringBuilder result = new StringBuilder(text);
      for (CompilationUnitTree unit : task.parse()) {
        Instrumenter instrumenter = new Instrumenter(unit, positions);
        instrumenter.scan(unit, null);
        for (int at : instrumenter.insertions.descendingKeySet()) {
          result.insert(at, instrumenter.insertions.get(at));
        }
      }
      return result.toString();
    } catch (IOException e) {
      return text;
    }
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    boolean before = mayPrecede;
    mayPrecede = !startsWithConstructor(method);
    super.visitMethod(method, null);
    mayPrecede = before;
    return null;
  }

  /** A call of another constructor must stay first. */
  private static boolean startsWithConstructor(MethodTree method) {
    if (method.getBody() == null || method.getBody().getStatements().isEmpty()) {
      return false;
    }
    return callsConstructor(method.getBody().getStatements().get(0));
  }

  static boolean callsConstructor(StatementTree first) {
    if (!(first instanceof ExpressionStatementTree statement)
        || !(statement.getExpression() instanceof MethodInvocationTree call)) {
      return false;
    }
    String name = call.getMethodSelect().toString();
    return name.equals("this") || name.equals("super");
  }

  @Override
  public Void visitBlock(BlockTree block, Void nothing) {
    statements(block.getStatements());
    return super.visitBlock(block, null);
  }

  @Override
  public Void visitCase(CaseTree label, Void nothing) {
    if (label.getStatements() != null) {
      statements(label.getStatements());
    }
    return super.visitCase(label, null);
  }

  private void statements(List<? extends StatementTree> statements) {
    for (StatementTree statement : statements) {
      if (mayPrecede) {
        note(statement, "");
      }
      mayPrecede = true;
    }
  }

  @Override
  public Void visitIf(IfTree tree, Void nothing) {
    single(tree.getThenStatement());
    if (tree.getElseStatement() != null) {
      single(tree.getElseStatement());
    }
    return super.visitIf(tree, null);
  }

  @Override
  public Void visitForLoop(ForLoopTree loop, Void nothing) {
    single(loop.getStatement());
    return super.visitForLoop(loop, null);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
    single(loop.getStatement());
    return super.visitEnhancedForLoop(loop, null);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree loop, Void nothing) {
    single(loop.getStatement());
    return super.visitWhileLoop(loop, null);
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree loop, Void nothing) {
    single(loop.getStatement());
    return super.visitDoWhileLoop(loop, null);
  }

  /** A statement without braces gets some. */
  private void single(StatementTree statement) {
    if (statement instanceof BlockTree) {
      return;
    }
    int end = (int) positions.getEndPosition(unit, statement);
    if (end > 0) {
      note(statement, "{");
      insertions.merge(end, "}", (earlier, added) -> added + earlier);
    }
  }

  private void note(StatementTree statement, String before) {
    int start = (int) positions.getStartPosition(unit, statement);
    boolean empty = statement instanceof EmptyStatementTree && before.isEmpty();
    if (start < 0 || statement instanceof ClassTree || empty) {
      return;
    }
    long line = unit.getLineMap().getLineNumber(start);
    String call = before + "org.tgd.codeeval.guest.Coverage.line(" + line + ");";
    insertions.merge(start, call, (earlier, added) -> earlier + added);
  }
}
