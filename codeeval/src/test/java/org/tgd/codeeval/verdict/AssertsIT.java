package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Printed;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.StreamCase;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;

/** Solutions in languages with a compiler or interpreter of their own. */
class AssertsIT {
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT);
    NeedsSandbox.of(runner, Language.CPP, Language.JAVASCRIPT, Language.GO, Language.RUST);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static Judgement judge(Problem problem, Language language, String code) {
    return runner.judge(
        problem, new Submission("s", problem.taskId(), Optional.of(language), code, false));
  }

  private static Problem cpp(String head, String entry, String asserts) {
    return problem(
        Language.CPP,
        "#include<assert.h>\n#include<bits/stdc++.h>\n" + head + "\n",
        entry,
        "}\nint main() {\n  auto candidate = " + entry + ";\n" + asserts + "\n}\n");
  }

  private static Problem problem(Language language, String prompt, String entry, String body) {
    var tests = new Tests.Asserts(language, prompt, entry, Optional.of(body), body);
    return new Problem(
        "t",
        "",
        "",
        "",
        new Signature("", entry, List.of(), Type.ANY),
        Map.of(language, prompt),
        tests,
        Comparison.EXACT,
        Map.of());
  }

  @Test
  void everyKindOfValueOfMultiplECrossesInCpp() {
    Problem problem =
        cpp(
            "std::tuple<std::vector<std::string>, std::map<std::string, long>,"
                + " std::optional<double>, bool> f(std::vector<std::vector<long>> a, std::string s,"
                + " float x, std::optional<long> o, std::map<std::string, std::string> m) {",
            "f",
            "assert(candidate({{1, -2}, {}}, \"q\\\"\\n\\xe4 \\u00fc\", 0.1f, std::nullopt, {{\"k\","
                + " \"v\"}}) == std::make_tuple(std::vector<std::string>{\"q\\\"\\n\\xe4 \\u00fc\","
                + " \"v\"}, std::map<std::string, long>{{\"n\", -1}}, std::optional<double>(0.1f),"
                + " true));");

    Judgement judgement =
        judge(
            problem,
            Language.CPP,
            "auto f(const std::vector<std::vector<long>>& a, std::string s, float x,"
                + " std::optional<long> o, std::map<std::string, std::string> m) { return"
                + " std::make_tuple(std::vector<std::string>{s, m[\"k\"]}, std::map<std::string,"
                + " long>{{\"n\", a[0][0] + a[0][1]}}, std::optional<double>(x), !o); }");

    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void anAnswerOfOneTypeOrAnotherIsJudgedByWhatItHolds() {
    String union =
        "union Union_std_string_long{\n    std::string f0;\n    long f1;"
            + "    Union_std_string_long(std::string _f0) : f0(_f0) {}\n"
            + "    Union_std_string_long(long _f1) : f1(_f1) {}\n    ~Union_std_string_long() {}\n"
            + "    bool operator==(std::string f) {\n        return f0 == f ;\n    }"
            + "    bool operator==(long f) {\n        return f1 == f ;\n    }\n};\n";
    String head = union + "Union_std_string_long sign(long n) {";
    Problem problem =
        cpp(head, "sign", "assert(candidate(-3) == -1);\nassert(candidate(3) == \"plus\");");
    String prompt = "#include<bits/stdc++.h>\n" + head;

    Judgement right =
        judge(
            problem,
            Language.CPP,
            prompt + " if (n < 0) return -1L; return std::string(\"plus\"); }");
    Judgement wrong =
        judge(
            problem, Language.CPP, prompt + " return std::string(n < 0 ? \"minus\" : \"plus\"); }");

    assertThat(right.verdict()).as(right.toString()).isEqualTo(Verdict.PASSED);
    assertThat(wrong.verdict()).as(wrong.toString()).isEqualTo(Verdict.WRONG_ANSWER);
  }

  @Test
  void whatIsWrongIsSaid() {
    Problem problem = Fixture.assertedPairs(Language.CPP);

    Judgement thrown =
        judge(problem, Language.CPP, "long solve(std::vector<long> n, long k) { return n.at(9); }");
    Judgement broken =
        judge(problem, Language.CPP, "long solve(std::vector<long> n, long k) {\nretur n; }");

    assertThat(thrown.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(thrown.hiddenRun().outcomes().get(0).failure().orElseThrow().type())
        .isEqualTo("std::out_of_range");
    assertThat(broken.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(broken.hiddenRun().failure().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void testsThatAreNoProgramSayNothingAboutASolution() {
    Problem problem =
        problem(Language.CPP, "long f(long x) {\n", "f", "}\nint main() { asert(); }");

    Judgement judgement = judge(problem, Language.CPP, "long f(long x) { return x; }");

    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.UNSUPPORTED);
  }

  @Test
  void everyKindOfValueCrossesInJavaScript() {
    Problem problem =
        problem(
            Language.JAVASCRIPT,
            "//Gives back.\nfunction f(x){\n",
            "f",
            "const assert = require('node:assert');\nconst given = [1, 2.5, -0, NaN, Infinity,"
                + " 'ä\\ud800\\u0000', null, undefined, true, 10n ** 30n, new Map([[1, [2]]]), new"
                + " Set(['x']), {a: {b: 1}, __proto__: null}];\n"
                + "assert.deepStrictEqual(f(given).map((x) => x), given.map((x, i) => i === 12 ?"
                + " {a: {b: 1}} : x));\nlet list = [3, 1, 2];\nf(list);\n"
                + "assert.deepEqual(list, [1, 2, 3]);");

    Judgement judgement =
        judge(
            problem,
            Language.JAVASCRIPT,
            "const f = (x) => x.length === 3 ? x.sort() : x;\nmodule.exports = {};");

    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void everyKindOfValueOfMultiplECrossesInRust() {
    Problem problem =
        problem(
            Language.RUST,
            "fn f(a: Vec<Vec<isize>>, s: String, x: f64, o: Option<isize>, m: HashMap<String,"
                + " String>) -> (Vec<String>, HashMap<String, isize>, Option<f64>, bool) {\n",
            "f",
            "}\n\nfn main() {\n    let candidate = f;\n    assert_eq!(candidate(vec![vec![1, -2],"
                + " vec![]], String::from(\"q\\\"\\n\\u{fc}\\0\"), 0.1, None,"
                + " HashMap::from([(String::from(\"k\"), String::from(\"v\"))])),"
                + " (vec![String::from(\"q\\\"\\n\\u{fc}\\0\"), String::from(\"v\")],"
                + " HashMap::from([(String::from(\"n\"), -1)]), Some(0.1), true));\n}\n");
    problem = imported(problem, "use std::collections::HashMap;\n\n");

    Judgement judgement =
        judge(
            problem,
            Language.RUST,
            problem.starter(Language.RUST)
                + "  (vec![s, m[\"k\"].clone()], HashMap::from([(\"n\".to_string(), a[0][0] +"
                + " a[0][1])]), Some(x), o.is_none())");

    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.PASSED);
  }

  private static Problem imported(Problem problem, String imports) {
    var tests = (Tests.Asserts) problem.tests();
    return problem(tests.language(), imports + tests.prompt(), tests.entry(), tests.hiddenBody());
  }

  @Test
  void everyKindOfValueOfMultiplECrossesInGo() {
    Problem problem =
        problem(
            Language.GO,
            "package f_test\n\nimport (\n    \"testing\"\n    \"fmt\"\n)\n\nfunc f(a [][]int, s"
                + " string, x float64, o interface{}, m map[string]string) []interface{} {\n",
            "f",
            "func TestF(t *testing.T) {\n  candidate := f\n  got := candidate([][]int{[]int{1, -2},"
                + " []int{}}, \"q\\\"\\n\\xe4ü\", 0.1, nil, map[string]string{\"k\": \"v\"})\n"
                + "  if fmt.Sprintf(\"%v\", got) != fmt.Sprintf(\"%v\","
                + " []interface{}{\"q\\\"\\n\\xe4ü\", \"v\", map[string]int{\"n\": -1}, 0.1, true})"
                + " { t.Errorf(\"%v\", got) }\n}\n");

    Judgement judgement =
        judge(
            problem,
            Language.GO,
            problem.starter(Language.GO)
                + "  return []interface{}{s, m[\"k\"], map[string]int{\"n\": a[0][0] + a[0][1]}, x,"
                + " o == nil}");

    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.PASSED);
  }

  private static final Map<Language, String> SUMS =
      Map.of(
          Language.CPP,
          """
          #include <iostream>
          int main() { long a, b; std::cin >> a >> b; std::cout << a + b; }
          """,
          Language.JAVASCRIPT,
          """
          const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
          console.log(a + b);
          """,
          Language.GO,
          """
          package main
          import "fmt"
          func main() { var a, b int; fmt.Scan(&a, &b); fmt.Println(a + b) }
          """,
          Language.RUST,
          """
          use std::io::Read;
          fn main() {
              let mut s = String::new();
              std::io::stdin().read_to_string(&mut s).unwrap();
              let v: Vec<i64> = s.split_whitespace().map(|x| x.parse().unwrap()).collect();
              let (a, b) = (v[0], v[1]);
              println!("{}", a + b);
          }
          """);

  @ParameterizedTest
  @EnumSource(names = {"CPP", "JAVASCRIPT", "GO", "RUST"})
  void programsReadAndPrint(Language language) {
    String code = SUMS.get(language);
    var tests =
        new Tests.Streams(
            List.of(new StreamCase("1 2\n", "3\n"), new StreamCase("5 7", "12")),
            List.of(new StreamCase("0 0", "0")));
    Problem problem =
        new Problem(
            "sums",
            "",
            "",
            "",
            new Signature("", "main", List.of(), Type.ANY),
            Map.of(),
            tests,
            Printed.USUAL,
            Map.of());

    Judgement right = judge(problem, language, code);
    Judgement wrong = judge(problem, language, code.replace("a + b", "a - b"));
    Judgement none = judge(problem, language, "no program (");

    assertThat(right.verdict()).as(right.toString()).isEqualTo(Verdict.PASSED);
    assertThat(wrong.verdict()).as(wrong.toString()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(none.verdict()).as(none.toString()).isEqualTo(Verdict.COMPILE_ERROR);
  }
}
