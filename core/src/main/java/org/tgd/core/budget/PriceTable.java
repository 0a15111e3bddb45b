package org.tgd.core.budget;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.input.InputException;

/**
 * The prices that a user gave, by model.
 *
 * @param byModel prices by the model's name as the server knows it
 */
public record PriceTable(SortedMap<String, Price> byModel) {
  /** No prices: nothing is charged. */
  public static final PriceTable EMPTY = new PriceTable(new TreeMap<>());

  /** Copies the prices. */
  public PriceTable {
    byModel = Collections.unmodifiableSortedMap(new TreeMap<>(byModel));
  }

  /**
   * Reads entries {@code MODEL=IN/OUT}, US dollars a million tokens read and written.
   *
   * @throws InputException if an entry is of another form or a model stands twice
   */
  public static PriceTable parse(List<String> entries) {
    var prices = new TreeMap<String, Price>();
    for (String entry : entries) {
      int equals = entry.lastIndexOf('=');
      if (equals < 1) {
        throw new InputException(
            "price '%s' names no model; write it like gpt-4o-mini=0.15/0.60".formatted(entry));
      }
      String model = entry.substring(0, equals).strip();
      if (prices.put(model, Price.parse(entry.substring(equals + 1))) != null) {
        throw new InputException("price of model '%s' is given twice".formatted(model));
      }
    }
    return new PriceTable(prices);
  }

  /** The price of a model, if the user gave it. */
  public Optional<Price> of(String model) {
    return Optional.ofNullable(byModel.get(model));
  }

  /**
   * The price of a model, for a budget in money.
   *
   * @throws InputException if the user gave none
   */
  public Price required(String model) {
    return of(model)
        .orElseThrow(
            () ->
                new InputException(
                    "a budget in US dollars needs the price of model '%s'; give it like %s=0.15/0.60"
                        .formatted(model, model)));
  }
}
