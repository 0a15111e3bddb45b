package org.tgd.workbench.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Account;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalException;
import org.tgd.core.run.FileTrees;
import org.tgd.core.run.Mailbox;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.study.Study;

/** The runs below a folder, read anew where their files changed. */
final class RunIndex {
  private static final String MANIFEST = "manifest.json";
  private static final String RESULT = "result.json";
  private static final int DEEPEST = 4;

  /** The files of a run that its page depends on. */
  private static final List<String> STAMPED =
      List.of(MANIFEST, Journal.FILE, RESULT, Steering.NOTES, RunDirectory.PAUSE, Mailbox.QUESTION);

  /** A run that is being taken writes its account at least so often. */
  private static final Duration PULSE = Duration.ofSeconds(15);

  private final Path folder;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  RunIndex(Path folder) {
    this.folder = behindLink(folder.toAbsolutePath().normalize());
  }

  private record Known(String stamp, RunSummary summary) {}

  /** So many runs are kept as they were read: leafing through one must not read it again. */
  private static final int KEPT = 4;

  private record Read(String stamp, SoftReference<RunRecord> record) {}

  private final Map<String, Read> recent =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
          return size() > KEPT;
        }
      };

  private static Path behindLink(Path folder) {
    try {
      return FileTrees.behindLink(folder);
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + " is no folder; name the one that holds the runs");
    }
  }

  /** All runs, in the order of their folders. */
  synchronized List<RunSummary> all() {
    List<String> ids = ids();
    known.keySet().retainAll(ids);
    return ids.parallelStream().map(this::summary).toList();
  }

  private List<String> ids() {
    return foldersWith(MANIFEST);
  }

  /** The studies, in the order of their folders. */
  List<String> studies() {
    return foldersWith(Study.FILE);
  }

  /**
   * The folder of a study.
   *
   * @throws Refusal if there is no study of that name
   */
  Path study(String id) {
    if (!studies().contains(id)) {
      throw new Refusal(404, "there is no study '" + id + "'");
    }
    return folder.resolve(id);
  }

  private List<String> foldersWith(String name) {
    try (Stream<Path> files =
        Files.find(
            folder,
            DEEPEST,
            (path, attributes) ->
                attributes.isRegularFile() && path.getFileName().toString().equals(name))) {
      return files
          .map(file -> folder.relativize(file.getParent()).toString())
          .filter(id -> !id.isEmpty() && !("/" + id).contains("/."))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InputException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * The directory of a run.
   *
   * @throws Refusal if there is none by that name: names are looked up, never followed
   */
  RunDirectory directory(String id) {
    if (!ids().contains(id)) {
      throw new Refusal(404, "there is no run '" + id + "' here");
    }
    return new RunDirectory(folder.resolve(id));
  }

  /**
   * What happened in a run; the last few are kept while their files stay and memory allows.
   *
   * @throws Refusal if there is no run of that name
   */
  RunRecord record(String id) {
    RunDirectory directory = directory(id);
    String stamp = stamp(directory.path());
    synchronized (recent) {
      Read before = recent.get(id);
      RunRecord kept = before == null ? null : before.record().get();
      if (kept != null && before.stamp().equals(stamp)) {
        return kept;
      }
    }
    RunRecord record = RunRecord.of(directory);
    synchronized (recent) {
      recent.put(id, new Read(stamp, new SoftReference<>(record)));
    }
    return record;
  }

  /** One run. */
  RunSummary summary(String id) {
    Path path = folder.resolve(id);
    String stamp = stamp(path);
    Known before = known.get(id);
    if (before != null && before.stamp().equals(stamp)) {
      return before.summary();
    }
    RunSummary summary = read(id, path);
    known.put(id, new Known(stamp, summary));
    return summary;
  }

  private RunSummary read(String id, Path path) {
    try {
      RunDirectory directory = new RunDirectory(path);
      RunRecord record = isLookedAt(id) ? record(id) : RunRecord.of(directory);
      return RunSummary.of(
          id, record, isRunning(path) ? doing(directory) : RunCheck.end(directory, record));
    } catch (InputException | JournalException | UncheckedIOException e) {
      return RunSummary.damaged(id, e.getMessage());
    }
  }

  /** Whether somebody leafs through it: what is read for the list is then read for both. */
  private boolean isLookedAt(String id) {
    synchronized (recent) {
      return recent.containsKey(id);
    }
  }

  /** What a run that is being taken does. */
  private static String doing(RunDirectory directory) {
    return directory.mailbox().open().isPresent()
        ? RunSummary.ASKING
        : directory.isPauseRequested() ? RunSummary.PAUSED : RunSummary.RUNNING;
  }

  /** Whether a process is taking the run: it holds the directory and its pulse is felt. */
  static boolean isRunning(Path path) {
    if (!Journal.isOpen(path)) {
      return false;
    }
    Instant late = Instant.now().minus(PULSE);
    return Stream.of(Journal.FILE, Account.FILE, MANIFEST)
        .map(path::resolve)
        .map(RunIndex::changed)
        .flatMap(Optional::stream)
        .anyMatch(time -> time.isAfter(late));
  }

  private static Optional<Instant> changed(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty(); // there is no such file
    }
  }

  /** The name of a run in this list. */
  String id(Path directory) {
    return folder.relativize(directory).toString();
  }

  /** What changes when a run does. */
  String stamp(String id) {
    return stamp(folder.resolve(id));
  }

  private static String stamp(Path path) {
    StringBuilder stamp = new StringBuilder();
    for (String name : STAMPED) {
      Path file = path.resolve(name);
      try {
        stamp.append(Files.size(file)).append('@').append(Files.getLastModifiedTime(file));
      } catch (IOException e) {
        stamp.append('-'); // there is no such file
      }
      stamp.append(' ');
    }
    return stamp.append(isRunning(path)).toString();
  }
}
