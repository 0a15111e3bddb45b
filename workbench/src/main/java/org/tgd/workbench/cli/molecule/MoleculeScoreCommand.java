package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.Leases;
import org.tgd.core.jobs.Site;
import org.tgd.core.report.Visible;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.InOrder;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.SiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores molecules, one row of output per row of input, in the order of the input. */
@Command(
    name = "score",
    description = {
      "Scores molecules: druglikeness (QED) with its properties, synthetic accessibility, alerts.",
      "Prints CSV, one row per molecule in the order of the input; a bad SMILES is a rejected row.",
      "Ends with 2 if no molecule at all could be scored.",
      "With --explain each row is followed by lines that begin with #: the atoms with their"
          + " numbers,",
      "what each property costs, which atoms the alerts and PAINS patterns match."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd molecule score molecules.csv > scores.csv",
      "  tgd molecule score --smiles 'CC(=O)Nc1ccc(O)cc1' --explain"
    })
final class MoleculeScoreCommand implements Callable<Integer> {
  private static final int CHUNK = 128;
  private static final int CHUNKS_AHEAD = 4;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(names = "--smiles", paramLabel = "SMILES", description = "One molecule to score.")
  private String smiles = "";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "CSV with a column smiles, lines of SMILES (.smi), or - for stdin.")
  private String file = "";

  @Option(
      names = "--similar-to",
      paramLabel = "SMILES",
      description = "Add a column tanimoto: similarity to this molecule.")
  private String similarTo = "";

  @Option(
      names = "--objective",
      paramLabel = "EXPR",
      description = {
        "Add a column objective:EXPR, for example qed, ecfp4(SMILES), pmo:median1 or seismo:3: the",
        "number of a single term, the loss of a sum; without docking. May be repeated."
      })
  private List<String> objectives = new ArrayList<>();

  @Option(
      names = "--largest-fragment",
      description = "Score the largest fragment of a salt or mixture alone.")
  private boolean largestFragment;

  @Option(
      names = "--explain",
      description = "Say for each molecule what its properties cost and which atoms match alerts.")
  private boolean explain;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute; all processors by default.")
  private Optional<Integer> given = Optional.empty();

  @Mixin private SiteOptions site;

  private int threads = 1;

  @Override
  public Integer call() throws IOException {
    threads = site.threads(given);
    boolean single = spec.commandLine().getParseResult().hasMatchedOption("--smiles");
    if (single == !file.isEmpty()) {
      throw new InputException("give either --smiles SMILES or a FILE (- for stdin)");
    }
    MoleculeScoreTable table = new MoleculeScoreTable(largestFragment, reference(), objectives);
    PrintWriter out = spec.commandLine().getOut();
    boolean any;
    if (single) {
      any = one(table, out);
    } else {
      try (MoleculeRows rows = open()) {
        Optional<Site> elsewhere = site.elsewhere();
        any =
            elsewhere.isPresent()
                ? many(elsewhere.get(), table, rows, out)
                : many(table, rows, out);
      }
    }
    out.flush();
    if (out.checkError()) {
      throw new UncheckedIOException("stdout", new IOException("cannot be written"));
    }
    return any ? ExitCode.DONE : none(single ? "--smiles" : file);
  }

  private int none(String source) {
    spec.commandLine()
        .getErr()
        .println(
            "tgd: "
                + Visible.of(source)
                + ": no molecule could be scored; each row says why in its column message");
    return ExitCode.BAD_INPUT;
  }

  private Optional<Molecule> reference() {
    if (similarTo.isEmpty()) {
      return Optional.empty();
    }
    Smiles.Reading reading = Smiles.read(similarTo);
    if (reading instanceof Smiles.Refused refused) {
      throw new InputException("--similar-to '" + similarTo + "': " + refused.message());
    }
    return Optional.of(((Smiles.Accepted) reading).molecule());
  }

  private MoleculeRows open() throws IOException {
    return file.equals("-")
        ? MoleculeRows.read("stdin", System.in, Optional.empty())
        : MoleculeRows.open(Path.of(file));
  }

  /** Whether the molecule was scored. */
  private boolean one(MoleculeScoreTable table, PrintWriter out) throws IOException {
    List<String> header = table.header(List.of());
    MoleculeScoreRow row = scored(table, new MoleculeRow(smiles, List.of()));
    if (output.json()) {
      try (JsonGenerator json = json(out)) {
        row.write(json, header);
      }
      out.println();
    } else {
      out.print(MoleculeScoreRow.line(header));
      out.print(row.text());
    }
    return row.scored().isPresent();
  }

  private MoleculeScoreRow scored(MoleculeScoreTable table, MoleculeRow row) {
    MoleculeScoreRow done = table.row(row);
    return explain ? done.explained() : done;
  }

  private static JsonGenerator json(PrintWriter out) throws IOException {
    return new JsonMapper()
        .getFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .useDefaultPrettyPrinter();
  }

  /** The same elsewhere: in chunks, printed in their order. */
  private boolean many(Site where, MoleculeScoreTable table, MoleculeRows rows, PrintWriter out) {
    if (output.json()) {
      throw new InputException(
          "--json is written by threads of this machine alone; leave --on out");
    }
    List<Job> jobs = new ArrayList<>();
    while (rows.hasNext()) {
      jobs.add(ScoreJobs.job(jobs.size(), chunk(rows)));
    }
    out.print(MoleculeScoreRow.line(table.header(rows.others())));
    boolean[] any = new boolean[1];
    InOrder<ScoreJobs.Chunk> ordered =
        new InOrder<>(
            chunk -> {
              any[0] |= chunk.scored() > 0;
              out.print(chunk.text());
            });
    String settings =
        ScoreJobs.settings(new ScoreJobs.Columns(largestFragment, similarTo, objectives, explain));
    try (where) {
      where.carryOut(
          new Site.Batch(ScoreJobs.NAME, settings, Leases.FREE),
          jobs,
          result -> ordered.add(Integer.parseInt(result.id()), ScoreJobs.chunk(result.text())));
    }
    return any[0];
  }

  /** Whether any of the molecules was scored. */
  private boolean many(MoleculeScoreTable table, MoleculeRows rows, PrintWriter out)
      throws IOException {
    List<String> header = table.header(rows.others());
    boolean[] any = new boolean[1];
    if (output.json()) {
      try (JsonGenerator json = json(out)) {
        json.writeStartArray();
        stream(
            rows,
            row -> scored(table, row),
            row -> {
              any[0] |= row.scored().isPresent();
              row.write(json, header);
            });
        json.writeEndArray();
      }
      out.println();
    } else {
      out.print(MoleculeScoreRow.line(header));
      stream(
          rows,
          row -> Written.of(scored(table, row)),
          row -> {
            any[0] |= row.scored();
            out.print(row.text());
          });
    }
    return any[0];
  }

  /** A row as text, which its thread has written. */
  private record Written(boolean scored, String text) {
    static Written of(MoleculeScoreRow row) {
      return new Written(row.scored().isPresent(), row.text());
    }
  }

  /** Takes what became of a row to where it belongs. */
  @FunctionalInterface
  private interface Sink<T> {
    void accept(T done) throws IOException;
  }

  private <T> void stream(MoleculeRows rows, Function<MoleculeRow, T> work, Sink<T> sink)
      throws IOException {
    if (threads == 1) {
      while (rows.hasNext()) {
        sink.accept(work.apply(rows.next()));
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      MoleculeScores.tables().forEach(pool::execute);
      Deque<Future<List<T>>> ahead = new ArrayDeque<>();
      while (rows.hasNext() || !ahead.isEmpty()) {
        while (rows.hasNext() && ahead.size() < CHUNKS_AHEAD * threads) {
          List<MoleculeRow> chunk = chunk(rows);
          ahead.add(pool.submit(() -> chunk.stream().map(work).toList()));
        }
        for (T done : take(ahead.remove())) {
          sink.accept(done);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<MoleculeRow> chunk(MoleculeRows rows) {
    List<MoleculeRow> chunk = new ArrayList<>(CHUNK);
    while (chunk.size() < CHUNK && rows.hasNext()) {
      chunk.add(rows.next());
    }
    return chunk;
  }

  private static <T> List<T> take(Future<List<T>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
