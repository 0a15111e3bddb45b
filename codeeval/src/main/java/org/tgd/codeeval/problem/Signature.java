package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a solution must offer: a method of a class, or a plain function.
 *
 * @param className the class that is instantiated without arguments; empty for a plain function
 * @param method the name of the method or function
 * @param parameters in order; empty when the tests are code and call it themselves
 * @param returns the type of the result
 */
public record Signature(String className, String method, List<Parameter> parameters, Type returns) {
  /** Copies the parameters and checks that nothing is missing. */
  public Signature {
    requireNonNull(className, "className");
    requireNonNull(method, "method");
    parameters = List.copyOf(parameters);
    requireNonNull(returns, "returns");
  }

  /**
   * The frame of a solution in Python or Java: class, method, an empty body; nothing in other
   * languages.
   */
  public String starter(Language language) {
    return switch (language) {
      case PYTHON -> pythonStarter();
      case JAVA -> javaStarter();
      default -> "";
    };
  }

  private String pythonStarter() {
    var names = new StringBuilder(className.isEmpty() ? "" : "self");
    for (Parameter parameter : parameters) {
      names.append(names.isEmpty() ? "" : ", ");
      names.append(parameter.name()).append(": ").append(parameter.type().python());
    }
    String head = "def " + method + "(" + names + ") -> " + returns.python() + ":\n";
    return className.isEmpty()
        ? head + "    pass\n"
        : "class " + className + ":\n    " + head + "        pass\n";
  }

  private String javaStarter() {
    String names =
        String.join(", ", parameters.stream().map(p -> p.type().java() + " " + p.name()).toList());
    String owner = className.isEmpty() ? "Solution" : className;
    return "class %s {\n    public %s %s(%s) {\n        \n    }\n}\n"
        .formatted(owner, returns.java(), method, names);
  }
}
