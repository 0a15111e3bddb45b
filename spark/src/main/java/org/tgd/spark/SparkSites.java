package org.tgd.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.Site;
import org.tgd.core.jobs.SiteProvider;

/** Opens {@code local-spark[N]} and {@code spark://HOST:PORT}. */
public final class SparkSites implements SiteProvider {
  private static final Pattern LOCAL = Pattern.compile("local-spark(?:\\[(\\d{1,4}|\\*)])?");
  private static final Pattern MASTER =
      Pattern.compile("spark://[^:/,\\s]+:\\d{1,5}(?:,[^:/,\\s]+:\\d{1,5})*");

  @Override
  public String usage() {
    return "local-spark[N], spark://HOST:PORT";
  }

  @Override
  public boolean takes(String words) {
    return words.startsWith("spark://") || words.startsWith("local-spark");
  }

  @Override
  public Site open(String words) {
    Matcher local = LOCAL.matcher(words);
    if (local.matches()) {
      String threads = local.group(1) == null ? "*" : local.group(1);
      if (threads.matches("0+")) {
        throw new InputException("--on was " + words + "; must name 1 thread or more");
      }
      return new SparkSite(words, "local[" + threads + "]");
    }
    if (!MASTER.matcher(words).matches()) {
      throw new InputException(
          "--on was '%s'; must be local-spark[N] or spark://HOST:PORT".formatted(words));
    }
    return new SparkSite(words, words);
  }
}
