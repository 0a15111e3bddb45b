package org.tgd.core.jobs;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

/**
 * Threads of this process.
 *
 * @param threads jobs at once, 1 or more
 */
public record LocalSite(int threads) implements Site {
  /** Checks the number. */
  public LocalSite {
    if (threads < 1) {
      throw new IllegalArgumentException("threads was " + threads + "; must be 1 or more");
    }
  }

  @Override
  public String name() {
    return "local[" + threads + "]";
  }

  @Override
  public boolean isHere() {
    return true;
  }

  @Override
  public void carryOut(Batch batch, List<Job> jobs, Consumer<JobResult> each) {
    JobKind.Work work = JobKinds.named(batch.kind()).prepare(batch.settings(), batch.leases());
    Object turn = new Object();
    try (Parallel parallel = Parallel.of(threads)) {
      parallel.map(
          jobs,
          job -> {
            JobResult result = new JobResult(job.id(), work.done(job));
            synchronized (turn) {
              each.accept(result);
            }
            return job.id();
          });
    }
  }

  @Override
  public void close() {
    // nothing is kept open between batches
  }

  /** Opens {@code local}, {@code local[N]} and {@code local[*]}. */
  static final class Provider implements SiteProvider {
    private static final Pattern WORDS = Pattern.compile("local(?:\\[(\\d{1,4}|\\*)])?");

    @Override
    public String usage() {
      return "local[N]";
    }

    @Override
    public boolean takes(String words) {
      return WORDS.matcher(words).matches();
    }

    @Override
    public Site open(String words) {
      Matcher matcher = WORDS.matcher(words);
      int all = Runtime.getRuntime().availableProcessors();
      String count = matcher.matches() ? matcher.group(1) : null;
      int threads = count == null || count.equals("*") ? all : Integer.parseInt(count);
      if (threads < 1) {
        throw new InputException("--on was " + words + "; must name 1 thread or more");
      }
      return new LocalSite(threads);
    }
  }
}
