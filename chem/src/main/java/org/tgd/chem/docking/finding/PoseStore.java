package org.tgd.chem.docking.finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.core.input.InputException;

/** Keeps texts by key: in memory, or in a folder, one file for each. Thread-safe. */
interface PoseStore {
  Optional<String> get(String key);

  void put(String key, String text);

  /** A store that lives as long as the object. */
  static PoseStore inMemory() {
    Map<String, String> texts = new ConcurrentHashMap<>();
    return new PoseStore() {
      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(texts.get(key));
      }

      @Override
      public void put(String key, String text) {
        texts.put(key, text);
      }
    };
  }

  /** A store in a folder, made when first written to; a file appears whole or not at all. */
  static PoseStore inFolder(Path folder) {
    return new PoseStore() {
      @Override
      public Optional<String> get(String key) {
        try {
          return Optional.of(Files.readString(folder.resolve(key + ".pdbqt")));
        } catch (NoSuchFileException e) {
          return Optional.empty();
        } catch (IOException e) {
          throw InputException.cannotRead(folder, e);
        }
      }

      @Override
      public void put(String key, String text) {
        try {
          Files.createDirectories(folder);
          Path part = Files.createTempFile(folder, key, ".part");
          Files.writeString(part, text);
          Files.move(part, folder.resolve(key + ".pdbqt"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
          throw InputException.cannotWrite(folder, e);
        }
      }
    };
  }
}
