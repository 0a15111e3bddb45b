package org.tgd.codeeval.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MultiPL-E writes a result that is of one type or another as a union that does not know which. In
 * its place stands a structure of the same name, constructors, members and comparisons that does.
 */
final class CppUnions {
  private static final Pattern UNION =
      Pattern.compile("(?s)\\bunion\\s+(Union_\\w+)\\s*\\{(.*?)\\n\\s*\\};");
  private static final Pattern MEMBER = Pattern.compile("(?m)^\\s*([\\w:<>, *]+?)\\s+(f\\d+)\\s*;");

  private CppUnions() {}

  /** The unions of a text, as they should be. */
  static List<String> declarations(String text) {
    var found = new ArrayList<String>();
    Matcher matcher = UNION.matcher(text);
    while (matcher.find()) {
      found.add(structure(matcher.group(1), matcher.group(2)));
    }
    return found;
  }

  /** The text with structures in place of its unions; lines keep their numbers. */
  static String tagged(String text) {
    return UNION
        .matcher(text)
        .replaceAll(
            found -> {
              long lines = found.group().chars().filter(c -> c == '\n').count();
              String made = structure(found.group(1), found.group(2));
              return Matcher.quoteReplacement(made + "\n".repeat((int) lines));
            });
  }

  private static List<String[]> members(String body) {
    var members = new ArrayList<String[]>();
    Matcher matcher = MEMBER.matcher(body);
    while (matcher.find()) {
      members.add(new String[] {matcher.group(1).strip(), matcher.group(2)});
    }
    return members;
  }

  private static String structure(String name, String body) {
    var made = new StringBuilder("struct " + name + " { int tag = -1; ");
    List<String[]> members = members(body);
    for (String[] member : members) {
      made.append(member[0]).append(' ').append(member[1]).append("{}; ");
    }
    made.append(name).append("() {} ");
    for (int i = 0; i < members.size(); i++) {
      String type = members.get(i)[0];
      String field = members.get(i)[1];
      made.append("%s(%s v) : tag(%d), %s(v) {} ".formatted(name, type, i, field));
      made.append(
          "bool operator==(%s f) { return tag == %d && %s == f; } ".formatted(type, i, field));
    }
    return made.append("};").toString();
  }

  /** How the unions of a prompt cross. */
  static String wires(String prompt) {
    var wires = new StringBuilder();
    Matcher matcher = UNION.matcher(prompt);
    while (matcher.find()) {
      wires.append(wire(matcher.group(1), members(matcher.group(2))));
    }
    return wires.toString();
  }

  private static String wire(String name, List<String[]> members) {
    var put = new StringBuilder();
    var get = new StringBuilder();
    for (int i = 0; i < members.size(); i++) {
      String field = members.get(i)[1];
      put.append("if (u.tag == %d) tgd_wire::put(out, u.%s); ".formatted(i, field));
      get.append("if (u.tag == %d) tgd_wire::get(in, u.%s); ".formatted(i, field));
    }
    return ("template <> struct tgd_wire::Wire<%s> { static void put(std::string& out, const %s& u)"
            + " { out += \"{\\\"$union\\\":[\" + std::to_string(u.tag) + \",\"; %sout += \"]}\"; }"
            + " static void get(Reader& in, %s& u) { if (!in.opens(\"$union\"))"
            + " in.fail(\"a union\"); in.need(\"[\"); tgd_wire::get(in, u.tag); in.need(\",\");"
            + " %sin.need(\"]\"); in.need(\"}\"); } };\n")
        .formatted(name, name, put, name, get);
  }
}
