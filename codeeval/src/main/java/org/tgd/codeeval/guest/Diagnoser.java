package org.tgd.codeeval.guest;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the bodies of a solution's methods into {@code try} blocks that hand the variables of a
 * frame to {@link Diagnosis} when an exception leaves it: one block for the parameters and a nested
 * one after each declaration, so that each names only variables that have a value there. The
 * exception itself goes on as it was.
 */
final class Diagnoser extends TreePathScanner<Void, Void> {
  private static final String CAUGHT = "tgd$caught";
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;
  private final Pieces pieces;
  private final List<Object> bodies = new ArrayList<>();
  private List<String> scope = new ArrayList<>();
  private int covered;
  private int body = -1;

  private Diagnoser(Trees trees, CompilationUnitTree unit, String text, Pieces pieces) {
    this.unit = unit;
    this.positions = trees.getSourcePositions();
    this.text = text;
    this.pieces = pieces;
  }

  /**
   * Inserts the pieces; gives the places where each body (class, method, lambda, initialiser)
   * begins and ends, by its number.
   */
  static List<Object> diagnose(Trees trees, CompilationUnitTree unit, String text, Pieces pieces) {
    Diagnoser diagnoser = new Diagnoser(trees, unit, text, pieces);
    diagnoser.scan(unit, null);
    return diagnoser.bodies;
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** Whether the tree stands in the source and was not made by the compiler. */
  private boolean written(Tree tree) {
    return tree != null && start(tree) >= 0 && end(tree) > start(tree);
  }

  /** Scans something with variables of its own. */
  private void inside(Tree tree, Collection<String> variables, Runnable scan) {
    List<String> outerScope = scope;
    int outerCovered = covered;
    int outerBody = body;
    scope = new ArrayList<>(variables);
    covered = -1;
    body = bodies.size();
    bodies.add(List.of(start(tree), end(tree)));
    scan.run();
    scope = outerScope;
    covered = outerCovered;
    body = outerBody;
  }

  @Override
  public Void visitClass(ClassTree tree, Void nothing) {
    inside(tree, List.of(), () -> super.visitClass(tree, null));
    return null;
  }

  @Override
  public Void visitMethod(MethodTree tree, Void nothing) {
    if (written(tree) && written(tree.getBody())) {
      inside(tree, Variables.names(tree.getParameters()), () -> super.visitMethod(tree, null));
    }
    return null;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
    Set<String> variables = new TreeSet<>(Variables.used(tree.getBody()));
    variables.retainAll(new HashSet<>(scope)); // those that a lambda uses never change
    variables.addAll(Variables.names(tree.getParameters()));
    inside(tree, variables, () -> lambda(tree));
    return null;
  }

  private void lambda(LambdaExpressionTree tree) {
    boolean value = tree.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION;
    if (value && !Variables.mayBeStatement(tree.getBody())) {
      covered = scope.size();
      pieces.open(start(tree.getBody()), "{ try { return ");
      super.visitLambdaExpression(tree, null);
      pieces.close(end(tree.getBody()), "; " + handler() + "}");
      return;
    }
    super.visitLambdaExpression(tree, null);
  }

  @Override
  public Void visitBlock(BlockTree tree, Void nothing) {
    if (!written(tree)) {
      return null;
    }
    if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
      inside(tree, List.of(), () -> block(tree));
    } else {
      block(tree);
    }
    return null;
  }

  private void block(BlockTree tree) {
    int before = scope.size();
    int coveredBefore = covered;
    List<? extends StatementTree> statements = tree.getStatements();
    List<String> handlers = new ArrayList<>();
    Set<String> unset = new HashSet<>();
    boolean first = true;
    for (StatementTree statement : statements) {
      boolean constructor = first && Instrumenter.callsConstructor(statement);
      first = false;
      if (!constructor && handlers.isEmpty() && covered != scope.size()) {
        handlers.add(0, opened(start(statement)));
      }
      scan(statement, null);
      if (declared(statement, unset) && text.charAt(end(statement) - 1) == ';') {
        handlers.add(0, opened(end(statement)));
      }
    }
    handlers.forEach(handler -> pieces.close(end(tree) - 1, handler));
    scope = new ArrayList<>(scope.subList(0, before));
    covered = coveredBefore;
  }

  /** Whether that statement gives a variable of this block its first value. */
  private boolean declared(StatementTree statement, Set<String> unset) {
    if (statement instanceof VariableTree variable) {
      String name = variable.getName().toString();
      (variable.getInitializer() == null ? unset : scope).add(name);
      return covered != scope.size();
    }
    if (statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof AssignmentTree assignment
        && unset.remove(assignment.getVariable().toString())) {
      scope.add(assignment.getVariable().toString());
      return true;
    }
    return false;
  }

  @Override
  public Void visitForLoop(ForLoopTree loop, Void nothing) {
    List<String> variables = new ArrayList<>();
    for (StatementTree statement : loop.getInitializer()) {
      scan(statement, null);
      if (statement instanceof VariableTree variable && variable.getInitializer() != null) {
        variables.add(variable.getName().toString());
      }
    }
    with(variables, () -> loop(loop, variables.isEmpty() ? -1 : header(loop)));
    return null;
  }

  /**
   * The place after the initialiser of a loop that can be put before it; a label must stay with its
   * loop.
   */
  private int header(ForLoopTree loop) {
    if (getCurrentPath().getParentPath().getLeaf() instanceof LabeledStatementTree) {
      return -1;
    }
    int at = end(loop.getInitializer().get(loop.getInitializer().size() - 1)) - 1;
    while (at < text.length() && text.charAt(at) != ';') {
      at++;
    }
    return at + 1;
  }

  private void loop(ForLoopTree loop, int header) {
    int coveredBefore = covered;
    String handler = "";
    if (header >= 0) {
      int start = start(loop);
      pieces.blank(start, text.indexOf('(', start) + 1);
      pieces.open(start, "{ ");
      handler = opened(header) + " }";
      pieces.open(header, "for (;");
    }
    scan(loop.getCondition(), null);
    scan(loop.getUpdate(), null);
    body(loop.getStatement());
    pieces.close(end(loop), handler);
    covered = coveredBefore;
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
    scan(loop.getExpression(), null);
    with(Variables.names(List.of(loop.getVariable())), () -> body(loop.getStatement()));
    return null;
  }

  /** The body of a loop; one without braces gets some if the loop has new variables. */
  private void body(StatementTree statement) {
    if (statement instanceof BlockTree || covered == scope.size()) {
      scan(statement, null);
      return;
    }
    int coveredBefore = covered;
    pieces.open(start(statement), "{");
    String handler = opened(start(statement));
    scan(statement, null);
    pieces.close(end(statement), handler + " }");
    covered = coveredBefore;
  }

  @Override
  public Void visitCatch(CatchTree tree, Void nothing) {
    with(Variables.names(List.of(tree.getParameter())), () -> scan(tree.getBlock(), null));
    return null;
  }

  private void with(List<String> variables, Runnable scan) {
    List<String> before = scope;
    scope = new ArrayList<>(before);
    scope.addAll(variables);
    scan.run();
    scope = before;
  }

  /** Begins a {@code try} block there; gives its end. */
  private String opened(int at) {
    covered = scope.size();
    pieces.open(at, " try { ");
    return handler();
  }

  private String handler() {
    List<String> names =
        scope.stream().distinct().filter(name -> !name.startsWith("_")).sorted().toList();
    return " } catch (final Throwable %s) { %s.caught(%s, %d, \"%s\", new Object[] {%s}); throw %s; }"
        .formatted(
            CAUGHT,
            Diagnosis.class.getName(),
            CAUGHT,
            body,
            String.join(",", names),
            String.join(", ", names),
            CAUGHT);
  }
}
