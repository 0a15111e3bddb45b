package org.tgd.workbench.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.input.InputException;

/** The server of the dashboard. */
public final class Dashboard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

  private final Site site;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Guard guard;
  private final Pages pages;

  private Dashboard(Site site, HttpServer server) {
    this.site = site;
    this.server = server;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "tgd-serve");
              thread.setDaemon(true);
              return thread;
            });
    this.guard = new Guard(site, server.getAddress().getPort());
    this.pages = new Pages(site, guard);
  }

  /**
   * Opens the dashboard.
   *
   * @throws InputException if the folder is none, or the address is not to be had
   */
  public static Dashboard open(Site site) {
    RunIndex.requireFolder(site.folder());
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(address(site), site.port()), 0);
    } catch (BindException e) {
      throw new InputException(
          "port %d of %s is taken; choose another --port, or 0 for a free one"
              .formatted(site.port(), site.host()),
          e);
    } catch (IOException e) {
      throw new InputException("cannot listen on " + site.host() + ": " + e.getMessage(), e);
    }
    Dashboard dashboard = new Dashboard(site, server);
    server.createContext("/", dashboard::answer);
    server.setExecutor(dashboard.threads);
    server.start();
    dashboard.threads.execute(dashboard.pages::warm); // the first page of many runs is quick then
    return dashboard;
  }

  private static InetAddress address(Site site) {
    try {
      return InetAddress.getByName(site.host());
    } catch (UnknownHostException e) {
      throw new InputException("--host '" + site.host() + "' is no address of this machine", e);
    }
  }

  /** The address to open, without token. */
  public String address() {
    String name =
        site.host().contains(":") && !site.host().startsWith("[")
            ? "[" + site.host() + "]"
            : site.host();
    return "http://" + name + ":" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      try {
        Request request = Request.of(exchange);
        admit(request);
        if (request.path().equals("/events")) {
          pages.events(request).stream(exchange);
        } else {
          send(exchange, pages.reply(request), head);
        }
      } catch (Refusal e) {
        send(exchange, Page.refused(e.status(), e.getMessage()), head);
      } catch (InputException e) {
        send(exchange, Page.refused(400, e.getMessage()), head);
      } catch (RuntimeException e) {
        LOG.warn("a page could not be made: {}", e.toString());
        send(exchange, Page.refused(500, "the page could not be made: " + e.getMessage()), head);
      }
    }
  }

  /** The address with the token hands it to the browser, and is left at once. */
  private void admit(Request request) {
    boolean shown = request.method().equals("GET") && guard.same(request.value("token"));
    if (!shown) {
      guard.check(request);
    }
  }

  private static void send(HttpExchange exchange, Reply reply, boolean head) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", Guard.POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    reply.headers().forEach(headers::set);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    int length = body.length;
    exchange.sendResponseHeaders(reply.status(), head || length == 0 ? -1 : length);
    if (!head && length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
