package org.tgd.core.jobs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/** Opens the sites that users name with {@code --on}. */
public final class Sites {
  /** The name of the folder of the user's that holds the jars of sites that are optional. */
  public static final String FOLDER = "spark";

  private static final Pattern OPTIONAL = Pattern.compile("spark://.+|local-spark(\\[.*])?");

  private Sites() {}

  /**
   * Opens a site.
   *
   * @param words such as {@code local[2]}
   * @param environment in which the folder of optional parts is looked up
   * @throws InputException if nothing takes these words
   */
  public static Site open(String words, Map<String, String> environment) {
    SiteProvider here = new LocalSite.Provider();
    if (here.takes(words)) {
      return here.open(words);
    }
    if (!OPTIONAL.matcher(words).matches()) {
      throw new InputException(
          "--on was '%s'; must be local[N], local-spark[N] or spark://HOST:PORT".formatted(words));
    }
    JarFolder folder = JarFolder.ofUser(environment, FOLDER);
    List<SiteProvider> further = folder.isolated(SiteProvider.class);
    return further.stream()
        .filter(each -> each.takes(words))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    ("--on %s: Spark is an optional part: build it with ./mvnw -Pspark -Dfast -pl"
                            + " spark -am package, and copy the folder spark/target/spark to %s")
                        .formatted(words, folder.path())))
        .open(words);
  }
}
