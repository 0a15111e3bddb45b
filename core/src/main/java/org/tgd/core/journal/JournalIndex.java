package org.tgd.core.journal;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;

/**
 * Where the lines of one kind stand in the journal of a run directory, which another process may be
 * writing: some of them are read without the others. Holds some hundred bytes a line, none of its
 * text. Thread-safe.
 */
public final class JournalIndex {
  private final Path directory;
  private final Path file;
  private final String kind;
  private final List<ChainedLines.Place> places = new ArrayList<>();
  private String seed = "";
  private Optional<Stamp> stamp = Optional.empty();
  private Optional<ChainedLines> read = Optional.empty();

  private JournalIndex(Path directory, String kind) {
    this.directory = requireNonNull(directory, "directory");
    this.file = directory.resolve(Journal.FILE);
    this.kind = requireNonNull(kind, "kind");
  }

  /** By what a file is known to be as it was. */
  private record Stamp(Object key, long size, long modified) {
    static Optional<Stamp> of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Object key = Optional.ofNullable(now.fileKey()).orElse("");
        return Optional.of(new Stamp(key, now.size(), now.lastModifiedTime().toMillis()));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }

    /** Whether the file is one that was added to since. */
    boolean isGrown(Stamp before) {
      return key.equals(before.key) && size > before.size;
    }
  }

  /**
   * An index of the journal in a run directory, empty until it is renewed.
   *
   * @param kind what sort of line is looked for, for example {@code call}
   */
  public static JournalIndex below(Path directory, String kind) {
    return new JournalIndex(directory, kind);
  }

  /**
   * Reads what was added to the journal since, and all of it anew where it is another file, became
   * shorter, or its manifest changed. Costs nothing where nothing changed.
   *
   * @throws InputException if a line is not JSON
   * @throws JournalException if a line, or the manifest that the journal belongs to, was changed
   */
  public synchronized void renew() {
    String seedNow = JournalContents.seed(directory);
    Optional<Stamp> now = Stamp.of(file);
    boolean sameSeed = read.isPresent() && seedNow.equals(seed);
    if (sameSeed && now.equals(stamp)) {
      return;
    }
    boolean grown = sameSeed && now.isPresent() && stamp.filter(now.get()::isGrown).isPresent();
    stamp = Optional.empty(); // where reading fails all is read anew the next time
    ChainedLines lines = grown ? read.get() : new ChainedLines(file, seedNow);
    if (!grown) {
      places.clear();
    }
    read = Optional.empty();
    lines.read((line, place) -> keep(place));
    seed = seedNow;
    read = Optional.of(lines);
    stamp = now;
  }

  private void keep(ChainedLines.Place place) {
    if (place.kind().equals(kind)) {
      places.add(place);
    }
  }

  /** How many lines of the kind there are. */
  public synchronized int size() {
    return places.size();
  }

  /**
   * How many bytes a line has.
   *
   * @param i counts from 0
   */
  public synchronized int bytes(int i) {
    return places.get(i).length();
  }

  /**
   * A line without its hash, which is checked again.
   *
   * @param i counts from 0
   * @throws JournalException if the line was changed since
   */
  public synchronized String line(int i) {
    ChainedLines.Place place = places.get(i);
    byte[] line = new byte[place.length()];
    String where = file + " " + kind + " " + (i + 1);
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(place.offset());
      in.readFully(line);
    } catch (EOFException e) {
      throw new JournalException(where + ": is no longer there; the file was changed", e);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
    Chain.after(place.before()).follow(line, line.length, where);
    return place.text(line);
  }
}
