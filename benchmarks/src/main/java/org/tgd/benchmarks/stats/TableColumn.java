package org.tgd.benchmarks.stats;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type of what kind its cells are
 */
public record TableColumn(String name, Type type) {
  /** Of what kind the cells of a column are. */
  public enum Type {
    /** Texts. */
    TEXT,
    /** Booleans. */
    FLAG,
    /** Longs. */
    WHOLE,
    /** Doubles. */
    NUMBER
  }

  /** Checks that nothing is missing. */
  public TableColumn {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
