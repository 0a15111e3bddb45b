package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.Pictures;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.Sha256;

/**
 * Pictures whose files are kept in the run's directory and named by their SHA-256 in its journal:
 * resumed and replayed runs show the same, also where they would be drawn otherwise now.
 *
 * @param pictures draws what is not kept yet
 * @param journal the record
 * @param folder holds the files; made with the first
 */
record JournaledPictures(Pictures pictures, Journal journal, Path folder) implements Pictures {
  /** The kind of its journal lines. */
  static final String KIND = "picture";

  /** The folder of the files, in a run's directory. */
  static final String FOLDER = "images";

  private static final String FILE = "file";

  JournaledPictures {
    requireNonNull(pictures, "pictures");
    requireNonNull(journal, "journal");
    requireNonNull(folder, "folder");
  }

  @Override
  public Optional<Image> of(String text) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("text", Sha256.hex(text));
    ObjectNode result =
        journal.once(
            KIND,
            request,
            () -> {
              ObjectNode drawn = JsonNodeFactory.instance.objectNode();
              pictures.of(text).ifPresent(image -> drawn.put(FILE, kept(image)));
              return drawn;
            });
    return Optional.ofNullable(result.get(FILE)).map(name -> read(folder.resolve(name.asText())));
  }

  @Override
  public String words() {
    return pictures.words();
  }

  /** A file that is there already is the same: its name is its hash. */
  private String kept(Image image) {
    Path file = folder.resolve(image.fileName());
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".", ".new");
        Files.write(draft, image.bytes());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return image.fileName();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * An image of a run.
   *
   * @throws JournalException if the file is not there, or is another than the journal says
   */
  static Image read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Image image = Image.of(bytes);
      if (!image.fileName().equals(file.getFileName().toString())) {
        throw new JournalException(file + " was changed: its SHA-256 is another than its name");
      }
      return image;
    } catch (IllegalArgumentException e) {
      throw new JournalException(file + " was changed: it is no PNG or JPEG");
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read, and the journal names it");
    }
  }
}
