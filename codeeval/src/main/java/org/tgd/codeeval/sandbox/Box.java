package org.tgd.codeeval.sandbox;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running sandbox, and the frames that go in and come out. Used by one thread at a time. */
final class Box implements AutoCloseable {
  private static final int LARGEST_FRAME = 12 << 20;
  private static final int NOTES = 4000;

  private final Process process;
  private final OutputStream in;
  private final BlockingQueue<Frame> frames = new ArrayBlockingQueue<>(64);
  private final StringBuilder notes = new StringBuilder();
  private final Thread reader;
  private final Thread listener;
  private OptionalLong zygote = OptionalLong.empty();
  private volatile boolean closed;

  private Box(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    reader = daemon("sandbox-reader", this::readFrames);
    listener = daemon("sandbox-notes", this::readNotes);
  }

  static Box start(Spawner spawner, List<String> command) throws IOException {
    return new Box(spawner.start(command));
  }

  private static Thread daemon(String name, Runnable task) {
    var thread = new Thread(null, task, name, 128 << 10);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  long pid() {
    return process.pid();
  }

  /**
   * The process that forks the jobs; in a box that runs no job yet the first two of the next one
   * wait already, the second below the first.
   */
  long zygote() {
    if (zygote.isEmpty()) {
      List<Long> all = List.copyOf(ProcessTree.of(process.pid()));
      zygote = OptionalLong.of(all.get(Math.max(0, all.size() - 3)));
    }
    return zygote.getAsLong();
  }

  /** What the sandbox itself said on its standard error, cut. */
  String notes() {
    synchronized (notes) {
      return notes.toString().strip();
    }
  }

  void write(char kind, byte[] content) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(5 + content.length);
    frame.put((byte) kind).putInt(content.length).put(content);
    in.write(frame.array());
    in.flush();
  }

  /** The next frame, or empty when none came in that time. */
  Optional<Frame> poll(long nanos) throws InterruptedException {
    return Optional.ofNullable(frames.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How the process ended; empty while it runs. */
  Optional<Integer> exitCode() {
    try {
      return process.waitFor(2, TimeUnit.SECONDS)
          ? Optional.of(process.exitValue())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void readFrames() {
    try (var out = new DataInputStream(process.getInputStream())) {
      while (!closed) {
        int kind = out.read();
        if (kind < 0) {
          break;
        }
        int length = out.readInt();
        if (length < 0 || length > LARGEST_FRAME) {
          break;
        }
        byte[] content = out.readNBytes(length);
        if (content.length < length) {
          break;
        }
        frames.put(new Frame((char) kind, content));
      }
    } catch (IOException e) {
      note(closed ? "" : String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      return;
    }
    sayEnd();
  }

  private void note(String text) {
    synchronized (notes) {
      notes.append(notes.length() < NOTES ? text : "");
    }
  }

  private void sayEnd() {
    try {
      frames.put(new Frame(Frame.END, new byte[0]));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readNotes() {
    byte[] buffer = new byte[4096];
    try (InputStream err = process.getErrorStream()) {
      for (int n = err.read(buffer); n >= 0; n = err.read(buffer)) {
        note(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return;
    }
  }

  /** Ends the sandbox and everything in it, and waits for that. */
  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
    reader.interrupt();
    frames.clear();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      in.close();
      listener.join(1000);
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
