package org.tgd.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tgd.core.budget.AttemptLog;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.LedgerEntry;

/**
 * What the sessions of a run asked of models, as it was spent: a line before each request, with the
 * most that it can cost, and one after it, with what it did cost. Unlike the journal it holds what
 * no two runs share: failures, times, requests that a kill left without an answer. A budget that is
 * taken up again starts from it. Thread-safe.
 */
public final class Account implements AttemptLog, AutoCloseable {
  /** The name of the file in a run directory; absent where no model was asked. */
  public static final String FILE = "account.jsonl";

  private final JournalFile file;
  private final Totals before;
  private final long session;
  private final long start = System.nanoTime();
  private long next;
  private boolean asked;
  private boolean closed;

  private Account(JournalFile file, Reader reader) {
    this.file = file;
    this.before = reader.totals();
    this.session = reader.millis.size() + 1L;
    this.next = reader.lines;
  }

  /**
   * All sessions together.
   *
   * @param byModel what was asked and answered, by model
   * @param open the most that requests can have cost which were under way when a session was killed
   * @param elapsed how long the sessions took
   */
  public record Totals(SortedMap<String, LedgerEntry> byModel, Cost open, Duration elapsed) {
    /** Nothing. */
    public static final Totals NONE = new Totals(new TreeMap<>(), Cost.NONE, Duration.ZERO);

    /** Whether no model was asked. */
    public boolean isUnasked() {
      return byModel.isEmpty() && open.equals(Cost.NONE);
    }

    /** What all models together were asked and answered. */
    public LedgerEntry all() {
      return byModel.values().stream().reduce(LedgerEntry.NONE, LedgerEntry::plus);
    }

    /**
     * What a budget has to count as spent: requests without an answer at the most they can cost.
     */
    public Cost spent() {
      LedgerEntry all = all();
      return new Cost(all.attempts(), all.tokens(), all.picoUsd(), 0).plus(open);
    }
  }

  /** Goes on with the account of a run directory, whose lock the caller holds. */
  public static Account open(Path directory) {
    JournalFile file = JournalFile.open(directory.resolve(FILE), seed(directory));
    Reader reader = new Reader();
    file.bodies().forEach(reader::take);
    return new Account(file, reader);
  }

  /**
   * Reads the account of a run directory, which another process may be writing.
   *
   * @throws JournalException if a line was changed
   */
  public static Totals read(Path directory) {
    Reader reader = new Reader();
    JournalFile.read(directory.resolve(FILE), seed(directory)).bodies().forEach(reader::take);
    return reader.totals();
  }

  /** Whether the account of a run directory has stood, after any of its lines, as asked for. */
  public static boolean stood(Path directory, Predicate<LedgerEntry> asked) {
    Reader reader = new Reader();
    boolean stood = asked.test(LedgerEntry.NONE);
    for (String body : JournalFile.read(directory.resolve(FILE), seed(directory)).bodies()) {
      reader.take(body);
      stood |= asked.test(reader.totals().all());
    }
    return stood;
  }

  private static String seed(Path directory) {
    return JournalContents.seed(directory) + FILE;
  }

  /** What earlier sessions spent. */
  public Totals before() {
    return before;
  }

  @Override
  public synchronized long begin(String model, Cost atMost) {
    asked = true;
    long number = next++;
    ObjectNode line = line("asked").put("n", number).put("model", model);
    line.put("calls", atMost.calls()).put("tokens", atMost.tokens());
    append(line.put("pico_usd", atMost.picoUsd()));
    return number;
  }

  @Override
  public synchronized void end(long number, String model, LedgerEntry spent) {
    next++;
    append(
        entry(
            line(spent.failedAttempts() > 0 ? "failed" : "answered").put("n", number),
            model,
            spent));
  }

  @Override
  public synchronized void add(String model, LedgerEntry spent) {
    asked = true;
    next++;
    append(entry(line("counted"), model, spent));
  }

  /** Writes down how long the session has taken so far. */
  public synchronized void tick() {
    next++;
    append(line("time"));
  }

  /** A request that was given up before the session ended may end after it: it stays open then. */
  private void append(ObjectNode line) {
    if (closed) {
      return;
    }
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    file.append(JsonText.line(line.put("session", session).put("ms", millis)));
  }

  private static ObjectNode line(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }

  private static ObjectNode entry(ObjectNode line, String model, LedgerEntry spent) {
    return line.put("model", model)
        .put("attempts", spent.attempts())
        .put("failed_attempts", spent.failedAttempts())
        .put("cache_hits", spent.cacheHits())
        .put("input_tokens", spent.inputTokens())
        .put("output_tokens", spent.outputTokens())
        .put("pico_usd", spent.picoUsd())
        .put("nanos", spent.time().toNanos());
  }

  /** Ends the session. An account in which no model stands is no longer needed by a whole run. */
  public synchronized void close(boolean whole) {
    if (whole && before.isUnasked() && !asked) {
      closed = true;
      file.close();
      file.delete();
      return;
    }
    append(line("time"));
    closed = true;
    file.sync();
    file.close();
  }

  @Override
  public void close() {
    close(false);
  }

  private static final class Reader {
    private final SortedMap<String, LedgerEntry> byModel = new TreeMap<>();
    private final Map<Long, Cost> open = new LinkedHashMap<>();
    private final Map<Long, Long> millis = new TreeMap<>();
    private long lines;

    void take(String body) {
      lines++;
      JsonNode line = parsed(body);
      millis.merge(line.path("session").asLong(), line.path("ms").asLong(), Math::max);
      switch (line.path("kind").asText()) {
        case "asked" -> open.put(line.path("n").asLong(), cost(line));
        case "answered", "failed", "counted" -> {
          open.remove(line.path("n").asLong(-1));
          byModel.merge(line.path("model").asText(), entry(line), LedgerEntry::plus);
        }
        default -> {
          // only the time
        }
      }
    }

    Totals totals() {
      Cost left = open.values().stream().reduce(Cost.NONE, Cost::plus);
      long elapsed = millis.values().stream().mapToLong(Long::longValue).sum();
      return new Totals(new TreeMap<>(byModel), left, Duration.ofMillis(elapsed));
    }

    private static Cost cost(JsonNode line) {
      return new Cost(
          line.path("calls").asLong(),
          line.path("tokens").asLong(),
          line.path("pico_usd").asLong(),
          0);
    }

    private static LedgerEntry entry(JsonNode line) {
      return new LedgerEntry(
          0,
          line.path("attempts").asLong(),
          0,
          line.path("failed_attempts").asLong(),
          line.path("cache_hits").asLong(),
          line.path("input_tokens").asLong(),
          line.path("output_tokens").asLong(),
          line.path("pico_usd").asLong(),
          Duration.ofNanos(line.path("nanos").asLong()));
    }

    private static JsonNode parsed(String body) {
      try {
        return JsonText.read(body);
      } catch (JsonProcessingException e) {
        throw new JournalException("a line of the account is not JSON", e);
      }
    }
  }
}
