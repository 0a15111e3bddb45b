package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tgd.core.input.InputException;

/**
 * Parses DICOM Part-10 files (DICOM PS3.5 sections 7 and 10): explicit and implicit value
 * representation, little-endian, not compressed. Lengths are checked against the file before they
 * are believed; values are not copied.
 */
final class DicomParser {
  static final int HEADER_BYTES = 132;
  private static final String IMPLICIT = "1.2.840.10008.1.2";
  private static final String EXPLICIT = "1.2.840.10008.1.2.1";
  private static final int TRANSFER_SYNTAX = 0x00020010;
  private static final int PIXELS = 0x7FE00010;
  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final long UNDEFINED = 0xFFFFFFFFL;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_ELEMENTS = 4_000_000;
  private static final Set<String> LONG_FORMS =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

  private final String source;
  private final ByteBuffer in;
  private int elements;

  private DicomParser(String source, byte[] file) {
    this.source = source;
    this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether these first bytes of a file are those of a Part-10 file. */
  static boolean isPart10(byte[] start) {
    return start.length >= HEADER_BYTES
        && start[128] == 'D'
        && start[129] == 'I'
        && start[130] == 'C'
        && start[131] == 'M';
  }

  /** The data set of a file. */
  static DicomObject parse(String source, byte[] file) {
    if (!isPart10(file)) {
      throw new InputException(
          source + ": not a DICOM file: bytes 128 to 131 must be 'DICM' (Part 10)");
    }
    return new DicomParser(source, file).dataSet();
  }

  private DicomObject dataSet() {
    in.position(HEADER_BYTES);
    DicomObject meta = new DicomObject(source);
    while (in.remaining() >= 8 && (in.getShort(in.position()) & 0xffff) == 0x0002) {
      element(meta, true, 0);
    }
    String syntax = meta.text(TRANSFER_SYNTAX);
    if (!syntax.equals(IMPLICIT) && !syntax.equals(EXPLICIT)) {
      throw new InputException(
          ("%s: transfer syntax %s is compressed, deflated or big-endian; convert the file to"
                  + " explicit VR little endian (%s)")
              .formatted(source, syntax.replaceAll("[^0-9.]", "?"), EXPLICIT));
    }
    DicomObject data = new DicomObject(source);
    while (in.hasRemaining()) {
      element(data, syntax.equals(EXPLICIT), 0);
    }
    return data;
  }

  /** Reads elements up to the end of an item. */
  private DicomObject item(boolean explicit, long length, int depth) {
    DicomObject object = new DicomObject(source);
    int end = length == UNDEFINED ? in.limit() : in.position() + checked(length);
    while (in.position() < end) {
      if (length == UNDEFINED && peekTag() == ITEM_END) {
        in.position(in.position() + 8);
        return object;
      }
      element(object, explicit, depth);
    }
    if (length == UNDEFINED || in.position() != end) {
      throw broken("a sequence item does not end where it should");
    }
    return object;
  }

  private void element(DicomObject object, boolean explicit, int depth) {
    if (++elements > MAX_ELEMENTS) {
      throw broken("more than " + MAX_ELEMENTS + " elements");
    }
    need(8);
    int tag = tag();
    String form = explicit ? form() : "";
    long length;
    if (!explicit) {
      length = in.getInt() & UNDEFINED;
    } else if (LONG_FORMS.contains(form)) {
      need(6);
      in.getShort();
      length = in.getInt() & UNDEFINED;
    } else {
      length = in.getShort() & 0xffff;
    }
    if (tag == PIXELS && length == UNDEFINED) {
      throw new InputException(
          source + ": the pixels are compressed; convert the file to explicit VR little endian");
    }
    if (form.equals("SQ") || length == UNDEFINED || isSequence(explicit, tag, length)) {
      object.put(tag, sequence(explicit && !form.equals("UN"), length, depth + 1));
    } else {
      int size = checked(length);
      object.put(tag, in.slice(in.position(), size));
      in.position(in.position() + size);
    }
  }

  private boolean isSequence(boolean explicit, int tag, long length) {
    return !explicit
        && tag != PIXELS
        && length >= 8
        && in.remaining() >= 8
        && peekTag() == ITEM
        && length <= in.remaining();
  }

  private List<DicomObject> sequence(boolean explicit, long length, int depth) {
    if (depth > MAX_DEPTH) {
      throw broken("sequences nested deeper than " + MAX_DEPTH);
    }
    List<DicomObject> items = new ArrayList<>();
    int end = length == UNDEFINED ? in.limit() : in.position() + checked(length);
    while (in.position() < end) {
      if (++elements > MAX_ELEMENTS) {
        throw broken("more than " + MAX_ELEMENTS + " elements");
      }
      need(8);
      int tag = tag();
      long size = in.getInt() & UNDEFINED;
      if (length == UNDEFINED && tag == SEQUENCE_END) {
        return items;
      }
      if (tag != ITEM) {
        throw broken("a sequence holds something that is no item");
      }
      items.add(item(explicit, size, depth));
    }
    if (length == UNDEFINED || in.position() != end) {
      throw broken("a sequence does not end where it should");
    }
    return items;
  }

  private int tag() {
    int group = in.getShort() & 0xffff;
    return (group << 16) | (in.getShort() & 0xffff);
  }

  private int peekTag() {
    need(8);
    int at = in.position();
    return ((in.getShort(at) & 0xffff) << 16) | (in.getShort(at + 2) & 0xffff);
  }

  private String form() {
    byte[] letters = {in.get(), in.get()};
    String form = new String(letters, StandardCharsets.ISO_8859_1);
    if (letters[0] < 'A' || letters[0] > 'Z' || letters[1] < 'A' || letters[1] > 'Z') {
      throw broken("an element has no value representation");
    }
    return form;
  }

  private void need(int bytes) {
    if (in.remaining() < bytes) {
      throw broken("the file is truncated");
    }
  }

  private int checked(long length) {
    if (length > in.remaining()) {
      throw broken(
          "an element of %d bytes where %d are left; the file is truncated or damaged"
              .formatted(length, in.remaining()));
    }
    return (int) length;
  }

  private InputException broken(String what) {
    return new InputException("%s: at byte %d: %s".formatted(source, in.position(), what));
  }
}
