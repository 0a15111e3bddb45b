package org.tgd.core.jobs;

/**
 * Opens sites of one kind: a service named in {@code
 * META-INF/services/org.tgd.core.jobs.SiteProvider}.
 */
public interface SiteProvider {
  /** What a user writes, for messages: for instance {@code local[N]}. */
  String usage();

  /** Whether these words name a site of this kind. */
  boolean takes(String words);

  /**
   * Opens a site.
   *
   * @param words as the user wrote them
   * @throws org.tgd.core.input.InputException if they cannot be right
   */
  Site open(String words);
}
