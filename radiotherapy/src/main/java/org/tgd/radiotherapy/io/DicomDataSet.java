package org.tgd.radiotherapy.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.radiotherapy.ct.Point;

/** The elements of a DICOM object to be written, in ascending order of tags. */
final class DicomDataSet {
  private static final String IMPLEMENTATION = "2.25.84724136925631";
  private static final int MAX_SHORT = 0xfffe;

  private final SortedMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

  private static final class Element {
    final String form;
    final byte[] value;
    final List<DicomDataSet> items;

    Element(String form, byte[] value, List<DicomDataSet> items) {
      this.form = form;
      this.value = value;
      this.items = items;
    }
  }

  /** Sets a text; UTF-8. */
  DicomDataSet text(int tag, String form, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (bytes.length % 2 == 1) {
      bytes = Arrays.copyOf(bytes, bytes.length + 1);
      bytes[bytes.length - 1] = (byte) (form.equals("UI") ? 0 : ' ');
    }
    return bytes(tag, form, bytes);
  }

  /** Sets an empty value, of an element that must be there. */
  DicomDataSet empty(String form, int... tags) {
    for (int tag : tags) {
      bytes(tag, form, new byte[0]);
    }
    return this;
  }

  /** Sets decimal numbers. */
  DicomDataSet decimals(int tag, double... values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      text.append(i > 0 ? "\\" : "").append(decimal(values[i]));
    }
    return text(tag, "DS", text.toString());
  }

  /** Sets a point. */
  DicomDataSet decimals(int tag, Point point) {
    return decimals(tag, point.x(), point.y(), point.z());
  }

  /** Sets whole numbers as text. */
  DicomDataSet integer(int tag, int value) {
    return text(tag, "IS", Integer.toString(value));
  }

  /** Sets a binary number of two bytes. */
  DicomDataSet unsigned(int tag, int value) {
    return bytes(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
  }

  /** Sets bytes. */
  DicomDataSet bytes(int tag, String form, byte[] value) {
    elements.put(tag, new Element(form, value, List.of()));
    return this;
  }

  /** Sets a sequence. */
  DicomDataSet sequence(int tag, DicomDataSet... items) {
    return sequence(tag, List.of(items));
  }

  /** Sets a sequence. */
  DicomDataSet sequence(int tag, List<DicomDataSet> items) {
    elements.put(tag, new Element("SQ", new byte[0], new ArrayList<>(items)));
    return this;
  }

  /** A number of at most sixteen characters, as decimal strings must be. */
  static String decimal(double value) {
    String plain = Double.toString(value).replaceFirst("\\.0$", "");
    if (plain.length() <= 16) {
      return plain;
    }
    return String.format(Locale.ROOT, "%.9e", value);
  }

  private void encode(ByteArrayOutputStream out, boolean explicit) {
    elements.forEach(
        (tag, element) -> {
          byte[] value = element.form.equals("SQ") ? items(element, explicit) : element.value;
          head(out, tag, explicit ? element.form : "", value.length);
          out.writeBytes(value);
        });
  }

  private static byte[] items(Element element, boolean explicit) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (DicomDataSet item : element.items) {
      ByteArrayOutputStream contents = new ByteArrayOutputStream();
      item.encode(contents, explicit);
      head(all, 0xFFFEE000, "", contents.size());
      all.writeBytes(contents.toByteArray());
    }
    return all.toByteArray();
  }

  private static void head(ByteArrayOutputStream out, int tag, String form, int length) {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) (tag >>> 16)).putShort((short) tag);
    head.put(form.getBytes(StandardCharsets.US_ASCII));
    if (form.isEmpty()) {
      head.putInt(length);
    } else if (form.equals("OW") || form.equals("OB") || form.equals("SQ")) {
      head.putShort((short) 0).putInt(length);
    } else if (length > MAX_SHORT) {
      throw new IllegalArgumentException("a value of " + length + " bytes is too long");
    } else {
      head.putShort((short) length);
    }
    out.write(head.array(), 0, head.position());
  }

  /** Writes the object with a file header, explicit VR little endian. */
  void save(Path file) {
    save(file, true);
  }

  /** Writes the object, implicit VR little endian, which has room for texts of any length. */
  void saveImplicit(Path file) {
    save(file, false);
  }

  private void save(Path file, boolean explicit) {
    DicomDataSet meta = new DicomDataSet();
    meta.bytes(0x00020001, "OB", new byte[] {0, 1});
    meta.elements.put(0x00020002, elements.get(Tag.SOP_CLASS));
    meta.elements.put(0x00020003, elements.get(Tag.SOP_INSTANCE));
    meta.text(
        0x00020010, "UI", explicit ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN : "1.2.840.10008.1.2");
    meta.text(0x00020012, "UI", IMPLEMENTATION);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    meta.encode(header, true);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(new byte[128]);
    whole.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    new DicomDataSet()
        .bytes(0x00020000, "UL", length.putInt(header.size()).array())
        .encode(whole, true);
    whole.writeBytes(header.toByteArray());
    encode(whole, explicit);
    try {
      Files.write(file, whole.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** A reference to another object. */
  static DicomDataSet reference(String kind, String instance) {
    return new DicomDataSet()
        .text(Tag.REFERENCED_CLASS, "UI", kind)
        .text(Tag.REFERENCED_INSTANCE, "UI", instance);
  }

  /** References to several objects of a kind. */
  static List<DicomDataSet> references(String kind, List<String> instances) {
    return Collections.unmodifiableList(
        instances.stream().map(instance -> reference(kind, instance)).toList());
  }
}
