package org.tgd.codeeval.verdict;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;

/** Java sources as the compiler gets them; lines keep their numbers. */
final class JavaSource {
  static final String SOLUTION = "Solution";
  static final String MAIN = "Main";
  private static final String IMPORTS =
      "import java.util.*; import java.util.stream.*; import java.util.function.*;"
          + " import java.math.*; import java.io.*; import java.util.concurrent.*; ";
  private static final List<String> PACKAGES =
      List.of(
          "java.lang",
          "java.util",
          "java.util.stream",
          "java.util.function",
          "java.math",
          "java.io",
          "java.util.concurrent");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \\t]*package[ \\t]+[\\w.]+[ \\t]*;");
  private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+[\\w.* ]+;");
  private static final Pattern NODE =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+(TreeNode|ListNode)\\b");
  private static final Map<String, String> NODES =
      Map.of(
          "TreeNode",
          "class TreeNode { int val; TreeNode left; TreeNode right; TreeNode() {}"
              + " TreeNode(int val) { this.val = val; } TreeNode(int val, TreeNode left, TreeNode"
              + " right) { this.val = val; this.left = left; this.right = right; } }",
          "ListNode",
          "class ListNode { int val; ListNode next; ListNode() {} ListNode(int val) { this.val ="
              + " val; } ListNode(int val, ListNode next) { this.val = val; this.next = next; } }");

  private JavaSource() {}

  /** How many characters stand before the solution's own first line. */
  static int prefixLength() {
    return IMPORTS.length();
  }

  /** The units of a solution in the class form. */
  static Map<String, String> ofSolution(String code) {
    var units = new LinkedHashMap<String, String>();
    units.put(SOLUTION, IMPORTS + withoutPackage(code));
    String bare = JavaText.code(code);
    for (String node : List.of("ListNode", "TreeNode")) {
      if (bare.contains(node) && !declares(bare, node)) {
        units.put(node, NODES.get(node));
      }
    }
    return units;
  }

  /** A text with the imports that solutions get. */
  static String imported(String text) {
    return IMPORTS + withoutPackage(text);
  }

  /** What follows keeps its place. */
  private static String withoutPackage(String code) {
    var text = new StringBuilder(code);
    Matcher matcher = PACKAGE.matcher(JavaText.code(code));
    while (matcher.find()) {
      text.replace(matcher.start(), matcher.end(), " ".repeat(matcher.group().length()));
    }
    return text.toString();
  }

  private static boolean declares(String code, String node) {
    Matcher matcher = NODE.matcher(code);
    while (matcher.find()) {
      if (matcher.group(1).equals(node)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The units of a solution and a class {@code Main} that tests it. What the test imports is named
   * by the problem alone, and each class of the JDK that it uses by its full name, so that classes
   * of the solution cannot stand in for them.
   */
  static Map<String, String> ofMain(Problem problem, String code, String main) {
    var units = new LinkedHashMap<String, String>();
    units.put(SOLUTION, IMPORTS + withoutPackage(code));
    units.put(MAIN, main(problem, main));
    return units;
  }

  /** The unit of a class {@code Main} that tests a solution in another machine. */
  static Map<String, String> ofTest(Problem problem, String main) {
    return Map.of(MAIN, main(problem, main));
  }

  private static String main(Problem problem, String main) {
    Set<String> imports = new LinkedHashSet<>();
    Matcher matcher = IMPORT.matcher(JavaText.code(problem.starter(Language.JAVA)));
    while (matcher.find()) {
      imports.add(matcher.group().strip());
    }
    Set<String> taken = declared(main);
    taken.add(problem.signature().className());
    String own = String.join(" ", imports) + main;
    for (String name : names(main)) {
      boolean free = !taken.contains(name) && !own.contains("." + name + ";");
      platform(name).filter(found -> free).ifPresent(found -> imports.add(found));
    }
    return IMPORTS + String.join(" ", imports) + " " + main;
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    NAME.matcher(text).results().forEach(found -> names.add(found.group()));
    return names;
  }

  private static Set<String> declared(String text) {
    Set<String> names = new HashSet<>();
    DECLARED.matcher(JavaText.code(text)).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** The import of a public class of that name in one of the packages that a test may use. */
  private static Optional<String> platform(String name) {
    return PACKAGES.stream()
        .map(place -> Class.forName(Object.class.getModule(), place + "." + name))
        .filter(type -> type != null && Modifier.isPublic(type.getModifiers()))
        .findFirst()
        .map(type -> "import " + type.getName() + ";");
  }
}
