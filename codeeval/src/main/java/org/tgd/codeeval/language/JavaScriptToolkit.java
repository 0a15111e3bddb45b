package org.tgd.codeeval.language;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;

/** JavaScript by Node.js. */
final class JavaScriptToolkit implements Toolkit {
  private static final String SOLUTION = "solution.js";
  private static final String WIRE = "wire.js";
  private static final Pattern ERROR =
      Pattern.compile("(?s)solution\\.js:(\\d+).*?\\n((?:\\w*Error): [^\\n]*)");

  @Override
  public Language language() {
    return Language.JAVASCRIPT;
  }

  @Override
  public String tool() {
    return "node";
  }

  @Override
  public String source() {
    return "apt-get install nodejs";
  }

  @Override
  public Build program(String code) {
    return new Build(
        Map.of(SOLUTION, code),
        List.of(List.of("{node}", "--check", SOLUTION)),
        SOLUTION,
        List.of("{node}", SOLUTION));
  }

  @Override
  public Build solution(Problem problem, Tests.Asserts tests, String code) {
    return unit(
        Map.of(
            WIRE,
            Guest.text(WIRE),
            "serve.js",
            Guest.text("serve.js"),
            SOLUTION,
            Braces.closed(code)),
        List.of("{node}", "serve.js", tests.entry()));
  }

  private static Build unit(Map<String, String> files, List<String> command) {
    return new Build(files, List.of(), "", command);
  }

  @Override
  public List<Build> test(Tests.Asserts tests, String body) {
    Pattern head =
        Pattern.compile(
            "(?m)^(?:(?:const|let|var)\\s+%1$s\\b|(?:async\\s+)?function\\*?\\s*%1$s\\b)"
                .formatted(Pattern.quote(tests.entry())));
    Matcher matcher = head.matcher(tests.prompt());
    String before = matcher.find() ? tests.prompt().substring(0, matcher.start()) : "";
    return List.of(tested(tests, before + "\n" + body), tested(tests, body));
  }

  private static Build tested(Tests.Asserts tests, String test) {
    return new Build(
        Map.of(WIRE, Guest.text(WIRE), "check.js", Guest.text("check.js"), "test.js", test),
        List.of(List.of("{node}", "--check", "test.js")),
        "test.js",
        List.of("{node}", "check.js", tests.entry()));
  }

  @Override
  public Complaint complaint(String log) {
    Matcher matcher = ERROR.matcher(log);
    return matcher.find()
        ? new Complaint(Integer.parseInt(matcher.group(1)), 0, matcher.group(2))
        : new Complaint(0, 0, log.strip());
  }
}
