package org.tgd.core.data;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tgd.core.input.InputException;

/**
 * The parts of a data set, each in the order of the set.
 *
 * @param train the items that steps are judged on
 * @param validation the items that choose the best; those for training where none are kept back
 * @param test the items that are judged at the end alone; empty where none are kept back
 */
public record Splits(List<String> train, List<String> validation, List<String> test) {
  /** Copies the lists. */
  public Splits {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * Splits a data set: which items go where depends on the seed alone. A share above 0 gets at
   * least one item.
   *
   * @throws InputException if nothing is left for training
   */
  public static Splits of(DataSet data, Batches batches, long seed) {
    List<String> ids = data.ids();
    List<String> shuffled = Shuffle.of(ids, new SplittableRandom(seed));
    int test = count(batches.test(), ids.size());
    int validation = count(batches.validation(), ids.size());
    if (test + validation >= ids.size()) {
      throw new InputException(
          "of %d items %d were for validation and %d for the test; none is left to train on"
              .formatted(ids.size(), validation, test));
    }
    List<String> train = in(ids, shuffled.subList(test + validation, ids.size()));
    if (batches.size() > train.size()) {
      throw new InputException(
          "--batch-size was %d, but there are %d items to train on"
              .formatted(batches.size(), train.size()));
    }
    return new Splits(
        train,
        validation == 0 ? train : in(ids, shuffled.subList(test, test + validation)),
        in(ids, shuffled.subList(0, test)));
  }

  private static int count(double share, int all) {
    return share == 0 ? 0 : Math.max(1, (int) Math.round(share * all));
  }

  private static List<String> in(List<String> order, List<String> chosen) {
    return order.stream().filter(Set.copyOf(chosen)::contains).toList();
  }
}
