package org.tgd.workbench.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.tgd.benchmarks.board.Trials;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;
import org.tgd.core.run.FileTrees;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.study.Study;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Keeps beside the results of a study by which words they were made. */
public final class StudyRecord {
  /** What studies leave behind; one that was killed may not have come to the first of them. */
  private static final List<String> LEFT =
      List.of(Study.FILE, "runs", "rows.jsonl", Trials.FILE, "items.jsonl", "summary.csv");

  private StudyRecord() {}

  /** The folder that a study was told to leave its results in; empty for another command. */
  static Optional<Path> folder(ParseResult parsed) {
    boolean isStudy =
        isGrid(parsed)
            || (parsed.commandSpec().parent() != null
                && parsed.commandSpec().parent().userObject() instanceof BenchRunCommand);
    OptionSpec out = isStudy ? parsed.commandSpec().findOption("--out") : null;
    boolean keeps = out != null && out.paramLabel().equals("DIR");
    if (!keeps || parsed.isUsageHelpRequested()) {
      return Optional.empty();
    }
    Object value = out.getValue();
    Object path = value instanceof Optional<?> some ? some.orElse(null) : value;
    return Optional.ofNullable((Path) path);
  }

  /** Whether a study is run that a file describes. */
  private static boolean isGrid(ParseResult parsed) {
    return parsed.commandSpec().userObject() instanceof BenchRunCommand
        && parsed.hasMatchedPositional(0);
  }

  private static boolean holdsSomethingElse(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<String> names = all.map(each -> each.getFileName().toString()).toList();
      return !names.isEmpty() && Collections.disjoint(names, LEFT);
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  private static Study of(ParseResult parsed, List<String> words) {
    boolean grid = isGrid(parsed);
    String name =
        grid
            ? parsed.matchedPositional(0).originalStringValues().get(0)
            : parsed.commandSpec().name();
    List<String> arguments =
        new ArrayList<>(
            words.subList(
                words.indexOf(grid ? parsed.commandSpec().name() : name) + 1, words.size()));
    if (grid) {
      arguments.remove(name);
    }
    return new Study(
        name, arguments, Path.of("").toAbsolutePath(), Version.number(), OptionalInt.empty());
  }

  private static void write(Study study, Path folder) {
    WholeFile.write(folder, Study.FILE, JsonText.pretty(study.json()));
  }

  /** Takes back what was written for a command that refused its input. */
  private static void withdraw(Path folder, boolean made) {
    try {
      Files.deleteIfExists(folder.resolve(Study.FILE));
      if (made && FileTrees.isEmptyFolder(folder)) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }

  /**
   * Takes a command; where it is a study with a folder for its results, keeps beside them by which
   * words they were made.
   *
   * @param parsed the whole command line
   * @param command takes the command, and gives its exit code
   */
  public static int around(ParseResult parsed, IntSupplier command) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Optional<Path> folder = folder(last);
    if (folder.isEmpty()) {
      return command.getAsInt();
    }
    Study study = of(last, parsed.originalArgs());
    boolean made = !Files.exists(folder.get());
    boolean fresh = made || FileTrees.isEmptyFolder(folder.get());
    if (Files.isDirectory(folder.get()) && holdsSomethingElse(folder.get())) {
      throw new InputException(
          "--out %s holds something else already; name a new or empty folder, or that of a study"
              .formatted(folder.get()));
    }
    if (fresh) {
      write(study, folder.get());
    }
    int code = ExitCode.BAD_INPUT;
    try {
      code = command.getAsInt();
    } finally {
      if (code != ExitCode.BAD_INPUT) {
        write(study.ended(code), folder.get());
      } else if (fresh) {
        withdraw(folder.get(), made);
      }
    }
    return code;
  }
}
