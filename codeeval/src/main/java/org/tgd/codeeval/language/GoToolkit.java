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

/** Go by its compiler and linker, with packages of its library. */
final class GoToolkit implements Toolkit {
  private static final String SOLUTION = "solution.go";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+\\w+");
  private static final Pattern MAIN = Pattern.compile("(?m)^func[ \\t]+main[ \\t]*\\([ \\t]*\\)");
  private static final Pattern HEAD =
      Pattern.compile(
          "(?m)^func\\s+(\\w+)\\s*\\((.*?)\\)\\s*([^{}()]*(?:\\{\\})?[^{}()]*?)\\s*\\{\\s*\\z");
  private static final Pattern TEST = Pattern.compile("(?m)^func\\s+(Test\\w*)\\s*\\(");
  private static final Pattern ERROR =
      Pattern.compile("(?m)^(?:\\./)?([\\w./]+):(\\d+)(?::(\\d+))?: (.*)$");

  @Override
  public Language language() {
    return Language.GO;
  }

  @Override
  public String tool() {
    return "go";
  }

  @Override
  public String source() {
    return "apt-get install golang-go";
  }

  @Override
  public Build program(String code) {
    return build(Map.of(SOLUTION, code), List.of(SOLUTION));
  }

  private static Build build(Map<String, String> files, List<String> sources) {
    var compile = new ArrayList<>(List.of("{go-compile}", "-p", "main", "-complete"));
    compile.addAll(List.of("-importcfg", "{go-packages}", "-o", "main.o"));
    compile.addAll(sources);
    return new Build(
        files,
        List.of(
            compile,
            List.of(
                "{go-link}", "-importcfg", "{go-packages}", "-s", "-w", "-o", "program", "main.o")),
        "program",
        List.of("./program"));
  }

  @Override
  public Build solution(Problem problem, Tests.Asserts tests, String code) {
    String text = MAIN.matcher(inMain(Braces.closed(code))).replaceAll("func solutionMain()");
    var files = new LinkedHashMap<String, String>();
    files.put("wire.go", Guest.text("wire.go"));
    files.put("serve.go", Guest.text("serve.go"));
    files.put(SOLUTION, text + used(text));
    files.put("main.go", "package main\n\nfunc main() { tgdServe(" + tests.entry() + ") }\n");
    return build(files, List.of("wire.go", "serve.go", SOLUTION, "main.go"));
  }

  private static String inMain(String code) {
    Matcher matcher = PACKAGE.matcher(code);
    return matcher.find() ? matcher.replaceFirst("package main") : "package main; " + code;
  }

  /** Prompts import what only their tests use, which Go refuses. */
  private static String used(String code) {
    String use = "";
    if (code.contains("\"testing\"")) {
      use += "\nvar _ testing.TB\n";
    }
    return code.contains("\"fmt\"") ? use + "\nvar _ = fmt.Sprint\n" : use;
  }

  @Override
  public List<Build> test(Tests.Asserts tests, String body) {
    Matcher head = HEAD.matcher(tests.prompt());
    Matcher test = TEST.matcher(body);
    if (!head.find() || !test.find()) {
      throw new IllegalArgumentException(
          "field 'prompt' must end with the head of a function with one result and an opening"
              + " brace, and the tests hold a function whose name starts with Test");
    }
    String before = tests.prompt().substring(0, head.start());
    String code = body.stripLeading().startsWith("}") ? body.stripLeading().substring(1) : body;
    return List.of(before, plain(before)).stream()
        .map(prefix -> tested(inMain(prefix) + "\n" + standIn(head) + code, test.group(1)))
        .toList();
  }

  private static Build tested(String test, String name) {
    var files = new LinkedHashMap<String, String>();
    files.put("wire.go", Guest.text("wire.go"));
    files.put("check.go", Guest.text("check.go"));
    files.put("test.go", test + used(test));
    files.put(
        "main.go", "package main\n\nfunc main() { tgdCheck(\"" + name + "\", " + name + ") }\n");
    return build(files, List.of("wire.go", "check.go", "test.go", "main.go"));
  }

  private static String standIn(Matcher head) {
    var given = new StringBuilder();
    for (String parameter : TypeList.parts(head.group(2))) {
      given.append(", &").append(parameter.split("\\s", 2)[0]);
    }
    return "func %s(%s) (tgdResult %s) { tgdAsk(&tgdResult%s); return }\n"
        .formatted(head.group(1), head.group(2), head.group(3), given);
  }

  /** What of a prompt is code where its words are not marked as comments. */
  private static String plain(String prefix) {
    Matcher imports = Pattern.compile("(?ms)^import\\s*(?:\\(.*?\\)|\"[^\"]*\")").matcher(prefix);
    return imports.find() ? imports.group() : "";
  }

  @Override
  public Complaint complaint(String log) {
    Matcher matcher = ERROR.matcher(log);
    if (!matcher.find()) {
      return new Complaint(0, 0, log.strip());
    }
    boolean own = matcher.group(1).endsWith(SOLUTION);
    int column = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return new Complaint(
        own ? Integer.parseInt(matcher.group(2)) : 0, own ? column : 0, matcher.group(4));
  }
}
