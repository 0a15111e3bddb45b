package org.tgd.workbench.serve;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tgd.core.report.Judged;
import org.tgd.core.run.Origin;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunRecord;

/**
 * A run in the list.
 *
 * @param id its folder below the folder of runs
 * @param problem why it cannot be read; empty where it can
 * @param made when it was made, ISO 8601
 * @param domain its domain
 * @param about its options in one line
 * @param method critic, editor and model
 * @param end how it ended; {@code running}, {@code paused} or {@code asking} while a process takes
 *     it
 * @param steps steps taken
 * @param planned steps planned
 * @param start the loss at the start
 * @param best the lowest loss
 * @param seed its seed
 * @param tokens tokens of models
 * @param usd their price in US dollars
 * @param resumable whether it can go on
 * @param from where it branched from another run, if it did
 */
record RunSummary(
    String id,
    String problem,
    String made,
    String domain,
    String about,
    String method,
    String end,
    int steps,
    int planned,
    OptionalDouble start,
    OptionalDouble best,
    long seed,
    long tokens,
    double usd,
    boolean resumable,
    Optional<Origin> from) {
  static final String RUNNING = "running";
  static final String PAUSED = "paused";

  /** It waits for somebody to answer. */
  static final String ASKING = "asking";

  private static final List<String> TAKEN = List.of(RUNNING, PAUSED, ASKING);

  static RunSummary of(String id, RunRecord record, String end) {
    RunConfig config = record.manifest().config();
    return new RunSummary(
        id,
        "",
        record.manifest().created(),
        config.domain(),
        about(config.options()),
        config.method(),
        end,
        record.lastStep(),
        config.steps(),
        loss(record.start()),
        loss(record.best()),
        config.seed(),
        record.spent().tokens(),
        record.spent().asked().all().usd(),
        !TAKEN.contains(end) && !RunCheck.isFinal(end),
        record.manifest().origin());
  }

  /** The run that it branched from, below the same folder; empty if it did not or is elsewhere. */
  Optional<String> parent() {
    return from.map(origin -> Path.of(id).resolve(origin.run()).normalize())
        .filter(path -> !path.isAbsolute() && !path.startsWith(".."))
        .map(Path::toString);
  }

  /** Whether a process takes it. */
  boolean isTaken() {
    return TAKEN.contains(end);
  }

  static RunSummary damaged(String id, String problem) {
    OptionalDouble none = OptionalDouble.empty();
    return new RunSummary(
        id, problem, "", "", "", "", "damaged", 0, 0, none, none, 0, 0, 0, false, Optional.empty());
  }

  private static OptionalDouble loss(Optional<Judged> judged) {
    return judged.map(each -> OptionalDouble.of(each.loss())).orElse(OptionalDouble.empty());
  }

  private static String about(Map<String, String> options) {
    return options.entrySet().stream()
        .filter(each -> !each.getValue().isBlank())
        .map(each -> each.getKey() + "=" + each.getValue().strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(", "));
  }

  /** How long the rest takes at the pace so far, in minutes; none before the first step. */
  OptionalDouble minutesLeft(Instant now) {
    if (steps == 0 || planned <= steps || made.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double minutes = (now.getEpochSecond() - Instant.parse(made).getEpochSecond()) / 60.0;
      return OptionalDouble.of(minutes / steps * (planned - steps));
    } catch (DateTimeParseException e) {
      return OptionalDouble.empty();
    }
  }

  /** Whether the words all stand somewhere in its row. */
  boolean matches(String words) {
    String all =
        String.join(" ", id, domain, about, method, end).toLowerCase(java.util.Locale.ROOT);
    for (String word : words.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
