package org.tgd.workbench.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Tells a page that what it shows has changed, as server-sent events (WHATWG HTML, section 9.2).
 *
 * @param state what changes when the page does
 * @param seen the mark of the state that the page shows, which may be out of date already
 */
record Live(Supplier<String> state, String seen) {
  private static final long PAUSE = 700;

  /** After so many pauses something is written, so that a page that is gone is noticed. */
  private static final int SILENCE = 20;

  /** A short word for a state. */
  static String mark(String state) {
    return Integer.toHexString(state.hashCode());
  }

  /** Writes an event whenever the state changes, until the page is gone. */
  void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      String before = seen;
      write(out, ": open\n\n");
      for (int quiet = 1; ; quiet++) {
        String now = mark(state.get());
        if (!now.equals(before)) {
          write(out, "event: changed\ndata: \n\n");
          quiet = 0;
        } else if (quiet % SILENCE == 0) {
          write(out, ": still here\n\n");
        }
        before = now;
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
