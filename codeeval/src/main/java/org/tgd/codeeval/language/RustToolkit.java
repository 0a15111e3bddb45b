package org.tgd.codeeval.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;

/** Rust by rustc, edition 2021, without crates but its own. */
final class RustToolkit implements Toolkit {
  private static final String SOLUTION = "solution.rs";
  private static final String WIRE = "wire.rs";
  private static final Pattern HEAD =
      Pattern.compile(
          "(?m)^[ \\t]*(?:pub\\s+)?fn\\s+(\\w+)\\s*(?:<[^(]*>)?\\(([^{}]*?)\\)\\s*(?:->\\s*([^{]+?))?\\s*\\{\\s*\\z");
  private static final Pattern ERROR =
      Pattern.compile("(?m)^error(?:\\[\\w+\\])?: (.*)$(?:\\R\\s*--> ([\\w./]+):(\\d+):(\\d+))?");

  /**
   * The function that a prompt ends with.
   *
   * @param start where it begins
   * @param name its name
   * @param types the types of its parameters
   * @param returns the type of its result
   */
  private record Function(int start, String name, List<String> types, String returns) {
    static Function of(String prompt) {
      Matcher matcher = HEAD.matcher(prompt);
      if (!matcher.find()) {
        throw new IllegalArgumentException(
            "field 'prompt' must end with the head of a function and an opening brace");
      }
      var types = new ArrayList<String>();
      for (String parameter : TypeList.parts(matcher.group(2))) {
        types.add(parameter.substring(parameter.indexOf(':') + 1).strip());
      }
      String returns = matcher.group(3) == null ? "()" : matcher.group(3).strip();
      return new Function(matcher.start(), matcher.group(1), types, returns);
    }

    private static String owned(String type) {
      String plain = type.replaceAll("&(?:'\\w+\\s+)?str\\b", "&'static str");
      return plain.startsWith("&") && !plain.startsWith("&'static str")
          ? plain.replaceFirst("^&(?:'\\w+\\s+)?(?:mut\\s+)?", "")
          : plain;
    }

    private static String lending(String type) {
      return owned(type).equals(type) || type.matches("&(?:'\\w+\\s+)?str")
          ? ""
          : type.contains("&mut ") ? "&mut " : "&";
    }

    /** All arguments in one tuple. */
    String tuple() {
      return "(" + String.join("", types.stream().map(type -> owned(type) + ", ").toList()) + ")";
    }

    String call() {
      var arguments = new ArrayList<String>();
      for (int i = 0; i < types.size(); i++) {
        arguments.add(lending(types.get(i)) + "a." + i);
      }
      return name + "(" + String.join(", ", arguments) + ")";
    }

    String standIn() {
      var parameters = new ArrayList<String>();
      var given = new StringBuilder();
      for (int i = 0; i < types.size(); i++) {
        String type = types.get(i).replaceAll("&(?:'\\w+\\s+)?str\\b", "&'static str");
        parameters.add("a" + i + ": " + type);
        given.append('a').append(i).append(lending(types.get(i)).isEmpty() ? ", " : ".clone(), ");
      }
      String result = returns.replaceAll("&(?:'\\w+\\s+)?str\\b", "&'static str");
      return "fn %s(%s) -> %s { crate::wire::ask::<%s, %s>((%s)) }\n"
          .formatted(name, String.join(", ", parameters), result, tuple(), result, given);
    }
  }

  @Override
  public Language language() {
    return Language.RUST;
  }

  @Override
  public String tool() {
    return "rustc";
  }

  @Override
  public String source() {
    return "apt-get install rustc, or rustup";
  }

  @Override
  public Build program(String code) {
    return build(Map.of(SOLUTION, code), SOLUTION, List.of("-O"));
  }

  private static Build build(Map<String, String> files, String main, List<String> options) {
    var command = new ArrayList<>(List.of("{rustc}", "--sysroot", "{rust-root}"));
    command.addAll(List.of("--edition=2021", "--cap-lints=allow", "-C", "strip=symbols"));
    // the linker that comes with newer compilers finds its parts only where there is a /proc
    command.addAll(List.of("-C", "link-arg=-fuse-ld=bfd"));
    command.addAll(options);
    command.addAll(List.of("-o", "program", main));
    return new Build(files, List.of(command), "program", List.of("./program"));
  }

  private static Build unit(Map<String, String> files) {
    return build(files, "main.rs", List.of("-C", "debug-assertions=on"));
  }

  @Override
  public Build solution(Problem problem, Tests.Asserts tests, String code) {
    Function function = Function.of(tests.prompt());
    String solution =
        Braces.closed(code)
            + "\npub mod tgd_serve { use super::*; pub fn run() { crate::wire::serve(|mut a: %s| %s); } }\n"
                .formatted(function.tuple(), function.call());
    return unit(
        Map.of(
            WIRE,
            Guest.text(WIRE),
            SOLUTION,
            solution,
            "main.rs",
            "mod wire;\nmod solution;\nfn main() { solution::tgd_serve::run() }\n"));
  }

  @Override
  public List<Build> test(Tests.Asserts tests, String body) {
    Function function = Function.of(tests.prompt());
    String before = tests.prompt().substring(0, function.start());
    String code = body.stripLeading().startsWith("}") ? body.stripLeading().substring(1) : body;
    String renamed = code.replaceFirst("\\bfn\\s+main\\s*\\(\\s*\\)", "fn tgd_test()");
    return List.of(before, plain(before)).stream()
        .map(
            prefix ->
                unit(
                    Map.of(
                        WIRE,
                        Guest.text(WIRE),
                        "main.rs",
                        prefix
                            + "\nmod wire;\n"
                            + function.standIn()
                            + renamed
                            + "\nfn main() { tgd_test(); wire::done(); }\n")))
        .toList();
  }

  /** What of a prompt is code where its words are not marked as comments. */
  private static String plain(String prefix) {
    return String.join(
        "\n",
        prefix.lines().filter(line -> line.matches("(?:use|#!?\\[|extern) ?.*[;\\]]")).toList());
  }

  @Override
  public Complaint complaint(String log) {
    Matcher matcher = ERROR.matcher(log);
    if (!matcher.find()) {
      return new Complaint(0, 0, log.strip());
    }
    boolean own = matcher.group(2) != null && matcher.group(2).endsWith(SOLUTION);
    return new Complaint(
        own ? Integer.parseInt(matcher.group(3)) : 0,
        own ? Integer.parseInt(matcher.group(4)) : 0,
        matcher.group(1));
  }
}
