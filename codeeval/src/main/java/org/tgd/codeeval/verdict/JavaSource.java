package org.tgd.codeeval.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java sources as the compiler gets them; lines keep their numbers. */
final class JavaSource {
  static final String SOLUTION = "Solution";
  private static final String IMPORTS =
      "import java.util.*; import java.util.stream.*; import java.util.function.*;"
          + " import java.math.*; import java.io.*; import java.util.concurrent.*; ";
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \\t]*package[ \\t]+[\\w.]+[ \\t]*;");
  private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+[\\w.* ]+;");
  private static final Pattern NODE = Pattern.compile("\\b(?:class|record)\\s+(TreeNode|ListNode)");
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
    for (String node : List.of("ListNode", "TreeNode")) {
      if (code.contains(node) && !declares(code, node)) {
        units.put(node, NODES.get(node));
      }
    }
    return units;
  }

  /** What follows keeps its place. */
  private static String withoutPackage(String code) {
    return PACKAGE.matcher(code).replaceAll(found -> " ".repeat(found.group().length()));
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

  /** The units of a solution and a class {@code Main} that tests it. */
  static Map<String, String> ofMain(String code, String main) {
    var units = new LinkedHashMap<String, String>();
    units.put(SOLUTION, IMPORTS + withoutPackage(code));
    var imports = new ArrayList<String>();
    Matcher matcher = IMPORT.matcher(code);
    while (matcher.find()) {
      imports.add(matcher.group().strip());
    }
    units.put("Main", IMPORTS + String.join(" ", imports) + " " + main);
    return units;
  }
}
