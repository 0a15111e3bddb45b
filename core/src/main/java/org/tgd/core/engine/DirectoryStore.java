package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Keeps completions in a folder, a JSON file each, for any number of processes at once. A file is
 * written beside its place and moved there in one step, so a reader sees all of it or nothing; one
 * that a crash of the machine left broken is as good as absent, and replaced.
 */
public final class DirectoryStore implements CompletionStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PREFIX = 2;

  private final Path folder;

  /** A store in this folder, which is made when the first completion is kept. */
  public DirectoryStore(Path folder) {
    this.folder = requireNonNull(folder, "folder");
  }

  @Override
  public Optional<Completion> get(String key) {
    try {
      Entry entry = JSON.readValue(Files.readAllBytes(file(key)), Entry.class);
      return entry.key().equals(key) ? Optional.of(entry.completion()) : Optional.empty();
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cache in " + folder, e);
    }
  }

  @Override
  public void put(String key, Completion completion) {
    Path file = file(key);
    try {
      Path parent = Files.createDirectories(requireNonNull(file.getParent()));
      Path fresh = Files.createTempFile(parent, "fresh-", ".tmp");
      try {
        Files.write(fresh, JSON.writeValueAsBytes(new Entry(key, completion)));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the cache in " + folder, e);
    }
  }

  private Path file(String key) {
    if (!key.matches("[0-9a-f]{8,}")) {
      throw new IllegalArgumentException("key was '" + key + "'; must be hexadecimal digits");
    }
    return folder.resolve(key.substring(0, PREFIX)).resolve(key.substring(PREFIX) + ".json");
  }

  /** What a file holds: the completion, and the key that it belongs to. */
  private record Entry(String key, Completion completion) {
    private Entry {
      requireNonNull(key, "key");
      requireNonNull(completion, "completion");
    }
  }
}
