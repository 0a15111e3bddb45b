package org.tgd.codeeval.guest;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The source of a stand-in for a solution: classes with the methods of the problem's own starter
 * text, each of which asks {@link Remote}. Made from the problem alone, so that no solution has a
 * say in it.
 */
final class Stub {
  private static final String REMOTE = Remote.class.getName();
  private final StringBuilder out = new StringBuilder();

  private Stub() {}

  /** The source; empty if the text declares what cannot be stood in for. */
  static String of(CompilationUnitTree unit) {
    StringBuilder all = new StringBuilder();
    for (ImportTree each : unit.getImports()) {
      all.append(each.toString().strip()).append('\n');
    }
    for (Tree tree : unit.getTypeDecls()) {
      if (!(tree instanceof ClassTree type) || !simple(type)) {
        return "";
      }
      Stub stub = new Stub();
      stub.type(type);
      all.append(stub.out);
    }
    return all.toString();
  }

  private static boolean simple(ClassTree type) {
    return type.getKind() == Tree.Kind.CLASS
        && type.getExtendsClause() == null
        && type.getImplementsClause().isEmpty()
        && type.getTypeParameters().isEmpty();
  }

  private void type(ClassTree type) {
    String name = type.getSimpleName().toString();
    out.append("class ").append(name).append(" {\nprivate final int tgd$self;\n");
    boolean constructed = false;
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getReturnType() == null) {
        constructed = true;
        constructor(name, method);
      } else if (member instanceof MethodTree method
          && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        method(name, method);
      }
    }
    if (!constructed) {
      out.append(name).append("() { tgd$self = ").append(REMOTE).append(".fresh(); }\n");
    }
    out.append("}\n");
  }

  private void constructor(String owner, MethodTree method) {
    out.append(owner).append(parameters(method)).append(thrown(method));
    out.append(" { tgd$self = ").append(REMOTE).append(".create(\"").append(owner).append('"');
    arguments(method);
    out.append("); }\n");
  }

  private void method(String owner, MethodTree method) {
    boolean fixed = method.getModifiers().getFlags().contains(Modifier.STATIC);
    String call =
        "%s.call(\"%s\", \"%s\", %s"
            .formatted(REMOTE, owner, method.getName(), fixed ? "0" : "tgd$self");
    out.append("@SuppressWarnings(\"unchecked\") public ").append(fixed ? "static " : "");
    List<String> variables = new ArrayList<>();
    for (TypeParameterTree variable : method.getTypeParameters()) {
      variables.add(variable.toString());
    }
    out.append(variables.isEmpty() ? "" : "<" + String.join(", ", variables) + "> ");
    out.append(method.getReturnType()).append(' ').append(method.getName());
    out.append(parameters(method)).append(thrown(method)).append(" { ");
    String returns = method.getReturnType().toString();
    if (returns.equals("void")) {
      out.append(call);
      arguments(method);
      out.append("); }\n");
      return;
    }
    boolean free = names(method).contains(returns);
    out.append("return (").append(returns).append(") ").append(REMOTE).append(".as(");
    out.append(free ? "Object" : erased(method.getReturnType())).append(".class, ").append(call);
    arguments(method);
    out.append(")); }\n");
  }

  private static Set<String> names(MethodTree method) {
    List<String> names = new ArrayList<>();
    method.getTypeParameters().forEach(variable -> names.add(variable.getName().toString()));
    return Set.copyOf(names);
  }

  private static String erased(Tree type) {
    if (type instanceof ParameterizedTypeTree parameterized) {
      return parameterized.getType().toString();
    } else if (type instanceof ArrayTypeTree array) {
      return erased(array.getType()) + "[]";
    }
    return type.toString();
  }

  private static String parameters(MethodTree method) {
    List<String> all = new ArrayList<>();
    for (VariableTree each : method.getParameters()) {
      all.add(each.getType() + " " + each.getName());
    }
    return "(" + String.join(", ", all) + ")";
  }

  private static String thrown(MethodTree method) {
    List<String> all = new ArrayList<>();
    for (ExpressionTree each : method.getThrows()) {
      all.add(each.toString());
    }
    return all.isEmpty() ? "" : " throws " + String.join(", ", all);
  }

  private void arguments(MethodTree method) {
    out.append(", new Object[] {");
    for (VariableTree each : method.getParameters()) {
      out.append(each.getName()).append(", ");
    }
    out.append('}');
  }
}
