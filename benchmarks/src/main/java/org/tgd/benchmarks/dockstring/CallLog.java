package org.tgd.benchmarks.dockstring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.tgd.benchmarks.study.DesignRun.Design;
import org.tgd.core.input.InputException;

/** The molecules of a run in the order of docking, each on disk before the next is docked. */
final class CallLog {
  private static final String HEADER = "call,step,smiles,affinity_kcal_mol,qed,dockstring\n";

  private final Path file;
  private final List<Call> calls = new ArrayList<>();

  /**
   * A molecule that was docked.
   *
   * @param step in which it was proposed, from 0
   * @param design with an infinite affinity where it could not be docked
   */
  record Call(int step, Design design) {
    double loss() {
      return design.dockstring();
    }
  }

  private CallLog(Path file) {
    this.file = file;
  }

  /**
   * The log in a file, which is made when missing.
   *
   * @param settings what a run that goes on must agree in
   * @throws InputException if the file is of other settings, or damaged
   */
  static CallLog open(Path file, String settings) {
    CallLog log = new CallLog(file);
    String head = "# " + settings + "\n" + HEADER;
    try {
      if (Files.exists(file) && Files.size(file) > head.getBytes(StandardCharsets.UTF_8).length) {
        log.read(head);
      } else {
        Files.createDirectories(file.getParent());
        Files.writeString(file, head);
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
    return log;
  }

  private void read(String head) throws IOException {
    String text = Files.readString(file);
    if (!text.startsWith(head)) {
      throw new InputException(
          file + " is of a study with other settings; choose another --out for this one");
    }
    int end = text.lastIndexOf('\n') + 1;
    if (end < text.length()) { // a line that was being written when the program ended
      Files.writeString(file, text.substring(0, end));
    }
    for (String line : text.substring(head.length(), end).lines().toList()) {
      calls.add(call(line));
    }
  }

  private Call call(String line) {
    String[] cells = line.split(",", -1);
    try {
      double affinity =
          cells[3].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(cells[3]);
      return new Call(
          Integer.parseInt(cells[1]), new Design(cells[2], affinity, Double.parseDouble(cells[4])));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new InputException(
          file + ", line '" + line + "': damaged; remove the file to repeat the run", e);
    }
  }

  /** All so far, in order. */
  List<Call> calls() {
    return Collections.unmodifiableList(calls);
  }

  /** Adds a molecule; it is on disk when this returns. */
  void add(Call call) {
    Design design = call.design();
    boolean docked = Double.isFinite(design.affinity());
    String line =
        String.format(
            Locale.ROOT,
            "%d,%d,%s,%s,%s,%s%n",
            calls.size() + 1,
            call.step(),
            design.smiles(),
            docked ? Double.toString(design.affinity()) : "",
            design.qed(),
            docked ? String.format(Locale.ROOT, "%.4f", design.dockstring()) : "");
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
    calls.add(call);
  }
}
