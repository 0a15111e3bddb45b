package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.tgd.core.engine.EngineException;

/** A person at a terminal: an answer ends with an empty line. */
public final class Terminal implements Person {
  private final BufferedReader in;
  private final PrintWriter out;

  /**
   * A person who types here and reads there.
   *
   * @param in where lines are read
   * @param out where the question is shown; not where results go
   */
  public Terminal(BufferedReader in, PrintWriter out) {
    this.in = requireNonNull(in, "in");
    this.out = requireNonNull(out, "out");
  }

  @Override
  public synchronized String answer(String question) {
    show(question);
    return read();
  }

  void show(String question) {
    out.println(question);
    out.print("> ");
    out.flush();
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  String read() {
    StringBuilder answer = new StringBuilder();
    try {
      String line = in.readLine();
      if (line == null) {
        throw new EngineException(
            "nobody answers at the terminal: its input has ended; run the command where you can"
                + " type, or resume the run there",
            false);
      }
      for (; line != null && !line.isBlank(); line = in.readLine()) {
        answer.append(line.strip()).append('\n');
        out.print("> ");
        out.flush();
      }
    } catch (IOException e) {
      throw new EngineException("the terminal cannot be read: " + e.getMessage(), false, e);
    }
    return answer.toString().strip();
  }
}
