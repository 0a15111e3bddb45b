package org.tgd.codeeval.guest;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The frames between this machine and the workbench, on the standard streams. */
final class Wire {
  private final DataInputStream in;
  private final FileOutputStream out;
  private final PrintStream printed;
  private final PrintStream complained;

  Wire() {
    in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    out = new FileOutputStream(FileDescriptor.out);
    System.setIn(new ByteArrayInputStream(new byte[0]));
    printed = new PrintStream(new Printed(this, 'O'), false, StandardCharsets.UTF_8);
    complained = new PrintStream(new Printed(this, 'E'), false, StandardCharsets.UTF_8);
    System.setOut(printed);
    System.setErr(complained);
  }

  /** Says that this machine is ready. */
  void greet() {
    frame('S', "{\"version\": \"java\", \"reusable\": false}".getBytes(StandardCharsets.UTF_8));
  }

  /** The next message; ends the machine when there is none. */
  String receive() {
    try {
      if (in.read() < 0) {
        Runtime.getRuntime().halt(0);
      }
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      return new String(content, 4, content.length - 4, StandardCharsets.UTF_8);
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      Runtime.getRuntime().halt(3);
    }
    throw new IllegalStateException();
  }

  /** Sends a message, after whatever was printed until then. */
  void send(Object message) {
    printed.flush();
    complained.flush();
    byte[] text = Json.write(message).getBytes(StandardCharsets.UTF_8);
    frame('A', ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array());
  }

  synchronized void frame(char kind, byte[] content) {
    byte[] frame =
        ByteBuffer.allocate(5 + content.length)
            .put((byte) kind)
            .putInt(content.length)
            .put(content)
            .array();
    try {
      out.write(frame);
    } catch (IOException e) {
      Runtime.getRuntime().halt(3);
    }
  }

  /** Sends on what is printed. */
  private static final class Printed extends OutputStream {
    private static final int MOST = 60000;
    private final Wire wire;
    private final char kind;
    private final byte[] buffer = new byte[8192];
    private int filled;

    Printed(Wire wire, char kind) {
      this.wire = wire;
      this.kind = kind;
    }

    @Override
    public synchronized void write(int b) {
      if (filled == buffer.length) {
        flush();
      }
      buffer[filled++] = (byte) b;
    }

    @Override
    public synchronized void write(byte[] bytes, int start, int length) {
      if (length <= buffer.length - filled) {
        System.arraycopy(bytes, start, buffer, filled, length);
        filled += length;
        return;
      }
      flush();
      for (int done = 0; done < length; done += MOST) {
        byte[] part = new byte[Math.min(MOST, length - done)];
        System.arraycopy(bytes, start + done, part, 0, part.length);
        wire.frame(kind, part);
      }
    }

    @Override
    public synchronized void flush() {
      if (filled > 0) {
        byte[] part = new byte[filled];
        System.arraycopy(buffer, 0, part, 0, filled);
        filled = 0;
        wire.frame(kind, part);
      }
    }
  }
}
