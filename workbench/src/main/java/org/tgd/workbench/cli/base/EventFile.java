package org.tgd.workbench.cli.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;

/** Writes what happens in a run to a file, a line for each event, with the time of the clock. */
final class EventFile implements Consumer<ObjectNode> {
  private final Path file;

  private EventFile(Path file) {
    this.file = file;
  }

  /**
   * Events into this file, which is made at once and emptied if it is there.
   *
   * @throws InputException if it cannot be written
   */
  static EventFile open(Path file) {
    try {
      Files.writeString(file, "");
      return new EventFile(file);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  @Override
  public void accept(ObjectNode event) {
    event.put("at", Instant.now().toString());
    try {
      Files.writeString(file, JsonText.line(event) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
