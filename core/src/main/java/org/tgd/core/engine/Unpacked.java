package org.tgd.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The body of an answer as text: unpacked where the server or a proxy packed it. */
final class Unpacked {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private Unpacked() {}

  /**
   * The text.
   *
   * @param most how many bytes it may have once unpacked
   * @throws EngineException if it is packed in a way that nobody asked for, damaged or too long
   */
  static String text(HttpResponse<byte[]> response, String server, long most) {
    byte[] body = response.body();
    String packing =
        response
            .headers()
            .firstValue("content-encoding")
            .orElse("")
            .strip()
            .toLowerCase(Locale.ROOT);
    try {
      if (packing.contains("gzip") || isGzip(body)) {
        return text(new GZIPInputStream(new ByteArrayInputStream(body)), most);
      }
      if (packing.equals("deflate")) {
        return text(new InflaterInputStream(new ByteArrayInputStream(body)), most);
      }
    } catch (IOException e) {
      throw new EngineException(
          "the packed answer of the server at %s cannot be read: %s"
              .formatted(server, e.getMessage()),
          true,
          e);
    }
    if (packing.isEmpty() || packing.equals("identity")) {
      return new String(body, UTF_8);
    }
    throw new EngineException(
        "the server at %s packed its answer as '%s', which it was not asked for"
            .formatted(server, packing),
        false);
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == GZIP_FIRST && (body[1] & 0xff) == GZIP_SECOND;
  }

  private static String text(InputStream packed, long most) throws IOException {
    try (packed) {
      byte[] bytes = packed.readNBytes((int) most + 1);
      if (bytes.length > most) {
        throw new IOException("it is longer than " + most + " bytes");
      }
      return new String(bytes, UTF_8);
    }
  }
}
