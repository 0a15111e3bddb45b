package org.tgd.workbench.serve;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tgd.core.report.Judged;
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
 * @param end how it ended; {@code running} while a process writes it
 * @param steps steps taken
 * @param planned steps planned
 * @param start the loss at the start
 * @param best the lowest loss
 * @param seed its seed
 * @param tokens tokens of models
 * @param usd their price in US dollars
 * @param resumable whether it can go on
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
    boolean resumable) {
  static RunSummary of(String id, RunRecord record, String end, boolean running) {
    RunConfig config = record.manifest().config();
    return new RunSummary(
        id,
        "",
        record.manifest().created(),
        config.domain(),
        about(config.options()),
        config.method(),
        running ? "running" : end,
        record.lastStep(),
        config.steps(),
        loss(record.start()),
        loss(record.best()),
        config.seed(),
        record.spent().tokens(),
        record.spent().asked().all().usd(),
        !running && !RunCheck.isFinal(end));
  }

  static RunSummary damaged(String id, String problem) {
    OptionalDouble none = OptionalDouble.empty();
    return new RunSummary(id, problem, "", "", "", "", "damaged", 0, 0, none, none, 0, 0, 0, false);
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
