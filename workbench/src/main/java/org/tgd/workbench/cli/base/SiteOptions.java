package org.tgd.workbench.cli.base;

import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.LocalSite;
import org.tgd.core.jobs.Site;
import org.tgd.core.jobs.Sites;
import picocli.CommandLine.Option;

/** Where the rows of a library are worked on: mixed into commands that outgrow one machine. */
public final class SiteOptions {
  @Option(
      names = "--on",
      paramLabel = "WHERE",
      description =
          "Where: local[N] (N threads), or, with the optional part for Apache Spark, local-spark[N]"
              + " or spark://HOST:PORT; the result is the same (default: --threads of this"
              + " machine).")
  private Optional<String> on = Optional.empty();

  private Optional<Site> opened = Optional.empty();

  private Optional<Site> site() {
    if (opened.isEmpty()) {
      opened = on.map(words -> Sites.open(words, System.getenv()));
    }
    return opened;
  }

  /** The site, where it is not this process. */
  public Optional<Site> elsewhere() {
    return site().filter(each -> !each.isHere());
  }

  /**
   * How many threads of this process.
   *
   * @param given those of {@code --threads}, if any
   * @throws InputException if both are given, or fewer than 1
   */
  public int threads(Optional<Integer> given) {
    if (on.isPresent() && given.isPresent()) {
      throw new InputException("give --threads or --on, not both; local[N] are N threads");
    }
    int count =
        site()
            .filter(each -> each instanceof LocalSite)
            .map(each -> ((LocalSite) each).threads())
            .or(() -> given)
            .orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1) {
      throw new InputException("--threads was " + count + "; must be 1 or more");
    }
    return count;
  }
}
