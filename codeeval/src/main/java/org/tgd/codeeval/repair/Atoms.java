package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conditions that may be missing at a place: those that the program tests elsewhere, that a
 * variable is empty, absent or zero, that a function of the program says yes.
 */
final class Atoms {
  private static final int MOST = 24;
  private static final int VARIABLES = 6;
  private static final Set<String> LOGIC = Set.of("and", "or", "&&", "||");

  private Atoms() {}

  /** Conditions with a weight from 0 to 1, likeliest kinds first. */
  static Map<String, Double> of(Source source, int index) {
    Map<String, Double> atoms = new LinkedHashMap<>();
    List<String> known = Scope.variables(source, index);
    Set<String> collections = Set.copyOf(Scope.collections(source, known));
    for (String name : known.stream().limit(VARIABLES).toList()) {
      simple(source, name, collections.contains(name), atoms);
    }
    mined(source, known, index, atoms);
    predicates(source, known, atoms);
    Map<String, Double> most = new LinkedHashMap<>();
    atoms.entrySet().stream().limit(4L * MOST).forEach(e -> most.put(e.getKey(), e.getValue()));
    return most;
  }

  private static void simple(
      Source source, String name, boolean collection, Map<String, Double> atoms) {
    if (collection && source.python()) {
      atoms.put("not " + name, 1.0);
      atoms.put("len(" + name + ") == 1", 0.5);
    } else if (collection) {
      String measure = source.code().contains(name + ".size()") ? ".size()" : ".length()";
      boolean array = source.code().contains(name + "[");
      atoms.put(array ? name + ".length == 0" : name + ".isEmpty()", 1.0);
      atoms.put(name + (array ? ".length" : measure) + " == 1", 0.5);
      atoms.put(name + " == null", 0.3);
    } else if (source.python()) {
      atoms.put(name + " == 0", 0.7);
      atoms.put("not " + name, 0.7);
      atoms.put(name + " is None", 0.5);
      atoms.put(name + " == 1", 0.5);
      atoms.put(name + " < 0", 0.4);
      atoms.put(name + " <= 1", 0.4);
    } else {
      atoms.put(name + " == 0", 0.7);
      atoms.put(name + " == null", 0.5);
      atoms.put(name + " == 1", 0.5);
      atoms.put(name + " < 0", 0.4);
      atoms.put(name + " <= 1", 0.4);
    }
  }

  /** Comparisons that the program's conditions are made of. */
  private static void mined(
      Source source, List<String> known, int index, Map<String, Double> atoms) {
    for (int i = 0; i < source.tokens().size(); i++) {
      Slot slot = Slot.at(source, i).orElse(null);
      if (slot == null || slot.role() != Slot.Role.CONDITION) {
        continue;
      }
      for (String part : parts(source, slot)) {
        if (names(source, part).stream().allMatch(name -> known.contains(name)) && i != index) {
          atoms.putIfAbsent(part, 0.6);
        }
      }
    }
  }

  static List<String> parts(Source source, Slot slot) {
    var parts = new ArrayList<String>();
    int first = 0;
    for (int i = 0; i < slot.operands().size(); i++) {
      boolean last = i == slot.operators().size();
      if (last || LOGIC.contains(source.at(slot.operators().get(i)).text())) {
        parts.add(source.text(slot.operands().get(first).first(), slot.operands().get(i).last()));
        first = i + 1;
      }
    }
    return parts;
  }

  private static Set<String> names(Source source, String text) {
    Set<String> names = new LinkedHashSet<>();
    List<Token> tokens = Lexer.tokens(text, source.language());
    for (int i = 0; i < tokens.size(); i++) {
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      boolean field = i > 0 && tokens.get(i - 1).is(".");
      if (tokens.get(i).name()
          && !Source.keyword(tokens.get(i))
          && !called
          && !field
          && !Set.of("True", "False", "None", "true", "false", "null")
              .contains(tokens.get(i).text())) {
        names.add(tokens.get(i).text());
      }
    }
    return names;
  }

  /** Calls of functions of the program that answer with yes or no. */
  private static void predicates(Source source, List<String> known, Map<String, Double> atoms) {
    for (String function : functions(source)) {
      known.stream()
          .limit(VARIABLES)
          .forEach(name -> atoms.putIfAbsent(function + "(" + name + ")", 0.6));
    }
  }

  private static Set<String> functions(Source source) {
    Set<String> functions = new LinkedHashSet<>();
    for (int i = 0; i < source.tokens().size(); i++) {
      boolean declared = source.at(i).is("def") || (!source.python() && source.at(i).is("boolean"));
      boolean one =
          source.at(i + 2).is("(")
              && source.closing(i + 2) > i + 3
              && !source.text(i + 2, source.closing(i + 2)).contains(",");
      String name = source.at(i + 1).text();
      if (declared && one && !name.equals(source.signature().method())) {
        functions.add(name);
      }
    }
    return functions;
  }
}
