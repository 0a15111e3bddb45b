package org.tgd.core.journal;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where the journal of a run directory ends, its hashes checked.
 *
 * @param lines how many complete lines it has
 * @param head the hash of the last; empty for none
 * @param waiting how many finished lines wait for their turn
 */
public record JournalEnd(int lines, String head, int waiting) {
  /**
   * Reads a journal, which another process may be writing, one line after the other.
   *
   * @param lines is told of each line without its hash, a JSON object
   * @param waiting is told of each line that waits for its turn, after all those
   * @throws org.tgd.core.input.InputException if a line is not JSON
   * @throws JournalException if a line, or the manifest that the journal belongs to, was changed
   */
  public static JournalEnd of(Path directory, Consumer<String> lines, Consumer<String> waiting) {
    String seed = JournalContents.seed(directory);
    ChainedLines read = new ChainedLines(directory.resolve(Journal.FILE), seed);
    read.read((line, place) -> lines.accept(place.text(line)));
    ChainedLines later =
        new ChainedLines(directory.resolve(Journal.PENDING), JournalContents.pendingSeed(seed));
    later.read((line, place) -> waiting.accept(place.text(line)));
    String head = read.count() == 0 ? "" : read.chain().head();
    return new JournalEnd(read.count(), head, later.count());
  }

  /** Checks a journal and tells nobody of its lines. */
  public static JournalEnd of(Path directory) {
    return of(directory, line -> {}, line -> {});
  }
}
