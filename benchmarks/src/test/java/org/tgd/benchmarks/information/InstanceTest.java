package org.tgd.benchmarks.information;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.eval.Advice;
import org.tgd.core.eval.Evaluation;

/** What all instances of all fields promise. */
class InstanceTest {
  static Stream<Field> fields() {
    return Stream.of(
        new BitField(), new AnswerField(), new MoleculeField(), new PlanField(), new CodeField());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void wordsOfAFindingNameTheChangeThatItRecommends(Field field) {
    try (field) {
      List<Instance> instances = field.instances(2);
      Instance instance = instances.get(0);
      String start = instance.problem().start();
      Evaluation told = instance.problem().evaluator().evaluate(start);
      assertThat(told.findings()).as(field.name()).isNotEmpty();
      String words = Advice.of(told.findings(), 0).text();
      Optional<String> next = instance.told(start, words);
      assertThat(next).as(words).isPresent().get().isNotEqualTo(start);
      assertThat(instance.told(start, ArmCritic.VAGUE)).isEmpty();
      // the same loss for less
      Evaluation plain = instance.plain().evaluate(start);
      assertThat(plain.loss()).isEqualTo(told.loss());
      assertThat(plain.cost()).isLessThanOrEqualTo(told.cost());
      // what the advice names is judged, and better or as good
      assertThat(instance.plain().evaluate(next.get()).loss()).isLessThanOrEqualTo(told.loss());
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void whatIsDrawnIsJudgedAndItsFindingNamesIt(Field field) {
    try (field) {
      Instance instance = field.instances(2).get(1);
      String start = instance.problem().start();
      Instance.Drawn drawn = instance.drawn(start, new SplittableRandom(3)).orElseThrow();
      assertThat(drawn.text()).isNotEqualTo(start);
      assertThat(instance.told(start, Advice.of(List.of(drawn.finding()), 0).text()))
          .as(drawn.finding().advice())
          .contains(drawn.text());
      assertThat(instance.drawn(start, new SplittableRandom(3)).orElseThrow().text())
          .isEqualTo(drawn.text());
      assertThat(instance.misled().evaluate(start).findings()).as("false labels").isNotEmpty();
    }
  }
}
