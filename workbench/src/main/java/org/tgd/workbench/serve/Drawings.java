package org.tgd.workbench.serve;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.run.Domains;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.spi.Renderer;

/**
 * How candidates of runs are drawn. A problem has to be set up for it, which may take long or be
 * impossible where its files are gone: a page is not kept waiting, and shows texts meanwhile.
 */
final class Drawings {
  private static final Logger LOG = LoggerFactory.getLogger(Drawings.class);
  private static final long PATIENCE = 1500;
  private static final int MOST = 16;

  private final Map<String, CompletableFuture<Optional<Renderer>>> known =
      new ConcurrentHashMap<>();

  Optional<Renderer> of(String id, RunDirectory directory) {
    if (known.size() > MOST) {
      known.clear(); // a problem may hold much; the next page sets its own up again
    }
    CompletableFuture<Optional<Renderer>> drawn =
        known.computeIfAbsent(id, key -> CompletableFuture.supplyAsync(() -> renderer(directory)));
    try {
      return drawn.get(PATIENCE, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.info("candidates of {} are not drawn: {}", id, e.getCause().getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Renderer> renderer(RunDirectory directory) {
    RunConfig config = directory.manifest().config();
    return Domains.named(config.domain())
        .problem(config.options())
        .renderer()
        .map(CachedRenderer::new);
  }
}
