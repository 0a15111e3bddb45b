package org.tgd.benchmarks.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;

/** Which column of a table of trials says what. */
final class TrialColumns {
  private static final List<String> LOWER = List.of("loss", "best", "gap", "best_loss");
  private static final List<String> HIGHER = List.of("score", "accuracy", "auc", "correct");

  private static final String INSTANCE = "instance";

  /** Columns that name a block, from the widest. */
  private static final List<String> BLOCK =
      List.of("task", "domain", "field", "function", "dimension", "oracle", "target", INSTANCE);

  /** Columns that name who searched, where there is no column {@code method}. */
  private static final List<String> WHO =
      List.of(
          "config", "strategy", "critic", "editor", "arm", "acceptance", "model", "information");

  /** Columns that part trials of one method: they are no repeats of each other. */
  private static final List<String> TOLD = List.of("information", "counted");

  /** What is spent, in the order in which it is shown. */
  private static final List<String> COSTS =
      List.of(
          "proposals", "tried", "calls", "evaluations", "model_calls", "tokens", "usd", "seconds");

  private final List<String> head;
  private final List<String> method;
  private final List<String> block;
  private final String quantity;
  private final boolean higher;

  TrialColumns(Path file, List<String> head, List<List<String>> rows) {
    this.head = head;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != head.size()) {
        throw new InputException(
            "%s, row %d: %d cells where the head has %d"
                .formatted(file, i + 1, rows.get(i).size(), head.size()));
      }
    }
    this.method = head.contains("method") ? named(rows) : varying(rows, WHO);
    List<String> varying = varying(rows, BLOCK);
    this.block =
        BLOCK.stream()
            .filter(
                name -> varying.contains(name) || (name.equals(INSTANCE) && head.contains(name)))
            .toList();
    Optional<String> low = LOWER.stream().filter(head::contains).findFirst();
    Optional<String> high = HIGHER.stream().filter(head::contains).findFirst();
    this.quantity =
        low.or(() -> high)
            .orElseThrow(
                () ->
                    new InputException(
                        "%s has no column with results; one of %s, %s is wanted, and its head is %s"
                            .formatted(
                                file,
                                String.join(", ", LOWER),
                                String.join(", ", HIGHER),
                                String.join(",", head))));
    this.higher =
        head.contains("better")
            ? rows.get(0).get(head.indexOf("better")).equals("higher")
            : low.isEmpty();
    if (method.isEmpty() && !head.contains("method") && WHO.stream().noneMatch(head::contains)) {
      throw new InputException(
          file
              + " does not say who searched; a column 'method' is wanted, and its head is "
              + String.join(",", head));
    }
  }

  /**
   * The name, and what one name was told or how it was counted where that differs from row to row.
   */
  private List<String> named(List<List<String>> rows) {
    List<String> columns = new ArrayList<>(List.of("method"));
    int names = distinct(rows, columns);
    for (String told : TOLD) {
      if (head.contains(told) && distinct(rows, List.of("method", told)) > names) {
        columns.add(told);
      }
    }
    return columns;
  }

  private int distinct(List<List<String>> rows, List<String> columns) {
    return (int) rows.stream().map(row -> words(row, columns, "")).distinct().count();
  }

  private List<String> varying(List<List<String>> rows, List<String> names) {
    List<String> varying = new ArrayList<>();
    for (String name : names) {
      int at = head.indexOf(name);
      if (at >= 0 && rows.stream().map(row -> row.get(at)).collect(Collectors.toSet()).size() > 1) {
        varying.add(name);
      }
    }
    return varying;
  }

  String quantity() {
    return quantity;
  }

  boolean isHigherBetter() {
    return higher;
  }

  /** Who searched in a row. */
  String method(List<String> row) {
    return words(row, method, "all");
  }

  /** A row; empty where it has no result. */
  Optional<Trial> trial(int number, List<String> row) {
    OptionalDouble result = number(row, quantity);
    if (result.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> costs = new LinkedHashMap<>();
    COSTS.forEach(name -> number(row, name).ifPresent(value -> costs.put(name, value)));
    return Optional.of(
        new Trial(
            number,
            method(row),
            words(row, block, "all"),
            (long) number(row, "seed").orElse(1),
            start(row),
            result.getAsDouble(),
            number(row, "budget").orElse(0),
            cell(row, "curve")
                .flatMap(Course::parse)
                .orElseGet(() -> new Course(List.of(), List.of())),
            costs));
  }

  private String words(List<String> row, List<String> names, String none) {
    return names.isEmpty()
        ? none
        : names.stream().map(name -> row.get(head.indexOf(name))).collect(Collectors.joining(", "));
  }

  private OptionalDouble start(List<String> row) {
    return number(row, head.contains("start") ? "start" : "start_loss");
  }

  private Optional<String> cell(List<String> row, String name) {
    int at = head.indexOf(name);
    return at < 0 || row.get(at).isBlank() ? Optional.empty() : Optional.of(row.get(at).strip());
  }

  private OptionalDouble number(List<String> row, String name) {
    Optional<String> cell = cell(row, name);
    if (cell.isEmpty() || cell.get().equals("NaN")) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(cell.get()));
    } catch (NumberFormatException e) {
      throw new InputException("'%s' under %s is no number".formatted(cell.get(), name), e);
    }
  }
}
