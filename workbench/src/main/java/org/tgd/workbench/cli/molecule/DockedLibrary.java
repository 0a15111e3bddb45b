package org.tgd.workbench.cli.molecule;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.Leases;
import org.tgd.core.jobs.Site;
import org.tgd.workbench.cli.base.InOrder;

/**
 * Docks a library, several molecules at once; the outcomes come in the order of the library at any
 * number of threads. With a folder what is finished is kept and not done again.
 */
final class DockedLibrary {
  private static final int AHEAD = 4;

  private final Optional<Path> out;
  private final Optional<DockJournal> journal;
  private final Consumer<String> progress;

  /**
   * A library.
   *
   * @param out the folder for its poses, if there is one
   */
  DockedLibrary(Optional<Path> out, Optional<DockJournal> journal, Consumer<String> progress) {
    this.out = out;
    this.journal = journal;
    this.progress = progress;
  }

  /** Docks all that is not done, by threads of this process. */
  List<DockOutcome> dock(
      MoleculeDockRun run, List<LibraryEntry> entries, int threads, Consumer<DockOutcome> each) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<DockOutcome> all = new ArrayList<>();
    Pace pace = new Pace(entries.size(), kept(entries));
    try {
      Deque<Future<DockOutcome>> ahead = new ArrayDeque<>();
      int next = 0;
      while (next < entries.size() || !ahead.isEmpty()) {
        while (next < entries.size() && ahead.size() < AHEAD * threads) {
          LibraryEntry entry = entries.get(next++);
          ahead.add(pool.submit(() -> known(run, entry)));
        }
        DockOutcome outcome = ahead.remove().get();
        all.add(outcome);
        each.accept(outcome);
        progress.accept(pace.after(all.size(), pace.isKept(outcome.number())));
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("docking was cancelled");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Docks all that is not done, elsewhere.
   *
   * @param settings of {@link DockJobs}
   * @param each told of every outcome, in the order of the library
   */
  List<DockOutcome> dockOn(
      Site site, String settings, List<LibraryEntry> entries, Consumer<DockOutcome> each) {
    Pace pace = new Pace(entries.size(), kept(entries));
    InOrder<DockOutcome> ordered =
        new InOrder<>(
            outcome -> {
              each.accept(outcome);
              progress.accept(pace.after(outcome.number(), pace.isKept(outcome.number())));
            });
    List<Job> jobs = new ArrayList<>();
    for (LibraryEntry entry : entries) {
      Optional<DockOutcome> before = journal.flatMap(all -> all.of(entry));
      before.ifPresentOrElse(
          outcome -> ordered.add(entry.number() - 1, outcome), () -> jobs.add(DockJobs.job(entry)));
    }
    site.carryOut(
        new Site.Batch(DockJobs.NAME, settings, Leases.FREE),
        jobs,
        result -> {
          Docked docked = DockJobs.docked(result.text());
          keep(docked);
          ordered.add(docked.outcome().number() - 1, docked.outcome());
        });
    return ordered.all();
  }

  private DockOutcome known(MoleculeDockRun run, LibraryEntry entry) {
    Optional<DockOutcome> before = journal.flatMap(all -> all.of(entry));
    return before.orElseGet(() -> keep(run.docked(entry)));
  }

  /** Poses first: what stands in the journal is whole. */
  private DockOutcome keep(Docked docked) {
    out.ifPresent(docked::write);
    journal.ifPresent(all -> all.add(docked.outcome()));
    return docked.outcome();
  }

  /** The numbers of those that an earlier command docked. */
  private Set<Integer> kept(List<LibraryEntry> entries) {
    return entries.stream()
        .filter(entry -> journal.flatMap(all -> all.of(entry)).isPresent())
        .map(LibraryEntry::number)
        .collect(Collectors.toSet());
  }

  /** How fast it goes; what an earlier command docked took no time and is left out. */
  static final class Pace {
    private final int total;
    private final Set<Integer> kept;
    private final LongSupplier clock;
    private final long start;
    private int fresh;

    Pace(int total, Set<Integer> kept) {
      this(total, kept, System::nanoTime);
    }

    Pace(int total, Set<Integer> kept, LongSupplier clock) {
      this.total = total;
      this.kept = Set.copyOf(kept);
      this.clock = clock;
      this.start = clock.getAsLong();
    }

    boolean isKept(int number) {
      return kept.contains(number);
    }

    String after(int done, boolean wasKept) {
      fresh += wasKept ? 0 : 1;
      String count = "docked " + done + " of " + total;
      if (fresh == 0) {
        return count + " before";
      }
      double each = (clock.getAsLong() - start) / 1e9 / fresh;
      double left = each * (total - kept.size() - fresh);
      String time =
          left < 90
              ? Math.round(left) + " s"
              : left < 5400 ? Math.round(left / 60) + " min" : Math.round(left / 360) / 10.0 + " h";
      return String.format(Locale.ROOT, "%s, %.1f s each, about %s left", count, each, time);
    }
  }

  /** Writes {@code hits.csv}, best affinity first, and {@code interactions.csv}. */
  static void write(Path folder, List<LibraryEntry> entries, List<DockOutcome> outcomes) {
    Set<String> columns = new LinkedHashSet<>();
    entries.forEach(entry -> columns.addAll(entry.properties().keySet()));
    List<DockOutcome> hits =
        outcomes.stream()
            .filter(outcome -> outcome.row().affinity().isPresent())
            .sorted(
                Comparator.comparingDouble(
                        (DockOutcome outcome) -> outcome.row().affinity().orElseThrow())
                    .thenComparing(DockOutcome::number))
            .toList();
    replace(folder.resolve("hits.csv"), out -> hits(out, entries, hits, List.copyOf(columns)));
    replace(folder.resolve("interactions.csv"), out -> interactions(out, hits));
  }

  private static void hits(
      PrintWriter out, List<LibraryEntry> entries, List<DockOutcome> hits, List<String> columns) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "rank", "number", "smiles", "affinity_kcal_mol", "ligand_efficiency", "message"));
    header.addAll(columns);
    line(out, header);
    for (int i = 0; i < hits.size(); i++) {
      DockOutcome hit = hits.get(i);
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(i + 1));
      row.add(Integer.toString(hit.number()));
      row.add(hit.row().smiles());
      row.add(String.format(Locale.ROOT, "%.5f", hit.row().affinity().orElseThrow()));
      row.add(String.format(Locale.ROOT, "%.4f", hit.efficiency().orElseThrow()));
      row.add(hit.row().message());
      LibraryEntry entry = entries.get(hit.number() - 1);
      columns.forEach(column -> row.add(entry.properties().getOrDefault(column, "")));
      line(out, row);
    }
  }

  private static void interactions(PrintWriter out, List<DockOutcome> hits) {
    line(
        out,
        List.of(
            "number", "smiles", "residue", "kind", "ligand_atom", "receptor_atom", "distance_A"));
    for (DockOutcome hit : hits) {
      for (DockOutcome.Interaction each : hit.interactions()) {
        line(
            out,
            List.of(
                Integer.toString(hit.number()),
                hit.row().smiles(),
                each.residue(),
                each.kind(),
                each.ligandAtom(),
                each.receptorAtom(),
                String.format(Locale.ROOT, "%.3f", each.distance())));
      }
    }
  }

  private static void line(PrintWriter out, List<String> fields) {
    out.print(String.join(",", fields.stream().map(MoleculeDockRows::quoted).toList()) + "\n");
  }

  /** Writes a file so that it is there whole or as it was. */
  private static void replace(Path file, Consumer<PrintWriter> content) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(part))) {
        content.accept(out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }
}
