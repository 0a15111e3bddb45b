package org.tgd.codeeval.guest;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Marks the operand after which an array access, a division, a field access or a cast can fail. The
 * compiler notes the line of each call, but not of these: what follows a call counts to its line.
 */
final class Marks extends TreePathScanner<Void, Void> {
  private static final Set<Tree.Kind> DIVISIONS =
      Set.of(
          Tree.Kind.DIVIDE,
          Tree.Kind.REMAINDER,
          Tree.Kind.DIVIDE_ASSIGNMENT,
          Tree.Kind.REMAINDER_ASSIGNMENT);

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;
  private final Pieces pieces;

  private Marks(Trees trees, CompilationUnitTree unit, String text, Pieces pieces) {
    this.trees = trees;
    this.unit = unit;
    this.positions = trees.getSourcePositions();
    this.text = text;
    this.pieces = pieces;
  }

  /** Inserts the marks. */
  static void mark(Trees trees, CompilationUnitTree unit, String text, Pieces pieces) {
    new Marks(trees, unit, text, pieces).scan(unit, null);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The place of the first sign that follows a tree. */
  private int after(Tree tree) {
    int at = end(tree);
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void mark(ExpressionTree operand, int place) {
    int start = (int) positions.getStartPosition(unit, operand);
    int end = end(operand);
    boolean function =
        operand instanceof LambdaExpressionTree || operand instanceof MemberReferenceTree;
    if (start >= 0 && end > start && !function) {
      pieces.mark(start, end, place);
    }
  }

  private TypeMirror type(Tree tree) {
    return trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
  }

  private boolean isReference(Tree tree) {
    TypeMirror type = type(tree);
    return type != null && !type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID;
  }

  @Override
  public Void visitArrayAccess(ArrayAccessTree tree, Void nothing) {
    mark(tree.getIndex(), after(tree.getExpression()));
    return super.visitArrayAccess(tree, null);
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void nothing) {
    boolean constant = tree.getRightOperand() instanceof LiteralTree;
    if (DIVISIONS.contains(tree.getKind()) && !constant) {
      mark(tree.getRightOperand(), after(tree.getLeftOperand()));
    }
    return super.visitBinary(tree, null);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void nothing) {
    if (DIVISIONS.contains(tree.getKind())) {
      mark(tree.getExpression(), after(tree.getVariable()));
    }
    return super.visitCompoundAssignment(tree, null);
  }

  /** What is assigned is computed before the element or field is looked up. */
  @Override
  public Void visitAssignment(AssignmentTree tree, Void nothing) {
    boolean element = tree.getVariable() instanceof ArrayAccessTree;
    boolean field =
        tree.getVariable() instanceof MemberSelectTree select
            && hasOwner(new TreePath(getCurrentPath(), select), select);
    if ((element || field) && fails(tree.getExpression())) {
      int place =
          tree.getVariable() instanceof ArrayAccessTree access
              ? after(access.getExpression())
              : after(((MemberSelectTree) tree.getVariable()).getExpression());
      mark(tree.getExpression(), place);
    }
    return super.visitAssignment(tree, null);
  }

  /** Whether something in it begins a line of its own. */
  private static boolean fails(ExpressionTree tree) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }

          @Override
          public Boolean scan(Tree part, Void nothing) {
            boolean fails =
                part instanceof MethodInvocationTree
                    || part instanceof NewClassTree
                    || part instanceof ArrayAccessTree
                    || part instanceof ConditionalExpressionTree
                    || part instanceof TypeCastTree
                    || (part != null && DIVISIONS.contains(part.getKind()));
            return fails ? Boolean.TRUE : super.scan(part, null);
          }
        }.scan(tree, null));
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
    if (hasOwner(getCurrentPath(), tree)) {
      mark(tree.getExpression(), after(tree.getExpression()));
    }
    return super.visitMemberSelect(tree, null);
  }

  /** Whether it is a field (or the length) of an object other than this one. */
  private boolean hasOwner(TreePath path, MemberSelectTree tree) {
    Element element = trees.getElement(path);
    return element != null
        && element.getKind() == ElementKind.FIELD
        && !element.getModifiers().contains(Modifier.STATIC)
        && !tree.getIdentifier().contentEquals("class")
        && !isSelf(tree.getExpression());
  }

  private static boolean isSelf(ExpressionTree tree) {
    Name name =
        tree instanceof IdentifierTree identifier
            ? identifier.getName()
            : tree instanceof MemberSelectTree outer ? outer.getIdentifier() : null;
    return name != null && (name.contentEquals("this") || name.contentEquals("super"));
  }

  @Override
  public Void visitTypeCast(TypeCastTree tree, Void nothing) {
    if (isReference(tree.getExpression())) {
      mark(tree.getExpression(), (int) positions.getStartPosition(unit, tree));
    }
    return super.visitTypeCast(tree, null);
  }

  /** A constructor's call gets no line by itself. */
  @Override
  public Void visitNewClass(NewClassTree tree, Void nothing) {
    int start = (int) positions.getStartPosition(unit, tree);
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    boolean statement =
        parent instanceof ExpressionStatementTree || parent instanceof LambdaExpressionTree;
    // an enum's constants are made without the word
    if (!statement && start >= 0 && text.startsWith("new", start)) {
      pieces.precede(start, end(tree), start);
      List<? extends ExpressionTree> arguments = tree.getArguments();
      if (arguments.stream().anyMatch(Marks::fails)) {
        mark(arguments.get(arguments.size() - 1), start);
      }
    }
    return super.visitNewClass(tree, null);
  }

  @Override
  public Void visitNewArray(NewArrayTree tree, Void nothing) {
    for (ExpressionTree dimension : tree.getDimensions()) {
      mark(dimension, (int) positions.getStartPosition(unit, tree));
    }
    return super.visitNewArray(tree, null);
  }
}
