package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.input.InputException;

/**
 * The elements of a DICOM data set or sequence item by tag. Values are views of the file's bytes.
 */
final class DicomObject {
  private final String source;
  private final String syntax;
  private final ByteOrder order;
  private CharacterSet letters;
  private final SortedMap<Integer, ByteBuffer> values = new TreeMap<>();
  private final SortedMap<Integer, List<DicomObject>> sequences = new TreeMap<>();
  private List<ByteBuffer> fragments = List.of();

  DicomObject(String source, String syntax, ByteOrder order, CharacterSet letters) {
    this.source = source;
    this.syntax = syntax;
    this.order = order;
    this.letters = letters;
  }

  /** An empty item of this data set. */
  DicomObject item(ByteOrder itemOrder) {
    return new DicomObject(source, syntax, itemOrder, letters);
  }

  /** The name of the file. */
  String source() {
    return source;
  }

  /** The identifier of the transfer syntax. */
  String syntax() {
    return syntax;
  }

  void put(int tag, ByteBuffer value) {
    values.put(tag, value);
    if (tag == Tag.CHARACTER_SET) {
      letters = CharacterSet.of(StandardCharsets.US_ASCII.decode(value.duplicate()).toString());
    }
  }

  void put(int tag, List<DicomObject> items) {
    sequences.put(tag, items);
  }

  void putFragments(List<ByteBuffer> pixels) {
    fragments = pixels;
  }

  /** The pieces of encapsulated pixels, the offset table first; none if pixels are native. */
  List<ByteBuffer> fragments() {
    return fragments;
  }

  boolean has(int tag) {
    return values.containsKey(tag) && values.get(tag).remaining() > 0;
  }

  /** The items of a sequence; none if it is absent. */
  List<DicomObject> items(int tag) {
    return sequences.getOrDefault(tag, List.of());
  }

  ByteBuffer bytes(int tag) {
    if (!has(tag)) {
      throw wrong(tag, "is missing");
    }
    return values.get(tag).duplicate().order(order);
  }

  String text(int tag) {
    try {
      return letters.decode(bytes(tag)).replace('\0', ' ').strip();
    } catch (InputException e) {
      throw e.getMessage().startsWith(source) ? e : wrong(tag, "cannot be read: " + e.getMessage());
    }
  }

  String text(int tag, String absent) {
    return has(tag) ? text(tag) : absent;
  }

  /** The numbers of a decimal or integer string, separated by backslashes. */
  double[] decimals(int tag) {
    String[] words = text(tag).split("\\\\", -1);
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        numbers[i] = Double.parseDouble(words[i].strip());
      } catch (NumberFormatException e) {
        throw new InputException(
            wrong(tag, "holds '" + shortened(words[i]) + "', which is no number").getMessage(), e);
      }
      if (!Double.isFinite(numbers[i])) {
        throw wrong(tag, "holds " + numbers[i] + "; must be finite");
      }
    }
    return numbers;
  }

  double[] decimals(int tag, int count) {
    double[] numbers = decimals(tag);
    if (numbers.length != count) {
      throw wrong(tag, "has %d numbers; must have %d".formatted(numbers.length, count));
    }
    return numbers;
  }

  double decimal(int tag) {
    return decimals(tag, 1)[0];
  }

  double decimal(int tag, double absent) {
    return has(tag) ? decimal(tag) : absent;
  }

  /** A binary number of four bytes (FL) or eight (FD). */
  double real(int tag, double absent) {
    if (!has(tag)) {
      return absent;
    }
    ByteBuffer value = bytes(tag);
    double number =
        switch (value.remaining()) {
          case Float.BYTES -> value.getFloat();
          case Double.BYTES -> value.getDouble();
          default ->
              throw wrong(tag, "has %d bytes; must have 4 or 8".formatted(value.remaining()));
        };
    if (!Double.isFinite(number)) {
      throw wrong(tag, "holds " + number + "; must be finite");
    }
    return number;
  }

  /** An unsigned binary number of two bytes. */
  int unsigned(int tag) {
    ByteBuffer value = bytes(tag);
    if (value.remaining() != 2) {
      throw wrong(tag, "has %d bytes; must have 2".formatted(value.remaining()));
    }
    return value.getShort() & 0xffff;
  }

  int unsigned(int tag, int absent) {
    return has(tag) ? unsigned(tag) : absent;
  }

  InputException wrong(int tag, String what) {
    return new InputException(
        "%s: element (%04X,%04X) %s".formatted(source, tag >>> 16, tag & 0xffff, what));
  }

  InputException wrong(String what) {
    return new InputException(source + ": " + what);
  }

  private static String shortened(String word) {
    byte[] printable = word.replaceAll("[^\\x20-\\x7e]", "?").getBytes(StandardCharsets.US_ASCII);
    return new String(
        Arrays.copyOf(printable, Math.min(20, printable.length)), StandardCharsets.US_ASCII);
  }
}
