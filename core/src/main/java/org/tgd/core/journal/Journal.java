package org.tgd.core.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The append-only record of a run: one line per finished call, evaluation and step. Lines stand in
 * the deterministic order of the run, so the file is the same for every number of threads and after
 * every kill and resume, the durations ({@code ms}) apart. A line that is finished before its turn
 * waits in a second file, so a kill loses at most the calls in flight. On resume a call whose line
 * exists is answered from it and not repeated. Thread-safe.
 */
public final class Journal implements AutoCloseable {
  /** The name of the file in a run directory. */
  public static final String FILE = "journal.jsonl";

  /** The name of the file of lines that wait for their turn; absent or empty in a finished run. */
  public static final String PENDING = "journal.pending.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Mode {
    WRITING,
    REPLAYING,
    DISCARDING
  }

  private final Mode mode;
  private final Optional<JournalFile> file;
  private final Optional<JournalFile> pending;

  /** The lines of earlier sessions by identifier. */
  private final Map<String, String> known;

  /** Lines of earlier sessions that stand in the file and were not reached again yet. */
  private final Set<String> inFile;

  /** Lines of earlier sessions that wait in the second file and were not placed yet. */
  private final Set<String> unplaced;

  /** How many lines of earlier sessions were asked for again. */
  private int recalled;

  private int waiting;
  private boolean dirty;

  private Journal(
      Mode mode,
      Optional<JournalFile> file,
      Optional<JournalFile> pending,
      Map<String, String> known,
      Set<String> inFile) {
    this.mode = mode;
    this.file = file;
    this.pending = pending;
    this.known = known;
    this.inFile = inFile;
    this.unplaced = new HashSet<>(known.values());
    unplaced.removeAll(inFile);
  }

  /**
   * Opens the journal of a run directory, empty or left by a killed run, and goes on where it ends.
   *
   * @throws org.tgd.core.input.InputException if the file is damaged before its last line, or
   *     another process writes to it
   */
  public static Journal open(Path directory) {
    List<JournalFile> open = new ArrayList<>();
    try {
      open.add(JournalFile.open(directory.resolve(FILE)));
      open.add(JournalFile.open(directory.resolve(PENDING)));
      Map<String, String> known = open.get(0).byId();
      Set<String> inFile = new HashSet<>(known.values());
      open.get(1).byId().forEach(known::putIfAbsent);
      return new Journal(
          Mode.WRITING, Optional.of(open.get(0)), Optional.of(open.get(1)), known, inFile);
    } catch (RuntimeException e) {
      open.forEach(JournalFile::close);
      throw e;
    }
  }

  /** Answers every call from the journal of a run directory; nothing is called and written. */
  public static Journal replay(Path directory) {
    List<String> lines = JournalFile.read(directory.resolve(FILE));
    Map<String, String> known = JournalFile.byId(lines, directory.resolve(FILE));
    return new Journal(Mode.REPLAYING, Optional.empty(), Optional.empty(), known, Set.of());
  }

  /** A journal that records nothing, for work that needs no record. */
  public static Journal discarding() {
    return new Journal(Mode.DISCARDING, Optional.empty(), Optional.empty(), Map.of(), Set.of());
  }

  /** Does the work of the run; calls inside it are recorded in its order. */
  public <T> T run(Supplier<T> work) {
    Object[] result = new Object[1];
    Lane.root(this).run(() -> result[0] = work.get());
    @SuppressWarnings("unchecked")
    T value = (T) result[0];
    return value;
  }

  /**
   * The outcome of a call: from the record if it was finished before, else from the work itself,
   * which is then recorded.
   *
   * @param kind what sort of call it is, for example {@code call} or {@code evaluation}
   * @param request what is asked; must be the same when the run is resumed
   * @param work does the call
   * @throws JournalException if the record holds another request at this place, or if a replay
   *     needs a call that the record does not hold
   */
  public ObjectNode once(String kind, ObjectNode request, Supplier<ObjectNode> work) {
    Lane lane = lane();
    String id = lane.nextId();
    Optional<String> line = Optional.ofNullable(known.get(id));
    if (line.isPresent()) {
      ObjectNode record = matching(line.get(), kind, request);
      recall(lane, line.get());
      return (ObjectNode) record.get("result");
    }
    requireNotReplaying(id, kind);
    long start = System.nanoTime();
    ObjectNode result = requireNonNull(work.get(), "result");
    if (mode == Mode.WRITING) {
      ObjectNode record = record(id, kind, request).set("result", result);
      emit(lane, text(record.put("ms", Math.round((System.nanoTime() - start) / 1e6))));
    }
    return result;
  }

  /** Records something that follows from the calls, such as a step; checked on resume. */
  public void note(String kind, ObjectNode content) {
    Lane lane = lane();
    String id = lane.nextId();
    Optional<String> line = Optional.ofNullable(known.get(id));
    if (line.isPresent()) {
      matching(line.get(), kind, content);
      recall(lane, line.get());
      return;
    }
    requireNotReplaying(id, kind);
    if (mode == Mode.WRITING) {
      emit(lane, text(record(id, kind, content)));
    }
  }

  /** Whether nothing is known of an earlier session that was not asked for again by now. */
  public synchronized boolean isRecalled() {
    return recalled >= known.size();
  }

  private void recall(Lane lane, String line) {
    synchronized (this) {
      recalled++;
    }
    emit(lane, line);
  }

  /** Makes what was written so far safe against a power cut. */
  public synchronized void sync() {
    if (dirty) {
      file.ifPresent(JournalFile::sync);
      dirty = false;
    }
  }

  /**
   * Where the current thread stands in the order of its run: the identifier of the next event.
   * Empty outside of a run.
   */
  public static String place() {
    return Lane.current().map(Lane::peekId).orElse("");
  }

  /** Whether this is a replay: nothing is called and written. */
  public boolean isReplay() {
    return mode == Mode.REPLAYING;
  }

  /** How many calls and notes of an earlier session are known. */
  public int known() {
    return known.size();
  }

  @Override
  public synchronized void close() {
    file.ifPresent(JournalFile::close);
    pending.ifPresent(
        waitingFile -> {
          waitingFile.close();
          waitingFile.deleteIfEmpty();
        });
  }

  /** Called by the lanes, in order. */
  void append(String line) {
    if (inFile.remove(line)) {
      return;
    }
    file.ifPresent(open -> open.append(line));
    dirty = true;
    unplaced.remove(line);
    clearPending();
  }

  /** Called by the lanes when a line that waited moved on. */
  void released(boolean reachedFile) {
    if (reachedFile) {
      waiting--;
      clearPending();
    }
  }

  private void clearPending() {
    if (waiting == 0 && unplaced.isEmpty()) {
      pending.ifPresent(JournalFile::clear);
    }
  }

  private void emit(Lane lane, String line) {
    if (mode != Mode.WRITING) {
      return;
    }
    synchronized (this) {
      if (!lane.emit(line)) {
        waiting++;
        pending.ifPresent(open -> open.append(line));
      }
    }
  }

  private static Lane lane() {
    return Lane.current()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the call was made outside of Journal.run, or in a"
                        + " thread that was not started by Parallel"));
  }

  private void requireNotReplaying(String id, String kind) {
    if (mode == Mode.REPLAYING) {
      throw new JournalException(
          "the journal holds no "
              + kind
              + " with id "
              + id
              + "; the run was not finished, or its"
              + " settings differ. Maybe resume it instead of replaying it");
    }
  }

  private static ObjectNode record(String id, String kind, ObjectNode request) {
    return JSON.createObjectNode().put("id", id).put("kind", kind).set("request", request);
  }

  private static ObjectNode matching(String line, String kind, ObjectNode request) {
    try {
      JsonNode record = JSON.readTree(line);
      JsonNode asked = JSON.readTree(text(request));
      if (record instanceof ObjectNode node
          && node.path("kind").asText().equals(kind)
          && node.path("request").equals(asked)) {
        return node;
      }
      throw new JournalException(
          "the run differs from its journal at id "
              + record.path("id").asText()
              + ": it now asks"
              + " for another "
              + kind
              + " than was recorded. Maybe its settings, its data or the"
              + " version of the program changed; start a new run");
    } catch (JsonProcessingException e) {
      throw new JournalException("a journal line is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a journal line could not be written as JSON", e);
    }
  }
}
