package org.tgd.workbench.serve;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tgd.core.journal.JournalIndex;
import org.tgd.core.run.JournaledEngine;
import org.tgd.core.run.RunDirectory;

/** Where the calls of a model stand in the journals that were looked at last. Thread-safe. */
final class CallJournals {
  private static final int KEPT = 16;

  private final Map<Path, JournalIndex> recent =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, JournalIndex> eldest) {
          return size() > KEPT;
        }
      };

  /** The calls of a run so far. */
  JournalIndex of(RunDirectory directory) {
    JournalIndex calls;
    synchronized (recent) {
      calls =
          recent.computeIfAbsent(
              directory.path(), path -> JournalIndex.below(path, JournaledEngine.KIND));
    }
    calls.renew();
    return calls;
  }
}
