package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The type of a parameter or a result, in the notation of Python's annotations: {@code int}, {@code
 * float}, {@code str}, {@code bool}, {@code None}, {@code Any}, {@code TreeNode}, {@code ListNode},
 * {@code List[T]}, {@code Tuple[…]}, {@code Set[T]}, {@code Dict[K, V]}, {@code Optional[T]}.
 *
 * @param name the outermost name, for example {@code List}
 * @param arguments what stands in brackets; empty for a plain name
 */
public record Type(String name, List<Type> arguments) {
  /** A type of which nothing is known. */
  public static final Type ANY = new Type("Any", List.of());

  /** Copies the arguments and checks that nothing is missing. */
  public Type {
    requireNonNull(name, "name");
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads a type; quotes around a name are dropped, {@code list} is read as {@code List}, {@code T
   * | None} as {@code Optional[T]}.
   *
   * @throws IllegalArgumentException if the brackets do not match or a name is missing
   */
  public static Type parse(String text) {
    var parser = new Parser(text.replace("'", "").replace("\"", "").strip());
    Type type = parser.type();
    if (parser.position != parser.text.length()) {
      throw new IllegalArgumentException("type '" + text + "' has more after its end");
    }
    return type;
  }

  /** Whether this is a plain name, for example {@code is("int")}. */
  public boolean is(String plainName) {
    return name.equals(plainName) && arguments.isEmpty();
  }

  /** Whether this is a list of something. */
  public boolean isList() {
    return name.equals("List") && arguments.size() == 1;
  }

  /** The type of the elements of a list; {@link #ANY} when there is none. */
  public Type element() {
    return arguments.isEmpty() ? ANY : arguments.get(0);
  }

  /** The type itself, or what it holds when it is {@code Optional}. */
  public Type required() {
    return name.equals("Optional") ? element() : this;
  }

  /** The type in Python's notation. */
  public String python() {
    if (arguments.isEmpty()) {
      return name;
    }
    return name + "[" + String.join(", ", arguments.stream().map(Type::python).toList()) + "]";
  }

  /** The usual Java type for it: {@code int[]} for {@code List[int]}, {@code String}, … */
  public String java() {
    return switch (name) {
      case "int" -> "int";
      case "float" -> "double";
      case "bool" -> "boolean";
      case "str" -> "String";
      case "None" -> "void";
      case "List" -> element().java() + "[]";
      case "Optional" -> element().boxed();
      case "Set" -> "Set<" + element().boxed() + ">";
      case "Dict" -> "Map<" + String.join(", ", arguments.stream().map(Type::boxed).toList()) + ">";
      case "TreeNode", "ListNode" -> name;
      default -> "Object";
    };
  }

  private String boxed() {
    return switch (java()) {
      case "int" -> "Integer";
      case "double" -> "Double";
      case "boolean" -> "Boolean";
      default -> java();
    };
  }

  @Override
  public String toString() {
    return python();
  }

  private static final class Parser {
    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    Type type() {
      Type first = single();
      if (!take('|')) {
        return first;
      }
      Type second = type();
      return second.is("None") ? optional(first) : first.is("None") ? optional(second) : ANY;
    }

    private static Type optional(Type type) {
      return new Type("Optional", List.of(type));
    }

    private Type single() {
      int start = position;
      while (position < text.length()
          && (Character.isJavaIdentifierPart(text.charAt(position))
              || text.charAt(position) == '.')) {
        position++;
      }
      if (start == position) {
        throw new IllegalArgumentException(
            "type '" + text + "' lacks a name at column " + (start + 1));
      }
      String name = canonical(text.substring(start, position));
      var arguments = new ArrayList<Type>();
      if (take('[')) {
        do {
          arguments.add(type());
        } while (take(','));
        if (!take(']')) {
          throw new IllegalArgumentException("type '" + text + "' lacks a closing bracket");
        }
      }
      return new Type(name, arguments);
    }

    private boolean take(char wanted) {
      skipBlanks();
      boolean found = position < text.length() && text.charAt(position) == wanted;
      if (found) {
        position++;
        skipBlanks();
      }
      return found;
    }

    private void skipBlanks() {
      while (position < text.length() && text.charAt(position) == ' ') {
        position++;
      }
    }

    private static String canonical(String name) {
      return switch (name) {
        case "list", "typing.List" -> "List";
        case "tuple" -> "Tuple";
        case "set" -> "Set";
        case "dict" -> "Dict";
        case "typing.Optional" -> "Optional";
        default -> name;
      };
    }
  }
}
