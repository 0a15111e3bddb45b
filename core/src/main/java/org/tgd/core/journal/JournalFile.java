package org.tgd.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.InputException;

/** A file of JSON lines, appended to by one process at a time. Not thread-safe. */
final class JournalFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final FileChannel channel;
  private final List<String> lines;
  private long length;

  private JournalFile(Path path, FileChannel channel, List<String> lines, long length) {
    this.path = path;
    this.channel = channel;
    this.lines = lines;
    this.length = length;
  }

  /** Opens or creates the file; a last line that was cut off by a kill is dropped. */
  static JournalFile open(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(path, channel);
      byte[] bytes = Files.readAllBytes(path);
      int end = completeLength(bytes);
      channel.truncate(end);
      channel.position(end);
      return new JournalFile(path, channel, split(bytes, end), end);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + path, e);
    }
  }

  /** The complete lines of a file that may belong to another process. */
  static List<String> read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      return split(bytes, completeLength(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static void lock(Path path, FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process: the same refusal
    }
    channel.close();
    throw new InputException(path + " is being written by another run; wait until it has ended");
  }

  private static int completeLength(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static List<String> split(byte[] bytes, int end) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        lines.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return lines;
  }

  /** The first line of each identifier, in file order. */
  static Map<String, String> byId(List<String> lines, Path path) {
    Map<String, String> byId = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String where = path + " line " + (i + 1);
      try {
        JsonNode id = JSON.readTree(lines.get(i)).path("id");
        if (!id.isTextual()) {
          throw new InputException(where + ": has no id; the journal was damaged");
        }
        byId.putIfAbsent(id.asText(), lines.get(i));
      } catch (JsonProcessingException e) {
        throw new InputException(where + ": is not JSON; the journal was damaged", e);
      }
    }
    return byId;
  }

  /** The first line of each identifier that the file held when it was opened. */
  Map<String, String> byId() {
    return byId(lines, path);
  }

  /** Hands the line to the system at once. */
  void append(String line) {
    ByteBuffer buffer = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    length += buffer.remaining();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sync " + path, e);
    }
  }

  void clear() {
    if (length == 0) {
      return;
    }
    length = 0;
    try {
      channel.truncate(0);
      channel.position(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + path, e);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  void deleteIfEmpty() {
    try {
      if (Files.size(path) == 0) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
