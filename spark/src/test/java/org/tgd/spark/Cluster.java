package org.tgd.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone master and workers of one core each, started from the jars of the module. */
final class Cluster implements AutoCloseable {
  private final Path spark = Path.of(System.getProperty("tgd.spark.home"));
  private final Path home;
  private final int port;
  private final List<Started> started = new ArrayList<>();

  /**
   * Starts them.
   *
   * @param home a folder for what they write
   */
  Cluster(Path home, int workers) throws IOException, InterruptedException {
    this.home = home;
    this.port = free();
    Started master =
        daemon("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
    until(master, "New state: ALIVE");
    for (int i = 0; i < workers; i++) {
      Started worker =
          daemon(
              "worker" + i,
              "org.apache.spark.deploy.worker.Worker",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--work-dir",
              home.resolve("work" + i).toString(),
              url());
      until(worker, "Successfully registered with master");
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  private Started daemon(String name, String main, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    all.addAll(List.of("-Dspark.master.rest.enabled=false", "-cp", spark + "/jars/*", main));
    all.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    all.addAll(List.of(words));
    Map<String, String> environment =
        Map.of("SPARK_HOME", spark.toString(), "SPARK_SCALA_VERSION", "2.13");
    Started daemon = Started.java(home.resolve(name + ".log"), environment, all);
    started.add(daemon);
    return daemon;
  }

  private static void until(Started daemon, String words) throws InterruptedException {
    for (int i = 0; i < 1200 && !daemon.said().contains(words); i++) {
      if (!daemon.process().isAlive()) {
        throw new AssertionError("ended: " + daemon.said());
      }
      Thread.sleep(100);
    }
  }

  /** The workers that are alive have so many executors at work. */
  long executors() {
    return started.stream().skip(1).mapToLong(each -> each.process().descendants().count()).sum();
  }

  /** Ends a worker and its executors with SIGKILL. */
  void killWorker(int index) {
    started.get(index + 1).kill();
  }

  @Override
  public void close() {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).kill();
    }
  }
}
