package org.tgd.workbench.cli.base;

import java.io.PrintWriter;
import org.tgd.core.report.Visible;

/**
 * Prints for people: names of files, texts of candidates and words of a model reach a terminal with
 * marks in the place of what would steer it.
 */
public final class MarkedWriter extends PrintWriter {
  private final PrintWriter raw;

  private MarkedWriter(PrintWriter raw) {
    super(raw, true);
    this.raw = raw;
  }

  /** A writer that prints to another, with marks. */
  public static PrintWriter of(PrintWriter raw) {
    return raw instanceof MarkedWriter ? raw : new MarkedWriter(raw);
  }

  /** The writer for what is meant to steer the terminal, such as a progress bar. */
  static PrintWriter raw(PrintWriter writer) {
    return writer instanceof MarkedWriter marked ? marked.raw : writer;
  }

  @Override
  public void write(String text, int from, int length) {
    String marked = Visible.of(text.substring(from, from + length));
    super.write(marked, 0, marked.length());
  }

  @Override
  public void write(char[] text, int from, int length) {
    String marked = Visible.of(new String(text, from, length));
    super.write(marked, 0, marked.length());
  }

  @Override
  public void write(int letter) {
    write(new char[] {(char) letter}, 0, 1);
  }
}
