package org.tgd.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tgd.core.Outcome;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Account;
import org.tgd.core.journal.JournalContents;
import org.tgd.core.journal.JournalEnd;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.Sha256;

/**
 * One thing that was checked of a run directory.
 *
 * @param name what was checked
 * @param ok whether it is as it should be
 * @param detail what was found
 */
public record RunCheck(String name, boolean ok, String detail) {
  private static final String PROMPT = "prompt ";
  private static final Set<String> ENDS =
      Arrays.stream(Outcome.End.values())
          .filter(Outcome.End::isFinal)
          .map(RunResult::word)
          .collect(Collectors.toSet());
  private static final String FILE = "file ";
  private static final List<String> SPENT = List.of("attempts", "failures", "cache_hits", "usd");

  /** Checks everything of a run directory that can be checked without judging or asking anew. */
  public static List<RunCheck> all(RunDirectory directory) {
    List<RunCheck> checks = new ArrayList<>();
    checks.add(
        check(
            "manifest",
            () -> {
              requireStart(directory.manifest());
              return "format " + Manifest.FORMAT;
            }));
    checks.add(
        check(
            "journal",
            () -> {
              JournalEnd journal = JournalEnd.of(directory.path());
              return "%d lines, %d waiting, hashes fit"
                  .formatted(journal.lines(), journal.waiting());
            }));
    checks.add(check("account", () -> account(directory)));
    checks.add(check("result", () -> resultWord(directory)));
    checks.add(
        check(
            "inputs",
            () -> {
              inputs(directory.manifest());
              return "prompts and files are those of the run";
            }));
    checks.add(check("replay", () -> replayed(directory)));
    return checks;
  }

  private static String account(RunDirectory directory) {
    LedgerEntry asked = Account.read(directory.path()).all();
    return "%d requests, %d failed".formatted(asked.attempts(), asked.failedAttempts());
  }

  private static String resultWord(RunDirectory directory) {
    RunRecord record = RunRecord.of(directory);
    return directory.result().isEmpty()
        ? "none yet, step " + record.lastStep()
        : "fits the journal";
  }

  private static String replayed(RunDirectory directory) {
    if (!isOver(directory)) {
      return "not done, since the run has not ended";
    }
    OptimizationRun.of(
            directory.manifest().config().withBudget(org.tgd.core.budget.BudgetLimits.NONE))
        .replay(directory, step -> {});
    return "the run goes the way of its journal";
  }

  private static RunCheck check(String name, Supplier<String> check) {
    try {
      return new RunCheck(name, true, check.get());
    } catch (InputException | JournalException | UncheckedIOException e) {
      return new RunCheck(name, false, e.getMessage());
    }
  }

  /** How a run ended: the word of its result, or {@code unfinished} where it went on since. */
  public static String end(RunDirectory directory, RunRecord record) {
    return end(directory, record.place().lines());
  }

  private static String end(RunDirectory directory, int lines) {
    return directory
        .result()
        .filter(result -> result.path("journal").path("lines").asInt() == lines)
        .map(result -> result.path("end").asText())
        .orElse("unfinished");
  }

  /** Whether a run has gone as far as it was to go: taken up again it spends nothing. */
  public static boolean isOver(RunDirectory directory) {
    return isFinal(end(directory, JournalEnd.of(directory.path()).lines()));
  }

  /** Whether a run with this word for its end has gone as far as it was to go. */
  public static boolean isFinal(String end) {
    return ENDS.contains(end);
  }

  /** The hashes of a manifest: the start, the prompts, and the files that the options name. */
  static SortedMap<String, String> hashes(RunConfig config, String start) {
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put("start", Sha256.hex(start));
    if (config.asksModel()) {
      config.model().wordings().hashes().forEach((name, hash) -> hashes.put(PROMPT + name, hash));
    }
    config
        .options()
        .forEach((name, value) -> file(value).ifPresent(f -> hashes.put(FILE + name, hash(f))));
    return hashes;
  }

  private static Optional<Path> file(String value) {
    try {
      return Optional.of(Path.of(value)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void requireStart(Manifest manifest) {
    if (!Sha256.hex(manifest.start()).equals(manifest.hashes().get("start"))) {
      throw new JournalException("the start in manifest.json was changed: its hash is another");
    }
  }

  /**
   * Requires that prompts and files are those that the run was made with.
   *
   * @throws JournalException if one was changed since
   */
  static void inputs(Manifest manifest) {
    requireStart(manifest);
    SortedMap<String, String> now = hashes(manifest.config(), manifest.start());
    manifest
        .hashes()
        .forEach(
            (name, hash) -> {
              if (!hash.equals(now.getOrDefault(name, hash))) {
                throw new JournalException(
                    "the %s is another than the run was made with (its SHA-256 was %s); the run was made by version %s"
                        .formatted(name, hash, manifest.program()));
              }
            });
  }

  /**
   * Requires that a result is what the journal says.
   *
   * @throws JournalException if it is not
   */
  static void requireFit(RunDirectory directory, RunRecord record, JsonNode result) {
    if (!(result instanceof ObjectNode node)
        || !RunResult.seal(node).equals(node.path(RunResult.SEAL).asText())) {
      throw changed(directory, "its hash is another");
    }
    int lines = node.path("journal").path("lines").asInt(-1);
    if (lines < 0 || lines > record.place().lines()) {
      throw changed(
          directory,
          "it was made of %d lines of the journal, which has %d"
              .formatted(lines, record.place().lines()));
    }
    String head =
        lines == record.place().lines()
            ? record.place().chain()
            : JournalContents.of(directory.path()).head(lines);
    if (!head.equals(node.path("journal").path("chain").asText())) {
      throw changed(directory, "it was made of another journal");
    }
    if (!stood(directory, node)) {
      throw changed(directory, "the account never stood at what it says was spent");
    }
    int waiting = node.path("journal").path("waiting").asInt();
    if (lines == record.place().lines() && waiting == record.place().waiting()) {
      requireSame(directory, record, node);
    }
  }

  private static boolean stood(RunDirectory directory, ObjectNode result) {
    return Account.stood(
        directory.path(),
        each ->
            each.attempts() == result.path("attempts").asLong()
                && each.failedAttempts() == result.path("failures").asLong()
                && each.cacheHits() == result.path("cache_hits").asLong()
                && each.usd() == result.path("usd").asDouble());
  }

  private static void requireSame(RunDirectory directory, RunRecord record, ObjectNode result) {
    String end = result.path("end").asText();
    RunConfig config = record.manifest().config();
    boolean done = record.lastStep() == config.steps();
    // the budget may end in the validation after the last step
    boolean over = done && config.search().batches().isPlain();
    if (end.equals("done") ? !done : over && end.equals("budget_exhausted")) {
      throw changed(directory, "it says '%s' after step %d".formatted(end, record.lastStep()));
    }
    ObjectNode expected = RunResult.json(end, result.path("reason").asText(""), record);
    if (!bare(expected).equals(bare(result))) {
      throw changed(directory, "the journal says otherwise");
    }
  }

  /** Without what later sessions that came to nothing may have added. */
  private static JsonNode bare(ObjectNode result) {
    ObjectNode bare = result.deepCopy();
    bare.remove(SPENT);
    bare.remove(RunResult.SEAL);
    try {
      return org.tgd.core.journal.JsonText.read(org.tgd.core.journal.JsonText.line(bare));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("written JSON could not be read", e);
    }
  }

  private static JournalException changed(RunDirectory directory, String why) {
    return new JournalException(
        directory.path().resolve("result.json") + " does not fit the run: " + why);
  }
}
