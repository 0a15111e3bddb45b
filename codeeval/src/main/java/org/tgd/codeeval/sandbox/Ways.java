package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * How the jobs of a box talk with the workbench: one connection each for answers (both ways),
 * output and errors. The program in the box makes them before its first job and never reads them,
 * so that no byte of a job comes into memory that a later job inherits. Thread-safe.
 */
final class Ways implements AutoCloseable {
  /** The socket in the folder. */
  static final String NAME = "s";

  private static final String KINDS = "AOE";
  private static final int AT_ONCE = 1 << 16;

  /** Where frames go. */
  interface Sink {
    void put(Frame frame) throws InterruptedException;
  }

  private final Path folder;
  private final ServerSocketChannel server;
  private final Map<Character, SocketChannel> channels = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE);
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final Object reading = new Object();
  private Sink sink = frame -> {};
  private volatile Selector selector;
  private volatile Thread listener;
  private volatile boolean closed;

  private Ways(Path folder, ServerSocketChannel server) {
    this.folder = folder;
    this.server = server;
  }

  /** A socket in a new folder, for whoever runs programs in sandboxes and for nobody else. */
  static Ways open() throws IOException {
    Path folder = Guests.newFolder();
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    Ways ways = new Ways(folder, server);
    try {
      Path socket = folder.resolve(NAME);
      server.bind(UnixDomainSocketAddress.of(socket), KINDS.length());
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      if (!Tools.asNobody().isEmpty()) {
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(socket, users.lookupPrincipalByName(Tools.NOBODY_ID));
      }
      return ways;
    } catch (IOException | RuntimeException e) {
      ways.close();
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  /**
   * Takes the connections that the program has made, and lets nobody make more.
   *
   * @param into where what comes goes
   */
  void connect(Sink into) throws IOException {
    sink = into;
    for (int i = 0; i < KINDS.length(); i++) {
      SocketChannel channel = server.accept();
      ByteBuffer kind = ByteBuffer.allocate(1);
      channel.read(kind);
      channels.put((char) kind.array()[0], channel);
    }
    forgetSocket();
    if (!channels.keySet().equals(Set.of('A', 'O', 'E'))) {
      throw new IOException("connections for " + channels.keySet());
    }
    Selector made = Selector.open();
    for (SocketChannel channel : channels.values()) {
      channel.configureBlocking(false);
      channel.register(made, SelectionKey.OP_READ);
    }
    selector = made;
    listener = new Thread(null, this::listen, "sandbox-ways", 128 << 10);
    listener.setDaemon(true);
    listener.start();
  }

  boolean connected() {
    return selector != null;
  }

  private void listen() {
    try {
      while (!closed) {
        selector.select();
        writeOn();
        drain();
      }
    } catch (IOException | java.nio.channels.ClosedSelectorException e) {
      return; // the box has ended, and its other reader says so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands on everything that has been written so far. */
  void drain() throws InterruptedException, IOException {
    synchronized (reading) {
      for (Map.Entry<Character, SocketChannel> each : channels.entrySet()) {
        int count = each.getValue().read(buffer.clear());
        while (count > 0) {
          byte[] content = new byte[count];
          buffer.flip().get(content);
          sink.put(new Frame(each.getKey(), content));
          count = each.getValue().read(buffer.clear());
        }
        if (count < 0) {
          throw new IOException("the box has ended");
        }
      }
    }
  }

  /** Sends bytes to the job, now or as it reads. */
  void send(byte[] message) throws IOException {
    synchronized (waiting) {
      waiting.add(ByteBuffer.wrap(message));
      writeOn();
    }
  }

  private void writeOn() throws IOException {
    synchronized (waiting) {
      SocketChannel channel = channels.get('A');
      while (!waiting.isEmpty()) {
        channel.write(waiting.element());
        if (waiting.element().hasRemaining()) {
          break;
        }
        waiting.remove();
      }
      SelectionKey key = channel.keyFor(selector);
      int wanted = SelectionKey.OP_READ | (waiting.isEmpty() ? 0 : SelectionKey.OP_WRITE);
      if (key != null && key.isValid() && key.interestOps() != wanted) {
        key.interestOps(wanted);
        selector.wakeup();
      }
    }
  }

  /** Sends nothing more of what waits. */
  void forget() {
    synchronized (waiting) {
      waiting.clear();
    }
  }

  private void forgetSocket() throws IOException {
    server.close();
    Files.deleteIfExists(folder.resolve(NAME));
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() {
    closed = true;
    forget();
    try {
      forgetSocket();
      if (listener != null) {
        listener.interrupt();
      }
      if (selector != null) {
        selector.close();
      }
      for (SocketChannel channel : channels.values()) {
        channel.close();
      }
    } catch (IOException e) {
      return; // it goes with the workbench
    }
  }
}
