package org.tgd.workbench.serve;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.tgd.core.input.InputException;

/**
 * What a dashboard shows and to whom.
 *
 * @param folder the folder that holds the runs
 * @param host the address to listen on
 * @param port the port; 0 for a free one
 * @param token what a visitor has to know to change anything, and off this machine to see anything
 * @param readOnly whether nothing can be changed at all
 * @param program the words that start a process of this program with these words
 */
public record Site(
    Path folder,
    String host,
    int port,
    String token,
    boolean readOnly,
    Function<List<String>, List<String>> program) {
  private static final int SHORTEST = 16;
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "::1", "[::1]");

  /** Checks the ranges. */
  public Site {
    requireNonNull(folder, "folder");
    requireNonNull(host, "host");
    requireNonNull(program, "program");
    if (port < 0 || port > 65_535) {
      throw new InputException("--port was " + port + "; must be 0 to 65535");
    }
    if (token.length() < SHORTEST || !token.matches("[A-Za-z0-9_-]+")) {
      throw new InputException(
          "--token must be %d or more letters, digits, - or _".formatted(SHORTEST));
    }
  }

  /** Whether only this machine can reach it. */
  public boolean local() {
    return isLocal(host);
  }

  /** Whether an address can be reached from this machine alone. */
  public static boolean isLocal(String host) {
    return LOOPBACK.contains(host);
  }
}
