package org.tgd.radiotherapy.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.Deflater;

/** A DICOM object for tests whose elements can be changed before it is encoded in any way. */
final class DicomBuilder {
  private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
  private Charset charset = StandardCharsets.ISO_8859_1;

  /** One element: bytes, little-endian numbers of a width, or items. */
  private static final class Element {
    final String form;
    final byte[] value;
    final int width;
    final List<DicomBuilder> items;

    Element(String form, byte[] value, int width, List<DicomBuilder> items) {
      this.form = form;
      this.value = value;
      this.width = width;
      this.items = items;
    }
  }

  /** How objects are encoded. */
  enum Encoding {
    EXPLICIT("1.2.840.10008.1.2.1"),
    IMPLICIT("1.2.840.10008.1.2"),
    BIG_ENDIAN("1.2.840.10008.1.2.2"),
    DEFLATED("1.2.840.10008.1.2.1.99"),
    UNDEFINED_LENGTHS("1.2.840.10008.1.2.1"),
    UNKNOWN_SEQUENCES("1.2.840.10008.1.2.1"),
    UNKNOWN_EXPLICIT_SEQUENCES("1.2.840.10008.1.2.1"),
    UNKNOWN_UNDEFINED_SEQUENCES("1.2.840.10008.1.2.1");

    final String syntax;

    Encoding(String syntax) {
      this.syntax = syntax;
    }

    private boolean isUnknown() {
      return name().startsWith("UNKNOWN");
    }

    private boolean isUndefined() {
      return name().contains("UNDEFINED");
    }
  }

  DicomBuilder letters(String name) {
    charset = Charset.forName(name);
    return this;
  }

  DicomBuilder text(int tag, String form, String value) {
    byte[] bytes = value.getBytes(charset);
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + 1) / 2 * 2);
    if (padded.length > bytes.length && !form.equals("UI")) {
      padded[bytes.length] = ' ';
    }
    return raw(tag, form, padded, 1);
  }

  DicomBuilder number(int tag, int value) {
    return raw(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)}, 2);
  }

  DicomBuilder real(int tag, float value) {
    return raw(
        tag,
        "FL",
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array(),
        4);
  }

  /** Numbers of a width in bytes, given little-endian. */
  DicomBuilder raw(int tag, String form, byte[] value, int width) {
    elements.put(tag, new Element(form, value, width, List.of()));
    return this;
  }

  DicomBuilder sequence(int tag, DicomBuilder... items) {
    elements.put(tag, new Element("SQ", new byte[0], 1, List.of(items)));
    return this;
  }

  DicomBuilder remove(int tag) {
    elements.remove(tag);
    return this;
  }

  byte[] value(int tag) {
    return elements.get(tag).value;
  }

  /** The items of a sequence that is there. */
  List<DicomBuilder> items(int tag) {
    return elements.get(tag).items;
  }

  /** The encoded file. */
  byte[] file(Encoding encoding) {
    return file(encoding, encoding.syntax, object -> {});
  }

  /** The encoded file under another transfer syntax, for encapsulated pixels. */
  byte[] file(String syntax) {
    return file(Encoding.EXPLICIT, syntax, object -> {});
  }

  private byte[] file(Encoding encoding, String syntax, Consumer<DicomBuilder> last) {
    last.accept(this);
    byte[] meta = new DicomBuilder().text(0x00020010, "UI", syntax).encoded(Encoding.EXPLICIT);
    byte[] data = encoded(encoding);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(meta);
    file.writeBytes(encoding == Encoding.DEFLATED ? deflated(data) : data);
    return file.toByteArray();
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private byte[] encoded(Encoding encoding) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    elements.forEach((tag, element) -> write(out, tag, element, encoding));
    return out.toByteArray();
  }

  private static void write(
      ByteArrayOutputStream out, int tag, Element element, Encoding encoding) {
    ByteOrder order =
        encoding == Encoding.BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean sequence = element.form.equals("SQ");
    byte[] value = sequence ? items(element, encoding, order) : ordered(element, order);
    boolean endless = (sequence && encoding.isUndefined()) || element.width == -1;
    ByteBuffer head = ByteBuffer.allocate(12).order(order);
    head.putShort((short) (tag >>> 16)).putShort((short) tag);
    if (encoding == Encoding.IMPLICIT) {
      head.putInt(endless ? -1 : value.length);
    } else {
      String form = sequence && encoding.isUnknown() ? "UN" : element.form;
      head.put(form.getBytes(StandardCharsets.US_ASCII));
      if (List.of("SQ", "UN", "OB", "OW").contains(form)) {
        head.putShort((short) 0).putInt(endless ? -1 : value.length);
      } else {
        head.putShort((short) value.length);
      }
    }
    out.write(head.array(), 0, head.position());
    out.writeBytes(value);
    if (endless) {
      out.writeBytes(marker(0xE0DD, 0, order));
    }
  }

  private static byte[] items(Element element, Encoding encoding, ByteOrder order) {
    Encoding inner =
        switch (encoding) {
          case UNKNOWN_SEQUENCES, UNKNOWN_UNDEFINED_SEQUENCES -> Encoding.IMPLICIT;
          case UNKNOWN_EXPLICIT_SEQUENCES -> Encoding.EXPLICIT;
          default -> encoding;
        };
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (DicomBuilder item : element.items) {
      byte[] contents = item.encoded(inner);
      all.writeBytes(marker(0xE000, encoding.isUndefined() ? -1 : contents.length, order));
      all.writeBytes(contents);
      if (encoding.isUndefined()) {
        all.writeBytes(marker(0xE00D, 0, order));
      }
    }
    return all.toByteArray();
  }

  private static byte[] marker(int element, int length, ByteOrder order) {
    ByteBuffer head = ByteBuffer.allocate(8).order(order);
    head.putShort((short) 0xFFFE).putShort((short) element).putInt(length);
    return head.array();
  }

  private static byte[] ordered(Element element, ByteOrder order) {
    byte[] value = element.value.clone();
    if (order == ByteOrder.BIG_ENDIAN && element.width > 1) {
      for (int i = 0; i + element.width <= value.length; i += element.width) {
        for (int a = i, b = i + element.width - 1; a < b; a++, b--) {
          byte kept = value[a];
          value[a] = value[b];
          value[b] = kept;
        }
      }
    }
    return value;
  }

  /** Replaces pixels by fragments: an empty offset table, then the given pieces. */
  DicomBuilder fragments(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(marker(0xE000, 0, ByteOrder.LITTLE_ENDIAN));
    for (byte[] piece : pieces) {
      byte[] even = Arrays.copyOf(piece, (piece.length + 1) / 2 * 2);
      all.writeBytes(marker(0xE000, even.length, ByteOrder.LITTLE_ENDIAN));
      all.writeBytes(even);
    }
    return raw(Tag.PIXELS, "OB", all.toByteArray(), -1);
  }
}
