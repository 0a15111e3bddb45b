package org.tgd.codeeval.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;

/** C++ by g++: 17 for functions that tests call, as MultiPL-E's rows want, else 20. */
final class CppToolkit implements Toolkit {
  private static final String SOLUTION = "solution.cpp";
  private static final String WIRE = "wire.hpp";
  private static final Pattern ERROR =
      Pattern.compile("(?m)^([\\w./]+):(\\d+):(\\d+): (?:fatal )?error: (.*)$");
  private static final Pattern OPENSSL = Pattern.compile("(?m)^\\s*#\\s*include\\s*<openssl/");
  private static final Pattern PLAIN = Pattern.compile("(?m)^(?:#.*|using .*;|namespace .*;)$");

  @Override
  public Language language() {
    return Language.CPP;
  }

  @Override
  public String tool() {
    return "g++";
  }

  @Override
  public String source() {
    return "apt-get install g++";
  }

  @Override
  public Build program(String code) {
    return build(Map.of(SOLUTION, code), SOLUTION, List.of("-std=gnu++20", "-O2"));
  }

  private static Build build(Map<String, String> files, String main, List<String> options) {
    var command = new ArrayList<>(List.of("{g++}"));
    command.addAll(options);
    command.addAll(List.of("-w", "-pipe", "-fmax-errors=3", "-o", "program", main));
    if (files.values().stream().anyMatch(text -> OPENSSL.matcher(text).find())) {
      command.add("-lcrypto");
    }
    return new Build(files, List.of(command), "program", List.of("./program"));
  }

  @Override
  public Build solution(Problem problem, Tests.Asserts tests, String code) {
    var function = CppFunction.of(tests.prompt());
    String tagged = CppUnions.tagged(Braces.closed(code));
    String main =
        "#include \"%s\"\n#define main solution_main\n#include \"%s\"\n#undef main\n%s"
                .formatted(WIRE, SOLUTION, CppUnions.wires(tests.prompt()))
            + "int main() { return tgd_wire::serve<%s>([](%s) { return %s(%s); }); }\n"
                .formatted(
                    function.plainTypes(), function.lent(), function.name(), function.arguments());
    return unit(Map.of(WIRE, Guest.text(WIRE), SOLUTION, tagged, "main.cpp", main));
  }

  private static Build unit(Map<String, String> files) {
    return build(files, "main.cpp", List.of("-std=c++17", "-O0"));
  }

  @Override
  public List<Build> test(Tests.Asserts tests, String body) {
    var function = CppFunction.of(tests.prompt());
    String before = tests.prompt().substring(0, function.start());
    var builds = new ArrayList<Build>();
    for (String prefix : List.of(before, plain(before))) {
      var files = new LinkedHashMap<String, String>();
      files.put(WIRE, Guest.text(WIRE));
      files.put(
          "main.cpp",
          "#include \""
              + WIRE
              + "\"\n"
              + CppUnions.tagged(prefix)
              + "\n"
              + CppUnions.wires(before)
              + function.standIn()
              + "\n"
              + "static int tgd_told = on_exit(tgd_wire::told, nullptr);\n"
              + (body.stripLeading().startsWith("}") ? body.stripLeading().substring(1) : body));
      builds.add(unit(files));
    }
    return builds;
  }

  /** What of a prompt is code where its words are not marked as comments. */
  private static String plain(String prefix) {
    var kept = new StringBuilder();
    Matcher matcher = PLAIN.matcher(prefix);
    while (matcher.find()) {
      kept.append(matcher.group()).append('\n');
    }
    CppUnions.declarations(prefix).forEach(union -> kept.append(union).append('\n'));
    return kept.toString();
  }

  @Override
  public Complaint complaint(String log) {
    Matcher matcher = ERROR.matcher(log);
    if (!matcher.find()) {
      return new Complaint(0, 0, log.strip());
    }
    boolean own = matcher.group(1).endsWith(SOLUTION);
    return new Complaint(
        own ? Integer.parseInt(matcher.group(2)) : 0,
        own ? Integer.parseInt(matcher.group(3)) : 0,
        matcher.group(4));
  }
}
