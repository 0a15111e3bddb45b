package org.tgd.core.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the journal of a run directory holds, its hashes checked.
 *
 * @param lines the complete lines without their hashes, a JSON object each
 * @param waiting the lines that wait for their turn
 * @param heads the hash of each line of {@code lines}
 */
public record JournalContents(List<String> lines, List<String> waiting, List<String> heads) {
  private static final String MANIFEST = "manifest.json";

  /** Copies the lists. */
  public JournalContents {
    lines = List.copyOf(lines);
    waiting = List.copyOf(waiting);
    heads = List.copyOf(heads);
  }

  /**
   * Reads the journal, which another process may be writing.
   *
   * @throws org.tgd.core.input.InputException if a line is not JSON
   * @throws JournalException if a line, or the manifest that the journal belongs to, was changed
   */
  public static JournalContents of(Path directory) {
    String seed = seed(directory);
    JournalFile.Contents lines = JournalFile.read(directory.resolve(Journal.FILE), seed);
    JournalFile.Contents waiting =
        JournalFile.read(directory.resolve(Journal.PENDING), pendingSeed(seed));
    return new JournalContents(lines.bodies(), waiting.bodies(), lines.heads());
  }

  /** The hash of the last of so many lines; empty for none. */
  public String head(int count) {
    return count == 0 ? "" : heads.get(count - 1);
  }

  /** What the chain of a directory begins with: its manifest, where it has one. */
  static String seed(Path directory) {
    Path manifest = directory.resolve(MANIFEST);
    try {
      return Files.exists(manifest)
          ? new String(Files.readAllBytes(manifest), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + manifest, e);
    }
  }

  static String pendingSeed(String seed) {
    return seed + Journal.PENDING;
  }
}
