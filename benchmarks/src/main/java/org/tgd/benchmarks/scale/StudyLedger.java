package org.tgd.benchmarks.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tgd.core.budget.Cost;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.LeaseLog;
import org.tgd.core.journal.JsonText;

/**
 * The account of a study, written by its driver alone, {@code ledger.jsonl}: a line for each lease
 * of a request to a model, one when it is settled, one for each run that ended. A last line that a
 * kill cut off is dropped. Thread-safe.
 */
final class StudyLedger implements LeaseLog, AutoCloseable {
  static final String FILE = "ledger.jsonl";
  private static final String LEASE = "lease";
  private static final String SETTLED = "settled";
  private static final String RUN = "run";

  private final Path path;
  private final RandomAccessFile file;
  private final Set<String> finished = new HashSet<>();
  private final Map<Long, Cost> open = new HashMap<>();
  private Cost settled = Cost.NONE;
  private long first;

  private StudyLedger(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens or makes the ledger of a study.
   *
   * @throws InputException if a line is none of a ledger
   */
  static StudyLedger open(Path folder) {
    Path path = folder.resolve(FILE);
    try {
      String text = Files.exists(path) ? Files.readString(path) : "";
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      StudyLedger ledger = new StudyLedger(path, file);
      int number = 0;
      for (String line : whole.lines().toList()) {
        ledger.take(line, ++number);
      }
      long length = whole.getBytes(StandardCharsets.UTF_8).length;
      file.setLength(length);
      file.seek(length);
      return ledger;
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    }
  }

  private void take(String line, int number) {
    JsonNode node;
    try {
      node = JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new InputException(
          path + ", line " + number + ": no line of a ledger: " + Broken.words(e), e);
    }
    if (node.has(LEASE)) {
      open.put(node.path(LEASE).asLong(), cost(node));
      first = Math.max(first, node.path(LEASE).asLong() + 1);
    } else if (node.has(SETTLED)) {
      open.remove(node.path(SETTLED).asLong());
      settled = settled.plus(cost(node));
    } else if (node.path("status").asText().equals(RunEnd.Status.OK.word())) {
      finished.add(node.path(RUN).asText());
    }
  }

  private static Cost cost(JsonNode node) {
    return new Cost(
        node.path("calls").asLong(),
        node.path("tokens").asLong(),
        node.path("pico_usd").asLong(),
        0);
  }

  /** What earlier sessions asked of models; what they left open counts at its most. */
  Cost already() {
    return open.values().stream().reduce(settled, Cost::plus);
  }

  /** The number of the next lease. */
  long firstLease() {
    return first;
  }

  @Override
  public void granted(long number, String holder, Cost atMost) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put(LEASE, number);
    append(with(line.put(RUN, holder), atMost), false);
  }

  @Override
  public void settled(long number, Cost spent) {
    append(with(JsonNodeFactory.instance.objectNode().put(SETTLED, number), spent), false);
  }

  private static ObjectNode with(ObjectNode line, Cost cost) {
    line.put("calls", cost.calls()).put("tokens", cost.tokens());
    return line.put("pico_usd", cost.picoUsd());
  }

  /** A run has ended; one that is finished stands here once. */
  synchronized void ended(GridCell cell, RunEnd end) {
    if (end.status() == RunEnd.Status.OK && !finished.add(cell.key())) {
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode().put(RUN, cell.key());
    line.put("task", cell.task()).put("config", cell.config()).put("seed", cell.seed());
    line.put("model", cell.model());
    line.setAll(end.json());
    append(line, true);
  }

  /** Hands the line to the system; on the disk when this returns only where asked for. */
  private synchronized void append(ObjectNode line, boolean sync) {
    try {
      file.write((JsonText.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
      if (sync) {
        file.getFD().sync();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }
}
