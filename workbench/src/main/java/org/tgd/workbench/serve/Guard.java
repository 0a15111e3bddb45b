package org.tgd.workbench.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * Who may see and who may change. Pages of other sites can send a browser here under a name of
 * their own (DNS rebinding) or with a form: so the name in the request has to be this machine's,
 * and what changes anything needs the token, which a browser keeps for this site alone.
 */
final class Guard {
  /** Nothing from elsewhere, no script but the dashboard's own, in nobody's frame. */
  static final String POLICY =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; frame-src 'self'; form-action 'self';"
          + " frame-ancestors 'self'; base-uri 'none'";

  private final Site site;
  private final Set<String> names;

  Guard(Site site, int port) {
    this.site = site;
    this.names =
        site.local() ? Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port) : Set.of();
  }

  /**
   * Lets a request pass.
   *
   * @throws Refusal if it must not
   */
  void check(Request request) {
    if (!List.of("GET", "HEAD", "POST").contains(request.method())) {
      throw new Refusal(405, "only GET, HEAD and POST are answered");
    }
    String host = request.header("Host").orElse("");
    if (site.local() && !names.contains(host)) {
      throw new Refusal(421, "this is not the site that the request names");
    }
    if (!site.local() && !knows(request)) {
      throw new Refusal(401, "the token is missing; open the address that 'tgd serve' printed");
    }
    if (request.method().equals("POST")) {
      checkChange(request, host);
    }
  }

  private void checkChange(Request request, String host) {
    if (site.readOnly()) {
      throw new Refusal(403, "this dashboard changes nothing (--read-only)");
    }
    String origin = request.header("Origin").orElse("http://" + host);
    if (!origin.equals("http://" + host)) {
      throw new Refusal(403, "the form is another site's");
    }
    if (!knows(request)) {
      throw new Refusal(
          403, "to change anything, open the address with the token that 'tgd serve' printed");
    }
  }

  /** Whether the visitor has shown the token. */
  boolean knows(Request request) {
    return same(request.cookie());
  }

  /** Whether this is the token. */
  boolean same(String token) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), site.token().getBytes(StandardCharsets.UTF_8));
  }
}
