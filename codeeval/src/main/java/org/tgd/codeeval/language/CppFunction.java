package org.tgd.codeeval.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The function that a C++ prompt ends with, to be filled in.
 *
 * @param start where its declaration begins in the prompt
 * @param returns the type of its result
 * @param name its name
 * @param types the types of its parameters
 */
record CppFunction(int start, String returns, String name, List<String> types) {
  private static final Pattern HEAD =
      Pattern.compile(
          "(?m)^[ \\t]*([A-Za-z_][\\w:<>,*& \\t]*?[\\s>&*])(\\w+)\\s*\\(([^{}()]*)\\)\\s*\\{\\s*\\z");
  private static final Pattern NAMED = Pattern.compile("^(.*[\\s>&*])(\\w+)\\s*$");

  CppFunction {
    types = List.copyOf(types);
  }

  /**
   * The function of a prompt.
   *
   * @throws IllegalArgumentException if the prompt does not end with the head of one
   */
  static CppFunction of(String prompt) {
    Matcher matcher = HEAD.matcher(Braces.withoutLastComments(prompt));
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "field 'prompt' must end with the head of a function and an opening brace");
    }
    var types = new ArrayList<String>();
    for (String parameter : TypeList.parts(matcher.group(3))) {
      Matcher named = NAMED.matcher(parameter.strip());
      types.add((named.find() ? named.group(1) : parameter).strip());
    }
    return new CppFunction(matcher.start(), matcher.group(1).strip(), matcher.group(2), types);
  }

  /** The types of the parameters as values. */
  String plainTypes() {
    return String.join(", ", types.stream().map(CppFunction::plain).toList());
  }

  private static String plain(String type) {
    return type.replaceAll("^const\\s+", "").replaceAll("\\s*&+$", "").strip();
  }

  /** Parameters that take those values as they are. */
  String lent() {
    var parameters = new ArrayList<String>();
    for (int i = 0; i < types.size(); i++) {
      parameters.add(plain(types.get(i)) + "& a" + i);
    }
    return String.join(", ", parameters);
  }

  String arguments() {
    var names = new ArrayList<String>();
    for (int i = 0; i < types.size(); i++) {
      names.add("a" + i);
    }
    return String.join(", ", names);
  }

  /** A function of that head which asks. */
  String standIn() {
    var parameters = new ArrayList<String>();
    for (int i = 0; i < types.size(); i++) {
      parameters.add(types.get(i) + " a" + i);
    }
    return "%s %s(%s) { return tgd_wire::ask<%s>(%s); }"
        .formatted(returns, name, String.join(", ", parameters), plain(returns), arguments());
  }
}
