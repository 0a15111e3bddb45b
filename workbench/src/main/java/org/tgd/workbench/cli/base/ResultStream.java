package org.tgd.workbench.cli.base;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where results go. A result that cannot be written ends the command ({@link OutputLostException}):
 * Java's own print streams keep such failures to themselves. After the first failure nothing more
 * is written.
 */
public final class ResultStream extends OutputStream {
  private final OutputStream out;
  private boolean lost;

  private ResultStream(OutputStream out) {
    this.out = requireNonNull(out, "out");
  }

  /** A writer of UTF-8 to the standard output, flushed after each line. */
  public static PrintWriter ofStandardOutput() {
    return writer(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
  }

  /** A writer of UTF-8 to a stream, flushed after each line. */
  public static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new ResultStream(out), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int each) {
    attempt(() -> out.write(each));
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() {
    attempt(out::flush);
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  private void attempt(Write write) {
    if (lost) {
      return;
    }
    try {
      write.run();
    } catch (IOException e) {
      lost = true;
      throw new OutputLostException(e);
    }
  }
}
