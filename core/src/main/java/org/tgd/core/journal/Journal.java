package org.tgd.core.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;

/**
 * The append-only record of a run: one line per finished call, evaluation and step. Lines stand in
 * the deterministic order of the run, so the file is the same for every number of threads and after
 * every kill and resume. Each line ends with a hash that binds it to all lines before it and to the
 * manifest of the directory. A line that is finished before its turn waits in a second file, so a
 * kill loses at most the calls in flight. On resume a call whose line exists is answered from it
 * and not repeated. Thread-safe.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** The name of the file in a run directory. */
  public static final String FILE = "journal.jsonl";

  /** The name of the file of lines that wait for their turn; absent or empty in a finished run. */
  public static final String PENDING = "journal.pending.jsonl";

  private enum Mode {
    WRITING,
    REPLAYING,
    DISCARDING
  }

  /** The files that a writing journal holds open. */
  private record Files(RunLock lock, JournalFile lines, JournalFile pending) {
    static Files open(Path directory) {
      RunLock lock = RunLock.take(directory);
      List<JournalFile> open = new ArrayList<>();
      try {
        String seed = JournalContents.seed(directory);
        open.add(JournalFile.open(directory.resolve(FILE), seed));
        open.add(JournalFile.open(directory.resolve(PENDING), JournalContents.pendingSeed(seed)));
        return new Files(lock, open.get(0), open.get(1));
      } catch (RuntimeException e) {
        open.forEach(JournalFile::close);
        lock.close();
        throw e;
      }
    }

    void close() {
      lines.close();
      pending.close();
      if (pending.isEmpty()) {
        pending.delete();
      }
      lock.close();
    }
  }

  private final Mode mode;
  private final Optional<Files> files;

  /** The lines of earlier sessions by identifier. */
  private final Map<String, String> known;

  /** Lines of earlier sessions that stand in the file and were not reached again yet, in order. */
  private final Deque<String> ahead;

  /** Lines of earlier sessions that wait in the second file and were not placed yet. */
  private final Set<String> unplaced;

  private int waiting;

  /** How many lines of earlier sessions were asked for again. */
  private int recalled;

  private boolean dirty;

  private Consumer<String> listener = line -> {};

  private Journal(
      Mode mode, Optional<Files> files, Map<String, String> known, List<String> inFile) {
    this.mode = mode;
    this.files = files;
    this.known = known;
    this.ahead = new ArrayDeque<>(inFile);
    this.unplaced = new HashSet<>(known.values());
    inFile.forEach(unplaced::remove);
  }

  /**
   * Opens the journal of a run directory, empty or left by a killed run, and goes on where it ends.
   *
   * @throws org.tgd.core.input.InputException if a line is not JSON, or another process or journal
   *     writes to the directory
   * @throws JournalException if a line, or the manifest that the journal belongs to, was changed
   */
  public static Journal open(Path directory) {
    Files files = Files.open(directory);
    try {
      Map<String, String> known = byId(files.lines().bodies(), directory.resolve(FILE));
      byId(files.pending().bodies(), directory.resolve(PENDING)).forEach(known::putIfAbsent);
      return new Journal(Mode.WRITING, Optional.of(files), known, files.lines().bodies());
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /** Whether a run directory is being written, or was when its run was killed. */
  public static boolean isOpen(Path directory) {
    return java.nio.file.Files.exists(directory.resolve(RunLock.FILE));
  }

  /** Answers every call from the journal of a run directory; nothing is called and written. */
  public static Journal replay(Path directory) {
    List<String> lines = JournalContents.of(directory).lines();
    Map<String, String> known = byId(lines, directory.resolve(FILE));
    return new Journal(Mode.REPLAYING, Optional.empty(), known, List.of());
  }

  /** A journal that records nothing, for work that needs no record. */
  public static Journal discarding() {
    return new Journal(Mode.DISCARDING, Optional.empty(), Map.of(), List.of());
  }

  private static Map<String, String> byId(List<String> bodies, Path path) {
    Map<String, String> byId = new LinkedHashMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      String where = path + " line " + (i + 1);
      JsonNode id = parsed(bodies.get(i)).path("id");
      if (!id.isTextual()) {
        throw new InputException(where + ": has no id; the journal was damaged");
      }
      if (byId.putIfAbsent(id.asText(), bodies.get(i)) != null) {
        throw new JournalException(where + ": has the id of an earlier line; it was put in");
      }
    }
    return byId;
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
    ObjectNode result = requireNonNull(work.get(), "result");
    if (mode == Mode.WRITING) {
      ObjectNode record = record(id, kind, request).set("result", result);
      emit(lane, JsonText.line(record));
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
      emit(lane, JsonText.line(record(id, kind, content)));
    }
  }

  /**
   * Records something that takes no place in the order of the run: what follows is numbered, and
   * asks, as without it. One of a kind at a place.
   */
  public void beside(String kind, ObjectNode content) {
    Lane lane = lane();
    String id = besideId(lane, kind);
    Optional<String> line = Optional.ofNullable(known.get(id));
    if (line.isPresent()) {
      matching(line.get(), kind, content);
      recall(lane, line.get());
    } else if (mode == Mode.WRITING) {
      emit(lane, JsonText.line(record(id, kind, content)));
    }
  }

  /** Whether an earlier session recorded something of that kind beside the next event. */
  public boolean isBeside(String kind) {
    return Lane.current().map(lane -> known.containsKey(besideId(lane, kind))).orElse(false);
  }

  private static String besideId(Lane lane, String kind) {
    return lane.peekId() + "-" + kind;
  }

  /** Makes what was written so far safe against a power cut. */
  public synchronized void sync() {
    if (dirty) {
      files.ifPresent(open -> open.lines().sync());
      dirty = false;
    }
  }

  /** Whether the next event of this thread was recorded in an earlier session as one of a kind. */
  public boolean isNext(String kind) {
    return Lane.current()
        .map(lane -> known.get(lane.peekId()))
        .map(line -> parsed(line).path("kind").asText().equals(kind))
        .orElse(false);
  }

  /**
   * Where the current thread stands in the order of its run: the identifier of the next event.
   * Empty outside of a run.
   */
  public static String place() {
    return Lane.current().map(Lane::peekId).orElse("");
  }

  /** How many calls and notes of an earlier session are known. */
  public int known() {
    return known.size();
  }

  /** How many recorded lines the run did not come to; 0 after a whole replay. */
  public synchronized int unreached() {
    return known.size() - recalled;
  }

  @Override
  public synchronized void close() {
    files.ifPresent(Files::close);
  }

  /**
   * Tells a listener every line that takes its place from now on, in their order, those of an
   * earlier session too when the run comes to them. What it throws is logged and ignored; it is
   * told one line at a time and must not wait for the run. Nothing is told where nothing is
   * written.
   */
  public synchronized void listen(Consumer<String> next) {
    listener = requireNonNull(next, "next");
  }

  private void tell(String line) {
    try {
      listener.accept(line);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed; the run goes on without it.", e);
      listener = ignored -> {};
    }
  }

  /** Called by the lanes, in order. */
  void append(String line) {
    keep(line);
    tell(line);
  }

  private void keep(String line) {
    if (!ahead.isEmpty()) {
      if (!ahead.remove().equals(line)) {
        throw new JournalException(
            "the lines of the journal stand in another order than the run comes to them");
      }
      return;
    }
    files.ifPresent(open -> open.lines().append(line));
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
      files.ifPresent(open -> open.pending().clear());
    }
  }

  private void emit(Lane lane, String line) {
    if (mode != Mode.WRITING) {
      return;
    }
    synchronized (this) {
      if (!lane.emit(line)) {
        waiting++;
        files.ifPresent(open -> open.pending().append(line));
      }
    }
  }

  /** Whether nothing is known of an earlier session that was not asked for again by now. */
  public synchronized boolean isRecalled() {
    return recalled >= known.size();
  }

  /** Whether this is a replay: nothing is called and written. */
  public boolean isReplay() {
    return mode == Mode.REPLAYING;
  }

  private void recall(Lane lane, String line) {
    synchronized (this) {
      recalled++;
    }
    emit(lane, line);
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
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("kind", kind)
        .set("request", request);
  }

  private static ObjectNode matching(String line, String kind, ObjectNode request) {
    JsonNode record = parsed(line);
    if (record instanceof ObjectNode node
        && node.path("kind").asText().equals(kind)
        && node.path("request").equals(parsed(JsonText.line(request)))) {
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
  }

  private static JsonNode parsed(String line) {
    try {
      return JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new JournalException("a journal line is not JSON: " + Broken.words(e));
    }
  }
}
