package org.tgd.benchmarks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What one command printed and how it ended.
 *
 * @param code the exit code
 * @param out what went to stdout
 * @param err what went to stderr
 */
record Cli(int code, String out, String err) {
  /** Runs a command in this process. */
  static Cli tgd(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Tgd.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Cli(code, out.toString(), err.toString());
  }
}
