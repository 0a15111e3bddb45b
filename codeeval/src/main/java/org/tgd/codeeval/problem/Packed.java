package org.tgd.codeeval.problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/**
 * A text as LiveCodeBench packs its private tests: pickled by Python, compressed by zlib, in base
 * 64. Only a pickle of one text is read; nothing of it is run.
 */
final class Packed {
  private static final int LARGEST = 400 << 20;
  private static final int PROTOCOL = 0x80;
  private static final int FRAME = 0x95;
  private static final int SHORT_TEXT = 0x8c;
  private static final int LONG_TEXT = 0x8d;

  private Packed() {}

  static String text(String packed) {
    try (var in =
        new InflaterInputStream(
            new ByteArrayInputStream(Base64.getMimeDecoder().decode(packed.strip())))) {
      byte[] bytes = in.readNBytes(LARGEST);
      return unpickled(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "field 'private_test_cases' is neither JSON nor a packed text: " + e.getMessage(), e);
    }
  }

  private static String unpickled(ByteBuffer pickle) {
    while (true) {
      int operation = pickle.get() & 0xff;
      switch (operation) {
        case PROTOCOL -> pickle.get();
        case FRAME -> pickle.getLong();
        case SHORT_TEXT -> {
          return text(pickle, pickle.get() & 0xff);
        }
        case 'X' -> {
          return text(pickle, pickle.getInt());
        }
        case LONG_TEXT -> {
          return text(pickle, Math.toIntExact(pickle.getLong()));
        }
        default -> throw new IllegalArgumentException("operation " + operation + " of a pickle");
      }
    }
  }

  private static String text(ByteBuffer pickle, int length) {
    byte[] bytes = new byte[length];
    pickle.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
