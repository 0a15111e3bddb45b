package org.tgd.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.data.ItemOutcomes;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Part;

/** Objectives and items with findings in the answers of evaluator programs. */
class ProgramAnswerTest {
  private static final Set<String> NONE = Set.of();

  private static Evaluation read(String json, Set<String> ids) {
    return ProgramAnswer.read(json.replace('\'', '"'), ids);
  }

  @Test
  void objectivesMakeTheLossAndGiveOneGradientEach() {
    Evaluation evaluation =
        read(
            "{'objectives': [{'name': 'taste', 'loss': 3, 'weight': 2, 'findings': [{'advice':"
                + " 'Less salt.', 'weight': 1}]}, {'name': 'price', 'loss': 4, 'report': 'dear',"
                + " 'findings': [{'advice': 'Less saffron.', 'weight': 3}]}]}",
            NONE);
    assertThat(evaluation.loss()).isEqualTo(10);
    assertThat(evaluation.parts()).extracting(Part::name).containsExactly("taste", "price");
    assertThat(evaluation.parts()).extracting(Part::report).containsExactly("loss 3.0.", "dear");
    assertThat(evaluation.findings())
        .extracting(Finding::advice)
        .containsExactly("Less saffron.", "Less salt.");
    assertThat(evaluation.findings()).extracting(Finding::weight).containsExactly(3.0, 2.0);
  }

  @Test
  void anItemWithFindingsIsAPartOfTheMean() {
    Evaluation evaluation =
        read(
            "{'items': [{'id': 'a', 'loss': 1, 'findings': [{'advice': 'Up.', 'weight': 1}]},"
                + " {'id': 'b', 'loss': 0}, {'id': 'c', 'loss': 5, 'findings': [{'advice':"
                + " 'Down.', 'weight': 5}]}]}",
            Set.of("a", "b", "c"));
    assertThat(evaluation.loss()).isEqualTo(2);
    assertThat(evaluation.parts()).extracting(Part::name).containsExactly("a", "c");
    assertThat(evaluation.parts()).extracting(Part::objective).containsOnly("");
    assertThat(evaluation.findings().get(0).weight()).isCloseTo(5.0 / 3, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'objectives': []}|objectives was an empty list",
        "{'objectives': 3}|objectives must be a list",
        "{'objectives': [{'loss': 3}]}|objectives[0].name is missing",
        "{'objectives': [{'name': 'a', 'loss': 3}, {'name': 'a', 'loss': 3}]}|stands once",
        "{'objectives': [{'name': 'a'}]}|objectives[0].loss is missing",
        "{'objectives': [{'name': 'a', 'loss': 3, 'weight': 0}]}|weight was 0.0; must be above 0",
        "{'loss': 5, 'objectives': [{'name': 'a', 'loss': 3, 'weight': 2}]}|the objectives make 6.0",
        "{'findings': [], 'objectives': [{'name': 'a', 'loss': 3}]}|must all be in one place",
        "{'objectives': [{'name': 'a', 'loss': 3, 'findings': [{}]}]}|objectives[0].findings[0].advice is",
      })
  void whatDoesNotFitIsARefusalThatNamesTheField(String answer, String why) {
    assertThat(read(answer, NONE))
        .isInstanceOf(Evaluation.Rejected.class)
        .satisfies(refused -> assertThat(refused.report()).contains(why));
  }

  @Test
  void aBatchOfSeveralCallsHasItsItemsAndObjectives() {
    String item = "{'id': '%s', 'loss': %s, 'findings': [{'advice': 'Change %1$s.', 'weight': 1}]}";
    ItemOutcomes items = new ItemOutcomes();
    items.add(
        List.of("a", "b"),
        read(
            "{'items': [" + item.formatted("a", 1) + "," + item.formatted("b", 3) + "]}",
            Set.of("a", "b")));
    items.add(List.of("c"), read("{'items': [" + item.formatted("c", 8) + "]}", Set.of("c")));
    Evaluation batch = items.on(List.of("c", "b"));
    assertThat(batch.loss()).isEqualTo(5.5);
    assertThat(batch.parts()).extracting(Part::name).containsExactly("c", "b");
    assertThat(batch.parts()).extracting(Part::weight).containsOnly(0.5);
    String objectives = "{'items': [%s], 'objectives': [{'name': 'o', 'loss': %s, 'weight': 2}]}";
    ItemOutcomes named = new ItemOutcomes();
    String bare = "{'id': '%s', 'loss': 2}";
    named.add(
        List.of("a", "b"),
        read(
            objectives.formatted(bare.formatted("a") + "," + bare.formatted("b"), 1),
            Set.of("a", "b")));
    named.add(List.of("c"), read(objectives.formatted(bare.formatted("c"), 4), Set.of("c")));
    Part joined = named.on(List.of("a", "b", "c")).parts().get(0);
    assertThat(joined.loss()).isCloseTo(2, within(1e-9));
    assertThat(joined.weight()).isEqualTo(2);
  }

  @Test
  void numbersAreTriedForEachObjective() {
    Evaluator two =
        new Evaluator() {
          @Override
          public String purpose() {
            return "two bowls";
          }

          @Override
          public Evaluation evaluate(String text) {
            double x = Double.parseDouble(text.substring(3));
            return read(
                "{'objectives': [{'name': 'a', 'loss': %s}, {'name': 'b', 'loss': %s}]}"
                    .formatted((x - 1) * (x - 1), (x - 9) * (x - 9)),
                NONE);
          }
        };
    Evaluation probed = new NumberProbes(two, 0.1).evaluate("x: 4");
    assertThat(probed.cost()).isEqualTo(3);
    assertThat(probed.parts())
        .extracting(part -> part.findings().get(0).changes().get(0).to())
        .containsExactly("1", "9");
  }
}
