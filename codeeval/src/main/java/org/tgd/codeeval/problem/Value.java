package org.tgd.codeeval.problem;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;

/**
 * A plain value: an argument, an expected result or a raw answer. {@link ValueJson} reads and
 * writes it.
 */
public sealed interface Value {
  /** Python's {@code None}, Java's {@code null}. */
  record Null() implements Value {}

  /**
   * A truth value.
   *
   * @param value the truth
   */
  record Bool(boolean value) implements Value {}

  /**
   * A whole number of any size.
   *
   * @param value the number
   */
  record Whole(BigInteger value) implements Value {
    /** Checks that nothing is missing. */
    public Whole {
      requireNonNull(value, "value");
    }
  }

  /**
   * A floating point number; may be infinite or not a number.
   *
   * @param value the number
   */
  record Real(double value) implements Value {}

  /**
   * A string.
   *
   * @param value the characters
   */
  record Text(String value) implements Value {
    /** Checks that nothing is missing. */
    public Text {
      requireNonNull(value, "value");
    }
  }

  /**
   * A list, array or tuple; a set too, its elements sorted by their JSON.
   *
   * @param kind which of these
   * @param elements in order
   */
  record Sequence(Kind kind, List<Value> elements) implements Value {
    /** What held the elements. */
    public enum Kind {
      /** A list or an array. */
      LIST,
      /** A tuple. */
      TUPLE,
      /** A set, without order. */
      SET
    }

    /** Copies the elements. */
    public Sequence {
      requireNonNull(kind, "kind");
      elements = List.copyOf(elements);
    }
  }

  /**
   * A dictionary or map.
   *
   * @param entries in the order of the file or of insertion; compared without order
   */
  record Mapping(List<Entry> entries) implements Value {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A key and its value.
   *
   * @param key the key
   * @param value the value
   */
  record Entry(Value key, Value value) {}

  /**
   * Anything that is not a plain value; equal to nothing that a test expects.
   *
   * @param typeName the name of its type, as the solution's language calls it
   */
  record Opaque(String typeName) implements Value {
    /** Checks that nothing is missing. */
    public Opaque {
      requireNonNull(typeName, "typeName");
    }
  }

  /** The value {@code null}. */
  static Value none() {
    return new Null();
  }

  /** A truth value. */
  static Value of(boolean value) {
    return new Bool(value);
  }

  /** A whole number. */
  static Value of(long value) {
    return new Whole(BigInteger.valueOf(value));
  }

  /** A floating point number. */
  static Value of(double value) {
    return new Real(value);
  }

  /** A string. */
  static Value of(String value) {
    return new Text(value);
  }

  /** A list. */
  static Value of(List<Value> elements) {
    return new Sequence(Sequence.Kind.LIST, elements);
  }
}
