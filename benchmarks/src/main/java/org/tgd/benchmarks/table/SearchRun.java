package org.tgd.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;

/**
 * A finished run.
 *
 * @param task the task's name
 * @param method how it searched
 * @param seed its seed
 * @param calls the molecules with their values in order of counting
 */
public record SearchRun(String task, SearchMethod method, long seed, List<Call> calls) {
  private static final String SETTINGS = "# ";
  private static final String HEADER = "call,smiles,value";

  /** A molecule that was counted, and its value. */
  public record Call(String smiles, double value) {}

  /** Copies the calls. */
  public SearchRun {
    calls = List.copyOf(calls);
  }

  /** The values in order. */
  public List<Double> values() {
    return calls.stream().map(Call::value).toList();
  }

  /** The highest value; 0 without any call. */
  public double best() {
    return calls.stream().mapToDouble(Call::value).max().orElse(0);
  }

  static Path file(Path folder, SearchTask task, SearchMethod method, long seed) {
    return folder.resolve("runs").resolve(task.name() + "_" + method + "_" + seed + ".csv");
  }

  /** Writes under a temporary name and moves, so that a run is whole or absent. */
  void write(Path file, String signature) {
    StringBuilder text = new StringBuilder(SETTINGS + signature + "\n" + HEADER + "\n");
    for (int k = 0; k < calls.size(); k++) {
      Call call = calls.get(k);
      text.append(k + 1).append(',').append(call.smiles()).append(',').append(call.value());
      text.append('\n');
    }
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), ".run", ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  /** The run in a file; empty if there is none. */
  static Optional<SearchRun> read(Path file, SearchTask task, SearchMethod method, long seed) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.get(0).equals(SETTINGS + task.signature(method))) {
        throw new InputException(
            file + " is of a study with other settings; choose another --out for this one");
      }
      List<Call> calls = new ArrayList<>();
      for (String line : lines.subList(2, lines.size())) {
        String[] cells = line.split(",", -1);
        calls.add(new Call(cells[1], Double.parseDouble(cells[2])));
      }
      return Optional.of(new SearchRun(task.name(), method, seed, calls));
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new InputException(file + ": damaged; remove it to repeat the run", e);
    }
  }
}
