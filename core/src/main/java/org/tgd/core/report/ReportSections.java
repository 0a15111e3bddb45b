package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a domain adds to the report of a run.
 *
 * @param html sections, all text in them escaped
 * @param script the one script that the page may run; empty for none
 */
public record ReportSections(String html, String script) {
  /** Nothing. */
  public static final ReportSections NONE = new ReportSections("", "");

  /** Checks that nothing is missing. */
  public ReportSections {
    requireNonNull(html, "html");
    requireNonNull(script, "script");
  }

  /** The script as the page's security policy names it: by its hash, so that no other runs. */
  public String policy() {
    if (script.isEmpty()) {
      return "";
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "; script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The script in its tags. */
  public String scriptElement() {
    return script.isEmpty() ? "" : "<script>" + script + "</script>\n";
  }
}
