package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.core.input.InputException;

/**
 * The file that rows of judgements are written to. One that a run left behind is gone on with: its
 * rows that are still wanted are kept, those at its beginning where they are.
 */
final class CodeTestFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path path;
  private final FileChannel channel;
  private final Map<String, String> known = new HashMap<>();
  private int kept;

  private CodeTestFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a file for the rows with these keys, in their order.
   *
   * @param keys the hash of each row to come
   * @param resume whether what is in the file is gone on with; else it is lost
   * @throws InputException if the file cannot be used, or another run writes it
   */
  static CodeTestFile open(Path path, List<String> keys, boolean resume) {
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      var file = new CodeTestFile(path, channel);
      if (locked(channel).isEmpty()) {
        channel.close();
        throw new InputException("--out " + path + " is being written by another run");
      }
      file.load(keys, resume);
      return file;
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    }
  }

  /** Files that cannot be locked, such as pipes and devices, are written all the same. */
  private static Optional<Boolean> locked(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(true);
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(false);
    }
  }

  private void load(List<String> keys, boolean resume) throws IOException {
    if (!resume) {
      channel.truncate(0);
      return;
    }
    String text =
        new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    var lines = new ArrayList<String>();
    long keptBytes = 0;
    boolean beginning = true;
    // what follows the last end of a line was being written when the run was ended
    text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
    for (String line : lines) {
      Optional<String> key = key(line);
      beginning &= kept < keys.size() && key.equals(Optional.of(keys.get(kept)));
      if (beginning) {
        kept++;
        keptBytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
      }
      key.ifPresent(k -> known.putIfAbsent(k, line));
    }
    channel.truncate(keptBytes);
    channel.position(keptBytes);
  }

  /** The hash of a row; none for a row that says nothing about its solution. */
  private Optional<String> key(String line) {
    try {
      JsonNode row = JSON.readTree(line);
      if (!row.path("hash").isTextual() || !row.path("verdict").isTextual()) {
        throw new InputException(
            "--out " + path + " holds a line that is no row of tgd code test: " + cut(line));
      }
      boolean lost = row.path("verdict").asText().equals(Verdict.HARNESS_ERROR.name());
      return lost ? Optional.empty() : Optional.of(row.get("hash").asText());
    } catch (JsonProcessingException e) {
      throw new InputException(
          "--out " + path + " holds a line that is no row of tgd code test: " + cut(line), e);
    }
  }

  private static String cut(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  /** How many rows, from the first on, are in the file already. */
  int kept() {
    return kept;
  }

  /** The row with that hash that the file held, if it did. */
  Optional<String> known(String key) {
    return Optional.ofNullable(known.get(key));
  }

  FileChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
