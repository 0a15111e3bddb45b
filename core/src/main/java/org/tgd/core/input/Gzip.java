package org.tgd.core.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Streams that may be compressed by gzip, which their first two bytes tell. */
public final class Gzip {
  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /**
   * The bytes of a stream, expanded where they are compressed; can be marked.
   *
   * @throws IOException if it cannot be read, or begins like gzip and is not
   */
  public static InputStream expanded(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    boolean compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return compressed
        ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
        : buffered;
  }
}
