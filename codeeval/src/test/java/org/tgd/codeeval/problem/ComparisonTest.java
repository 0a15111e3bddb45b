package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static Optional<Difference> differ(String rule, String type, String want, String got) {
    return Comparison.parse(rule)
        .firstDifference(Type.parse(type), ValueJson.parse(want), ValueJson.parse(got));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exact       | int       | 3                | 3",
        "exact       | int       | 3                | 3.0",
        "exact       | bool      | true             | 1",
        "exact       | List[int] | [1,2]            | {\"$tuple\":[1,2]}",
        "exact       | float     | {\"$float\":\"nan\"} | {\"$float\":\"nan\"}",
        "exact       | float     | {\"$float\":\"-inf\"} | {\"$float\":\"-inf\"}",
        "exact       | int       | 123456789012345678901234567890 | 123456789012345678901234567890",
        "exact       | Any       | {\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
        "exact       | TreeNode  | [1,null,2]       | [1,null,2,null,null]",
        "exact       | ListNode  | []               | null",
        "exact       | Any       | {\"$set\":[1,2]} | {\"$set\":[2,1]}",
        "float:1e-5  | float     | 1.0              | 1.000001",
        "float:1e-5  | List[float] | [1e9]          | [1000000100.0]",
        "unordered   | List[int] | [1,2,2]          | [2,1,2.0]",
        "unordered   | List[List[int]] | [[1],[2]]  | [[2],[1]]",
      })
  void theseAreRightAnswers(String rule, String type, String want, String got) {
    assertThat(differ(rule, type, want, got)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exact      | int       | 3         | 4          | result",
        "exact      | int       | 9007199254740993 | 9007199254740992.0 | result",
        "exact      | str       | \"1\"     | 1          | result",
        "exact      | int       | 0         | null       | result",
        "exact      | List[int] | [1,2,3]   | [1,5,4]    | result[1]",
        "exact      | List[int] | [1,2,3]   | [1,2]      | result",
        "exact      | List[List[int]] | [[1],[2,3]] | [[1],[2,4]] | result[1][1]",
        "exact      | List[int] | [1]       | {\"$set\":[1]} | result",
        "exact      | Any       | {\"a\":1} | {\"a\":2}  | result[\"a\"]",
        "exact      | TreeNode  | [1,null,2] | [1,2]     | result[1]",
        "exact      | float     | {\"$float\":\"inf\"} | 1e308 | result",
        "exact      | int       | 0         | {\"$opaque\":\"Evil\"} | result",
        "float:1e-5 | float     | 1.0       | 1.0001     | result",
        "float:1e-5 | int       | 100000000 | 100000001  | result",
        "float:1e-5 | float     | 1.0       | {\"$float\":\"nan\"} | result",
        "unordered  | List[int] | [1,2,2]   | [1,1,2]    | result",
        "unordered  | List[int] | [1,2]     | [3,1,2]    | result[0]",
        "unordered  | List[List[int]] | [[1,2]] | [[2,1]] | result",
      })
  void theseDifferFirstAtThatPath(String rule, String type, String want, String got, String path) {
    assertThat(differ(rule, type, want, got)).map(Difference::path).contains(path);
  }

  @Test
  void aDifferenceOfLengthNamesBothLengths() {
    assertThat(differ("exact", "List[int]", "[1,2,3]", "[1,2]"))
        .contains(new Difference("result", "3 elements", "2 elements"));
  }

  @Test
  void anUnknownRuleIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Comparison.parse("fuzzy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exact, unordered or float:EPS");
    assertThatThrownBy(() -> Comparison.parse("float:x")).hasMessageContaining("no number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null",
        "[1,-2.5,\"a\\u0000\",true,null]",
        "{\"$float\":\"-inf\"}",
        "{\"$tuple\":[1,{\"$set\":[2]}]}",
        "{\"$dict\":[[1,\"x\"],[{\"$tuple\":[]},2]]}",
      })
  void valuesAreWrittenAsTheyWereRead(String json) {
    Value value = ValueJson.parse(json);

    assertThat(ValueJson.parse(ValueJson.write(value))).isEqualTo(value);
  }

  @Test
  void typesAreReadFromPythonAnnotations() {
    assertThat(Type.parse("list[List[str]]").java()).isEqualTo("String[][]");
    assertThat(Type.parse("Optional['TreeNode']").required().is("TreeNode")).isTrue();
    assertThat(Type.parse("ListNode | None")).isEqualTo(Type.parse("Optional[ListNode]"));
    assertThat(Type.parse("Dict[str, int]").python()).isEqualTo("Dict[str, int]");
  }
}
