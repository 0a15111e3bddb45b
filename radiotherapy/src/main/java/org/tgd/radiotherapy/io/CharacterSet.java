package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tgd.core.input.InputException;

/**
 * The letters of a data set, as Specific Character Set (0008,0005) says (DICOM PS3.3 C.12.1.1.2),
 * with ISO 2022 escapes where it names several. A data set that names none should hold ASCII; many
 * do not, so UTF-8 is tried, then Latin-1.
 */
final class CharacterSet {
  static final CharacterSet DEFAULT = new CharacterSet("", StandardCharsets.UTF_8, true);

  private static final byte ESCAPE = 0x1b;

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("", "US-ASCII"),
          Map.entry("6", "US-ASCII"),
          Map.entry("100", "ISO-8859-1"),
          Map.entry("101", "ISO-8859-2"),
          Map.entry("109", "ISO-8859-3"),
          Map.entry("110", "ISO-8859-4"),
          Map.entry("144", "ISO-8859-5"),
          Map.entry("127", "ISO-8859-6"),
          Map.entry("126", "ISO-8859-7"),
          Map.entry("138", "ISO-8859-8"),
          Map.entry("148", "ISO-8859-9"),
          Map.entry("203", "ISO-8859-15"),
          Map.entry("166", "TIS-620"),
          Map.entry("13", "JIS_X0201"),
          Map.entry("87", "US-ASCII"),
          Map.entry("159", "US-ASCII"),
          Map.entry("149", "EUC-KR"),
          Map.entry("58", "GB2312"),
          Map.entry("192", "UTF-8"));

  /** Character sets that an escape sequence, without its first byte, switches to. */
  private static final Map<String, String> ESCAPES =
      Map.ofEntries(
          Map.entry("(B", "US-ASCII"),
          Map.entry("-A", "ISO-8859-1"),
          Map.entry("-B", "ISO-8859-2"),
          Map.entry("-C", "ISO-8859-3"),
          Map.entry("-D", "ISO-8859-4"),
          Map.entry("-L", "ISO-8859-5"),
          Map.entry("-G", "ISO-8859-6"),
          Map.entry("-F", "ISO-8859-7"),
          Map.entry("-H", "ISO-8859-8"),
          Map.entry("-M", "ISO-8859-9"),
          Map.entry("-b", "ISO-8859-15"),
          Map.entry("-T", "TIS-620"),
          Map.entry(")I", "JIS_X0201"),
          Map.entry("(J", "JIS_X0201"),
          Map.entry("$B", "ISO-2022-JP"),
          Map.entry("$(D", "ISO-2022-JP-2"),
          Map.entry("$)C", "EUC-KR"),
          Map.entry("$)A", "GB2312"));

  private final String name;
  private final Charset first;
  private final boolean known;

  private CharacterSet(String name, Charset first, boolean known) {
    this.name = name;
    this.first = first;
    this.known = known;
  }

  /** The character set of an element (0008,0005), values separated by backslashes. */
  static CharacterSet of(String element) {
    String start = element.split("\\\\", -1)[0].strip();
    if (element.isBlank()) {
      return DEFAULT;
    }
    String java = NAMES.get(start.replaceFirst("^(ISO_IR |ISO 2022 IR |ISO-IR |ISO_IR_)", ""));
    if (java == null && (start.equals("GB18030") || start.equals("GBK"))) {
      java = start;
    }
    return java == null || !Charset.isSupported(java)
        ? new CharacterSet(start, StandardCharsets.US_ASCII, false)
        : new CharacterSet(start, Charset.forName(java), true);
  }

  /**
   * The text of bytes.
   *
   * @throws InputException if the character set is unknown and the bytes are not plain ASCII
   */
  String decode(ByteBuffer bytes) {
    byte[] all = new byte[bytes.remaining()];
    bytes.duplicate().get(all);
    if (isAscii(all)) {
      return new String(all, StandardCharsets.US_ASCII);
    }
    if (this == DEFAULT) {
      return undeclared(all);
    }
    if (!known) {
      throw new InputException(
          "the character set '%s' of element (0008,0005) is not known".formatted(name));
    }
    return escaped(all);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0 || b == ESCAPE) {
        return false;
      }
    }
    return true;
  }

  private static String undeclared(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    String escape = "";
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != ESCAPE) {
        end++;
      }
      text.append(part(bytes, at, end, escape));
      at = end;
      if (at < bytes.length) {
        int length = at + 2 < bytes.length && bytes[at + 1] == '$' && bytes[at + 2] < 'A' ? 4 : 3;
        int stop = Math.min(bytes.length, at + length);
        escape = new String(bytes, at + 1, stop - at - 1, StandardCharsets.ISO_8859_1);
        at = stop;
      }
    }
    return text.toString();
  }

  private String part(byte[] bytes, int from, int to, String escape) {
    String java = ESCAPES.get(escape);
    Charset charset = java == null || !Charset.isSupported(java) ? first : Charset.forName(java);
    if (!escape.startsWith("$") || escape.startsWith("$)")) {
      return new String(bytes, from, to - from, charset);
    }
    byte[] whole = new byte[1 + escape.length() + to - from];
    whole[0] = ESCAPE;
    for (int i = 0; i < escape.length(); i++) {
      whole[i + 1] = (byte) escape.charAt(i);
    }
    System.arraycopy(bytes, from, whole, 1 + escape.length(), to - from);
    return new String(whole, charset);
  }
}
