package org.tgd.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;

class DataTest {
  private static final List<String> TEN = IntStream.range(0, 10).mapToObj(i -> "i" + i).toList();

  @TempDir private Path folder;

  private static Batches batches(int size, Batches.Order order) {
    return new Batches(size, order, 0, 0, 1, 0);
  }

  private DataSet set(int size) throws IOException {
    Path file = folder.resolve("items.jsonl");
    Files.write(file, IntStream.range(0, size).mapToObj(i -> "{\"id\": " + i + "}").toList());
    return DataSet.read(file);
  }

  @Test
  void anEpochHoldsEachItemOnceAndTheNextIsInAnotherOrder() {
    Sampler sampler = new Sampler(TEN, batches(5, Batches.Order.EPOCH), 3);
    List<String> first = new ArrayList<>(sampler.batch(0));
    first.addAll(sampler.batch(1));
    List<String> second = new ArrayList<>(sampler.batch(2));
    second.addAll(sampler.batch(3));
    assertThat(first).containsExactlyInAnyOrderElementsOf(TEN).isNotEqualTo(second);
    assertThat(second).containsExactlyInAnyOrderElementsOf(TEN);
    assertThat(new Sampler(TEN, batches(5, Batches.Order.EPOCH), 3).batch(3))
        .isEqualTo(sampler.batch(3));
  }

  @Test
  void aBatchHoldsNoItemTwiceAlsoWhereTheEpochDoesNotDivide() {
    for (Batches.Order order : Batches.Order.values()) {
      Sampler sampler = new Sampler(TEN, batches(4, order), 1);
      for (int i = 0; i < 50; i++) {
        assertThat(new HashSet<>(sampler.batch(i))).hasSize(4);
      }
    }
  }

  @Test
  void withReplacementAnItemMayComeAgainBeforeAllWereThere() {
    Sampler sampler = new Sampler(TEN, batches(5, Batches.Order.REPLACEMENT), 1);
    long disjoint =
        IntStream.range(0, 100)
            .filter(
                i -> sampler.batch(2 * i).stream().noneMatch(sampler.batch(2 * i + 1)::contains))
            .count();
    assertThat(disjoint).isLessThan(10);
  }

  @Test
  void splitsAreDisjointCompleteAndDependOnTheSeed() throws IOException {
    DataSet data = set(20);
    Batches batches = new Batches(0, Batches.Order.EPOCH, 0.25, 0.2, 1, 0);
    Splits splits = Splits.of(data, batches, 1);
    assertThat(splits.validation()).hasSize(5);
    assertThat(splits.test()).hasSize(4);
    assertThat(
            Stream.of(splits.train(), splits.validation(), splits.test())
                .flatMap(List::stream)
                .toList())
        .containsExactlyInAnyOrderElementsOf(data.ids());
    assertThat(Splits.of(data, batches, 1)).isEqualTo(splits);
    assertThat(Splits.of(data, batches, 2)).isNotEqualTo(splits);
    assertThat(Splits.of(data, Batches.ALL, 1).validation()).isEqualTo(data.ids());
  }

  @Test
  void refusesBatchesLargerThanWhatIsThere() throws IOException {
    DataSet data = set(4);
    assertThatThrownBy(() -> Splits.of(data, batches(5, Batches.Order.EPOCH), 0))
        .isInstanceOf(InputException.class)
        .hasMessage("--batch-size was 5, but there are 4 items to train on");
    assertThatThrownBy(
            () -> Splits.of(set(2), new Batches(0, Batches.Order.EPOCH, 0.1, 0.1, 1, 0), 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none is left to train on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": 1}\\n{\"id\": \"1\"} | line 2: the id '1' stands twice",
        "\\n{\"id\": 1 | line 2: is no JSON",
        "{\"no\": 1} | line 1: must be an object with a field id",
        "{\"id\": [1]} | line 1: must be an object with a field id",
        "{\"id\": \" \"} | line 1: must be an object with a field id",
        "[1] | line 1: must be an object with a field id",
        "\\n | holds no item",
      })
  void refusesWhatIsNoDataSet(String lines, String message) throws IOException {
    Path file = folder.resolve("items.jsonl");
    Files.writeString(file, lines.replace("\\n", "\n"));
    assertThatThrownBy(() -> DataSet.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("items.jsonl")
        .hasMessageContaining(message);
  }

  private static Evaluation call(double weight, Map<String, Double> items) {
    double loss = items.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return new Evaluation.Scored(
        loss,
        List.of(Metric.lower("size", weight, "m")),
        "call " + weight,
        List.of(new Finding("x", "1", "2", "advice " + weight, weight, List.of())),
        1,
        items);
  }

  @Test
  void joinsTheCallsThatJudgedTheItemsOfABatch() {
    ItemOutcomes outcomes = new ItemOutcomes();
    outcomes.add(List.of("a", "b"), call(4, Map.of("a", 1.0, "b", 7.0)));
    assertThat(outcomes.missing(List.of("b", "c", "d", "e"))).containsExactly("c", "d", "e");
    outcomes.add(List.of("c", "d", "e"), call(2, Map.of("c", 2.0, "d", 3.0, "e", 4.0)));

    Evaluation batch = outcomes.on(List.of("b", "c", "d", "e"));

    assertThat(batch.loss()).isEqualTo(4);
    assertThat(batch.items()).isEqualTo(Map.of("b", 7.0, "c", 2.0, "d", 3.0, "e", 4.0));
    assertThat(batch.report()).contains("Mean loss of the batch: 4.0", "call 4.0", "call 2.0");
    assertThat(batch.findings()).extracting(Finding::weight).containsExactly(1.5, 1.0);
    assertThat(batch.metrics()).containsExactly(Metric.lower("size", 0.25 * 4 + 0.75 * 2, "m"));
    assertThat(outcomes.on(List.of("a", "b")).report()).isEqualTo("call 4.0");
  }

  @Test
  void aCallThatRefusedTheCandidateRefusesTheBatch() {
    ItemOutcomes outcomes = new ItemOutcomes();
    outcomes.add(List.of("a"), call(4, Map.of("a", 1.0)));
    outcomes.add(List.of("b"), new Evaluation.Rejected("too long", List.of()));
    assertThat(outcomes.on(List.of("a", "b")).report()).isEqualTo("too long");
    assertThat(outcomes.on(List.of("a")).loss()).isEqualTo(1);
    assertThat(outcomes.missing(List.of("a", "b"))).isEmpty();
  }
}
