package org.tgd.core.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** What the first bytes of a file tell of the rest. */
final class Encoding {
  private record Sign(String bytes, String name) {
    boolean begins(byte[] begin) {
      byte[] wanted = bytes.getBytes(ISO_8859_1);
      for (int i = 0; i < wanted.length; i++) {
        if (i >= begin.length || begin[i] != wanted[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Byte order marks; those of four bytes begin with those of two. */
  private static final List<Sign> MARKS =
      List.of(
          new Sign("\u00ff\u00fe\0\0", "UTF-32LE"),
          new Sign("\0\0\u00fe\u00ff", "UTF-32BE"),
          new Sign("\u00ff\u00fe", UTF_16LE.name()),
          new Sign("\u00fe\u00ff", UTF_16BE.name()));

  private static final List<Sign> PACKED =
      List.of(
          new Sign("PK\u0003\u0004", "a ZIP archive"),
          new Sign("(\u00b5/\u00fd", "Zstandard data"),
          new Sign("\u00fd7zXZ\0", "xz data"),
          new Sign("BZh", "bzip2 data"),
          new Sign("7z\u00bc\u00af", "a 7z archive"));

  private Encoding() {}

  /** The character set, by a byte order mark; UTF-8 where there is none. */
  static Charset of(byte[] begin) {
    return MARKS.stream()
        .filter(mark -> mark.begins(begin))
        .findFirst()
        .map(mark -> Charset.forName(mark.name()))
        .orElse(UTF_8);
  }

  /** In what the text was packed, where it was and is not unpacked here. */
  static Optional<String> packed(byte[] begin) {
    return PACKED.stream().filter(each -> each.begins(begin)).map(Sign::name).findFirst();
  }
}
