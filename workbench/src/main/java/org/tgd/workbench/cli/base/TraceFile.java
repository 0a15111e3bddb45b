package org.tgd.workbench.cli.base;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.tgd.core.engine.Exchange;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;

/** Appends what is asked of models and what they answer to a file, a line each. Thread-safe. */
final class TraceFile implements Consumer<Exchange> {
  private final Path file;

  private TraceFile(Path file) {
    this.file = file;
  }

  /**
   * A trace into this file, which is made at once.
   *
   * @throws InputException if it cannot be written
   */
  static TraceFile open(Path file) {
    try {
      Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new TraceFile(file);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  @Override
  public synchronized void accept(Exchange exchange) {
    try {
      Files.writeString(file, JsonText.line(json(exchange)) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static ObjectNode json(Exchange exchange) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("model", exchange.engine());
    line.put("system", exchange.prompt().system()).put("user", exchange.prompt().user());
    line.put("sample", exchange.prompt().sample());
    if (!exchange.prompt().images().isEmpty()) {
      ArrayNode images = line.putArray("images");
      exchange.prompt().images().forEach(image -> images.add(image.fileName()));
    }
    exchange
        .completion()
        .ifPresent(
            answer ->
                line.put("text", answer.text())
                    .put("input_tokens", answer.inputTokens())
                    .put("output_tokens", answer.outputTokens()));
    exchange.failure().ifPresent(message -> line.put("failure", message));
    return line.put("ms", exchange.time().toMillis());
  }
}
