package org.tgd.codeeval.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Comparison;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;

class ShrinkingTest {
  private static Problem problem(String statement, String types, String... inputs) {
    var parameters = new ArrayList<Parameter>();
    for (String type : types.split(" ", -1)) {
      parameters.add(
          new Parameter("abc".substring(parameters.size()).charAt(0) + "", Type.parse(type)));
    }
    var tests = new ArrayList<TestCase>();
    for (String input : inputs) {
      tests.add(new TestCase(values(input), Value.of(0)));
    }
    return new Problem(
        "t",
        statement,
        "",
        "",
        new Signature("", "f", parameters, Type.parse("int")),
        Map.of(),
        new Tests.Values(tests, List.of()),
        Comparison.EXACT,
        Map.of());
  }

  private static List<Value> values(String json) {
    return ((Value.Sequence) ValueJson.parse(json)).elements();
  }

  private static List<String> smaller(Problem problem, String input) {
    return new Shrinking(problem)
        .smaller(values(input)).stream().map(v -> ValueJson.write(Value.of(v))).toList();
  }

  @Test
  void listsAndStringsLosePartsDownToTheStatedLength() {
    Problem problem = problem("1 <= a.length <= 9", "List[int]", "[[1,2,3]]");

    assertThat(smaller(problem, "[[1,2,3]]"))
        .containsExactly("[[3]]", "[[1]]", "[[2,3]]", "[[1,3]]", "[[1,2]]");
    assertThat(smaller(problem, "[[1]]")).isEmpty();
    assertThat(smaller(problem("0 <= a.length <= 9", "str", "[\"xy\"]"), "[\"xy\"]"))
        .containsExactly("[\"\"]", "[\"y\"]", "[\"x\"]");
  }

  @Test
  void numbersComeNearerToTheirLeast() {
    assertThat(smaller(problem("2 <= a <= 100", "int", "[10]"), "[10]"))
        .containsExactly("[2]", "[6]", "[8]", "[9]");
  }

  @Test
  void whereNothingIsStatedThePublicTestsAreTheLeast() {
    assertThat(smaller(problem("", "List[int]", "[[1,2]]", "[[1,2,3]]"), "[[1,2,3]]"))
        .containsExactly("[[2,3]]", "[[1,3]]", "[[1,2]]");
  }

  @Test
  void argumentsThatHangTogetherAreLeftAlone() {
    assertThat(
            smaller(
                problem("1 <= a.length <= 9\n1 <= b <= a.length", "List[int] int", "[[1,2],2]"),
                "[[1,2],2]"))
        .isEmpty();
    assertThat(
            smaller(
                problem("0 <= a.length, b.length <= 9", "List[int] List[int]", "[[1,2],[3,4]]"),
                "[[1,2],[3,4]]"))
        .isEmpty();
    assertThat(smaller(problem("a is a permutation", "List[int]", "[[2,1]]"), "[[2,1]]")).isEmpty();
  }
}
