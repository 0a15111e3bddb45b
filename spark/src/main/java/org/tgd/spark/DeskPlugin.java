package org.tgd.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Connects executors with the desk of the driver over Spark's own messages. Spark makes plugins by
 * their names, so what they are about is found by a setting in the driver, and in an executor's
 * process, which belongs to one driver, in one place.
 */
public final class DeskPlugin implements SparkPlugin {
  /** The setting that names the desk. */
  static final String DESK = "spark.tgd.desk";

  private static final Map<String, Desk> DESKS = new ConcurrentHashMap<>();
  private static final AtomicReference<Desk.Line> LINE = new AtomicReference<>();

  /** Puts a desk up. */
  static void open(String name, Desk desk) {
    DESKS.put(name, desk);
  }

  static void close(String name) {
    DESKS.remove(name);
  }

  /** The line of this process to its driver. */
  static Desk.Caller caller() {
    Desk.Line line = LINE.get();
    if (line == null) {
      throw new IllegalStateException("the executor was started without its plugin");
    }
    return new Desk.Caller(line);
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new AtDriver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new AtExecutor();
  }

  private static final class AtDriver implements DriverPlugin {
    private Desk desk;

    @Override
    public Map<String, String> init(SparkContext context, PluginContext plugin) {
      desk = DESKS.get(context.conf().get(DESK));
      return Map.of();
    }

    @Override
    public Object receive(Object message) {
      return desk.answer((String[]) message);
    }
  }

  private static final class AtExecutor implements ExecutorPlugin {
    @Override
    public void init(PluginContext plugin, Map<String, String> settings) {
      LINE.set(message -> asked(plugin, message));
    }

    private static String[] asked(PluginContext plugin, String... message) {
      try {
        return (String[]) plugin.ask(message);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) { // declared by Spark: the driver failed, or does not answer
        throw new UncheckedIOException(new IOException("the driver did not answer", e));
      }
    }
  }
}
