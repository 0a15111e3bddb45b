package org.tgd.radiotherapy.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.tgd.core.input.InputException;

/**
 * Parses DICOM Part-10 files (DICOM PS3.5 sections 7 and 10): explicit and implicit value
 * representation, little- and big-endian, deflated, with native or encapsulated pixels. Lengths are
 * checked against the file before they are believed; values are not copied. Sequences written as UN
 * (PS3.5 section 6.2.2) are read as such.
 */
final class DicomParser {
  static final int HEADER_BYTES = 132;
  private static final int TRANSFER_SYNTAX = 0x00020010;
  private static final int PIXELS = 0x7FE00010;
  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_SWAPPED = 0xFEFF00E0;
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final long UNDEFINED = 0xFFFFFFFFL;
  private static final int MAX_DEPTH = 16;

  /** Data sets begin at SOP Class UID or before. */
  private static final int LAST_FIRST_ELEMENT = 0x0016;

  private static final int MAX_ELEMENTS = 4_000_000;
  private static final long MAX_INFLATED = 1L << 30;
  private static final Set<String> LONG_FORMS =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

  private final String source;
  private final ByteBuffer in;
  private int elements;

  private DicomParser(String source, ByteBuffer in) {
    this.source = source;
    this.in = in;
  }

  /** Whether these first bytes of a file are those of a Part-10 file. */
  static boolean isPart10(byte[] start) {
    return start.length >= HEADER_BYTES
        && start[128] == 'D'
        && start[129] == 'I'
        && start[130] == 'C'
        && start[131] == 'M';
  }

  /** Whether these first bytes look like those of a data set alone, without header. */
  static boolean isBare(byte[] start) {
    if (start.length < HEADER_BYTES) {
      return false;
    }
    int group = (start[0] & 0xff) | ((start[1] & 0xff) << 8);
    int element = (start[2] & 0xff) | ((start[3] & 0xff) << 8);
    return (group == 0x0008 && element <= LAST_FIRST_ELEMENT) || (group == 0x0002 && element == 0);
  }

  /** The data set of a file. */
  static DicomObject read(Path file) {
    try {
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The data set of a file's bytes. */
  static DicomObject parse(String source, byte[] file) {
    if (!isPart10(file)) {
      throw new InputException(
          source + ": not a DICOM file: bytes 128 to 131 must be 'DICM' (Part 10)");
    }
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    return new DicomParser(source, in).file();
  }

  private DicomObject file() {
    in.position(HEADER_BYTES);
    DicomObject meta = root("");
    while (in.remaining() >= 8 && (in.getShort(in.position()) & 0xffff) == 0x0002) {
      element(meta, true, 0);
    }
    String identifier = meta.text(TRANSFER_SYNTAX);
    TransferSyntax syntax = TransferSyntax.of(source, identifier);
    ByteBuffer data = syntax.deflated() ? inflated() : in.slice();
    data.order(syntax.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new DicomParser(source, data).dataSet(identifier, syntax.explicit());
  }

  private DicomObject root(String syntax) {
    return new DicomObject(source, syntax, in.order(), CharacterSet.DEFAULT);
  }

  private DicomObject dataSet(String syntax, boolean explicit) {
    DicomObject data = root(syntax);
    while (in.hasRemaining() && !endsInZeros()) {
      element(data, explicit, 0);
    }
    return data;
  }

  /** Whether all that is left is zeros, as some media pad files. */
  private boolean endsInZeros() {
    int at = in.position();
    while (at < in.limit() && in.get(at) == 0) {
      at++;
    }
    return at == in.limit();
  }

  private ByteBuffer inflated() {
    byte[] packed = new byte[in.remaining()];
    in.get(packed);
    try (InputStream stream =
        new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true))) {
      byte[] data = stream.readNBytes((int) MAX_INFLATED);
      return ByteBuffer.wrap(data);
    } catch (IOException e) {
      throw new InputException(source + ": its deflated data set is damaged", e);
    }
  }

  /** Reads elements up to the end of an item. */
  private DicomObject item(DicomObject parent, boolean explicit, long length, int depth) {
    DicomObject object = parent.item(in.order());
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
      object.putFragments(fragments());
    } else if (form.equals("UN") && (length == UNDEFINED || startsWithItem(length))) {
      unknown(object, tag, length, depth + 1);
    } else if (form.equals("SQ")
        || length == UNDEFINED
        || (!explicit && tag != PIXELS && startsWithItem(length))) {
      object.put(tag, sequence(object, explicit, length, depth + 1));
    } else {
      int size = checked(length);
      object.put(tag, in.slice(in.position(), size));
      in.position(in.position() + size);
    }
  }

  private boolean startsWithItem(long length) {
    return length >= 8
        && in.remaining() >= 8
        && length <= in.remaining()
        && (peekTag() == ITEM || peekTag() == ITEM_SWAPPED);
  }

  /**
   * An element of form UN that begins as a sequence does: a sequence, implicit and little-endian,
   * in some files explicit; if it is private and neither, bytes.
   */
  private void unknown(DicomObject object, int tag, long length, int depth) {
    ByteOrder order = in.order();
    int start = in.position();
    int counted = elements;
    in.order(ByteOrder.LITTLE_ENDIAN);
    try {
      object.put(tag, sequence(object, false, length, depth));
    } catch (InputException implicit) {
      in.position(start);
      elements = counted;
      in.order(order);
      explicitOrBytes(object, tag, length, depth);
    } finally {
      in.order(order);
    }
  }

  private void explicitOrBytes(DicomObject object, int tag, long length, int depth) {
    int start = in.position();
    int counted = elements;
    try {
      object.put(tag, sequence(object, true, length, depth));
    } catch (InputException neither) {
      if ((tag & 0x10000) == 0 || length == UNDEFINED) {
        throw neither;
      }
      elements = counted;
      in.position(start);
      int size = checked(length);
      object.put(tag, in.slice(start, size));
      in.position(start + size);
    }
  }

  private List<ByteBuffer> fragments() {
    List<ByteBuffer> pieces = new ArrayList<>();
    while (true) {
      need(8);
      int tag = tag();
      int size = checked(in.getInt() & UNDEFINED);
      if (tag == SEQUENCE_END) {
        return pieces;
      }
      if (tag != ITEM || pieces.size() > MAX_ELEMENTS) {
        throw broken("the encapsulated pixels hold something that is no item");
      }
      pieces.add(in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN));
      in.position(in.position() + size);
    }
  }

  private List<DicomObject> sequence(DicomObject parent, boolean explicit, long length, int depth) {
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
      items.add(item(parent, explicit, size, depth));
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
