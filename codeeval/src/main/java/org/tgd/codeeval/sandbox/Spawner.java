package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread that lives as long as the workbench wants them: the kernel ends
 * a sandbox when the thread that started it ends.
 */
final class Spawner implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var spawner = new Thread(task, "sandbox-spawner");
            spawner.setDaemon(true);
            return spawner;
          });

  Process start(List<String> command) throws IOException {
    try {
      return thread.submit(() -> launch(command)).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a sandbox was started", e);
    }
  }

  private static Process launch(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.directory(new java.io.File("/"));
    return builder.start();
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
