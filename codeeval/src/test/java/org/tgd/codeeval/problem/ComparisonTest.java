package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        "unordered:all | List[List[int]] | [[1,2],[3]]  | [[3],[2,1]]",
        "unordered,float:1e-6 | List[float] | [1.0,2.0] | [2.0000001,1.0000001]",
        "unordered,absolute:1.1 | List[float] | [1.0,2.0,3.0] | [2.0,3.0,4.0]",
        "unordered:all,relative:0.01 | Any | [[10.0,20.0],[5]] | [[5],[20.1,10.05]]",
        "relative:1e-3 | float     | 1e-9             | 1.0005e-9",
        "absolute:0.5 | float      | 1000             | 1000.4",
        "exact       | Any         | {\"$set\":[0.5,1,[2]]} | {\"$set\":[[2.0],1.0,0.5]}",
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
        "unordered  | List[List[int]] | [[],[1]] | [{},[1]] | result",
        "unordered  | List[List[str]] | [[\"a, b\"]] | [[\"a\",\"b\"]] | result",
        "unordered  | List[int] | [0]       | [{\"$opaque\":\"Evil\"}] | result",
        "unordered  | List[Any] | [null]    | [\"null\"] | result",
        "unordered  | List[Any] | [1]       | [\"1\"]   | result",
        "unordered  | List[Any] | [{\"$set\":[1]}] | [[1]] | result",
        "unordered,float:0.1 | List[float] | [1.0,2.0] | [1.0,1.05] | result",
        "relative:1e-3 | float  | 1e-9      | 1.01e-9    | result",
        "absolute:0.5 | float   | 1000      | 1000.6     | result",
        "exact      | Any       | {\"a\":1} | {\"$dict\":[[\"a\",2],[\"a\",1]]} | result",
        "exact      | Any       | {}        | []         | result",
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
        .hasMessageContaining("exact, unordered, unordered:all, float:EPS");
    assertThatThrownBy(() -> Comparison.parse("float:x")).hasMessageContaining("no number");
  }

  /** A set in a set in a set, 150 levels deep, the innermost one large. */
  private static String nestedSets(int innermost) {
    var json = new StringBuilder("{\"$set\":[".repeat(150));
    for (int i = 0; i < innermost; i++) {
      json.append(i == 0 ? "" : ",").append(1_000_000 + i);
    }
    for (int level = 0; level < 150; level++) {
      json.append("]}").append(level < 149 ? "," + level : "");
    }
    return json.toString();
  }

  @Test
  @Timeout(60)
  void nestedSetsAreReadAndComparedInTimeOfTheirSize() {
    String large = nestedSets(200_000);
    assertThat(differ("exact", "Any", large, large)).isEmpty();
    assertThat(differ("unordered", "Any", "[" + large + "]", "[" + nestedSets(199_999) + "]"))
        .isPresent();
  }

  @Test
  @Timeout(60)
  void longPathsOfKeysCostNothingUntilTheyAreSaid() {
    String key = "k".repeat(190);
    String deep = ("{\"" + key + "\":").repeat(190) + "[" + "1,".repeat(300_000) + "%d]";
    String nested = deep + "}".repeat(190);
    Optional<Difference> found = differ("exact", "Any", nested.formatted(2), nested.formatted(3));
    assertThat(found).map(Difference::expected).contains("2");
    assertThat(found.orElseThrow().path().length()).isLessThan(10_000);
  }

  @Test
  void anAnswerThatTakesTooManyStepsIsRefused() {
    String wanted = "[" + "0.5,".repeat(6000) + "0.5]";
    String given = "[" + "0.9,".repeat(6000) + "0.5]";
    assertThat(differ("unordered,float:1e-9", "Any", wanted, given)).isPresent();
    String near = "[" + "1.0,".repeat(8000) + "0.5]";
    String shifted = "[" + "1.05,".repeat(8000) + "0.0]";
    assertThatThrownBy(() -> differ("unordered,absolute:0.1", "Any", near, shifted))
        .isInstanceOf(TooMuch.class)
        .hasMessageContaining("steps");
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
