package org.tgd.workbench.cli.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tgd.benchmarks.study.RepairRow;
import org.tgd.benchmarks.study.Slip;
import org.tgd.core.input.InputException;

/** The rows of a study of repair, kept in a file from which it can go on. */
final class RepairRows implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, List<RepairRow>> done = new TreeMap<>();
  private final Optional<BufferedWriter> file;
  private final String settings;

  private RepairRows(Optional<BufferedWriter> file, String settings) {
    this.file = file;
    this.settings = settings;
  }

  /** Opens the file with what a study of the same settings has left there. */
  static RepairRows open(Optional<Path> path, String settings) {
    if (path.isEmpty()) {
      return new RepairRows(Optional.empty(), settings);
    }
    try {
      List<String> whole = whole(path.get());
      Map<String, List<RepairRow>> left = left(path.get(), whole, settings);
      var append = Files.newBufferedWriter(path.get(), CREATE, APPEND);
      var rows = new RepairRows(Optional.of(append), settings);
      rows.done.putAll(left);
      return rows;
    } catch (IOException e) {
      throw InputException.cannotWrite(path.get(), e);
    }
  }

  /** The lines of the file; one that was being written when the study was ended is taken off. */
  private static List<String> whole(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    String text = Files.readString(path);
    String kept = text.substring(0, text.lastIndexOf('\n') + 1);
    if (!kept.equals(text)) {
      Path beside = path.resolveSibling(path.getFileName() + ".part");
      Files.writeString(beside, kept);
      Files.move(beside, path, REPLACE_EXISTING);
    }
    return kept.lines().toList();
  }

  private static Map<String, List<RepairRow>> left(Path path, List<String> lines, String settings)
      throws JsonProcessingException {
    Map<String, List<RepairRow>> left = new TreeMap<>();
    for (String line : lines) {
      JsonNode node = JSON.readTree(line);
      if (!node.path("settings").asText().equals(settings)) {
        throw new InputException(
            path + " is of a study with other settings; give another file with --out");
      }
      left.put(
          node.path("program").asText(),
          List.of(JSON.treeToValue(node.path("rows"), RepairRow[].class)));
    }
    return left;
  }

  private synchronized void keep(String program, List<RepairRow> rows) {
    done.put(program, rows);
    if (file.isEmpty()) {
      return;
    }
    try {
      var line = JSON.createObjectNode().put("settings", settings).put("program", program);
      line.set("rows", JSON.valueToTree(rows));
      file.get().write(line + "\n");
      file.get().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of all programs in order; those that are not there yet are made, some at once. */
  List<RepairRow> all(
      List<Slip> slips,
      Function<Slip, List<RepairRow>> study,
      int workers,
      Consumer<String> progress)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      var waiting = new ArrayList<Future<?>>();
      for (Slip slip : slips) {
        if (!done.containsKey(name(slip))) {
          waiting.add(pool.submit(() -> keep(name(slip), study.apply(slip))));
        }
      }
      for (int i = 0; i < waiting.size(); i++) {
        waiting.get(i).get();
        if ((i + 1) % 10 == 0) {
          progress.accept((i + 1) + " of " + waiting.size() + " programs");
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return slips.stream()
        .sorted(Comparator.comparingInt(Slip::number))
        .flatMap(slip -> done.get(name(slip)).stream())
        .toList();
  }

  private static String name(Slip slip) {
    return slip.number() + " " + slip.taskId() + " " + Integer.toHexString(slip.code().hashCode());
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
