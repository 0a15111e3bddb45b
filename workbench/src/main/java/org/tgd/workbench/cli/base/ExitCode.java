package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.engine.EngineException;
import org.tgd.core.eval.ToolException;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;

/** The exit codes of every command. */
public final class ExitCode {
  /** The command did what it was asked to do. */
  public static final int DONE = 0;

  /**
   * The run ended without what it was for, such as a program that passes its tests, or any
   * candidate that could be judged.
   */
  public static final int NOT_REACHED = 1;

  /** Bad input or usage; nothing was begun, or no row of the input could be used. */
  public static final int BAD_INPUT = 2;

  /** The budget is exhausted; the best so far is kept and the run can be resumed. */
  public static final int BUDGET_EXHAUSTED = 3;

  /** An engine or a tool failed for good; a run can be resumed. */
  public static final int FAILED = 4;

  /** Interrupted by the user; a run can be resumed. */
  public static final int INTERRUPTED = 130;

  /** In the words of Linux, macOS and Windows. */
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

  private ExitCode() {}

  /** All codes with their meanings, for the help of commands. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(" 0", "done");
    meanings.put(
        " 1",
        "the run ended without what it was for (code optimize: a test still fails; or no candidate"
            + " could be judged)");
    meanings.put(
        " 2", "bad input or usage; nothing was begun, or no row of the input could be used");
    meanings.put(" 3", "the budget is exhausted; the best so far is kept, the run can be resumed");
    meanings.put(" 4", "an engine or a tool failed, or the result could not be written");
    meanings.put(
        "130", "interrupted (Ctrl-C; 143 and 129: SIGTERM and SIGHUP); a run can be resumed");
    return meanings;
  }

  /** The exit code for a failure that reached the edge of a command. */
  public static int of(Throwable failure) {
    if (isDiskFull(failure)) {
      return FAILED;
    }
    if (failure instanceof InputException) {
      return BAD_INPUT;
    }
    if (failure instanceof BudgetExhaustedException) {
      return BUDGET_EXHAUSTED;
    }
    return failure instanceof CancellationException ? INTERRUPTED : FAILED;
  }

  /** Whether a disk, or what the user may have of it, is full: no fault of what was asked. */
  private static boolean isDiskFull(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String said = String.valueOf(each.getMessage());
      if (each instanceof IOException && FULL.stream().anyMatch(said::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the failure explains itself to the user; all others are defects of the program. */
  public static boolean isExpected(Throwable failure) {
    return isDiskFull(failure)
        || failure instanceof InputException
        || failure instanceof BudgetExhaustedException
        || failure instanceof CancellationException
        || failure instanceof EngineException
        || failure instanceof ToolException
        || failure instanceof JournalException
        || failure instanceof UncheckedIOException;
  }
}
