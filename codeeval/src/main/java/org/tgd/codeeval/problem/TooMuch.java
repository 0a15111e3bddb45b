package org.tgd.codeeval.problem;

/** An answer asks for more work of the judge than any answer may. */
public final class TooMuch extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooMuch(String message) {
    super(message);
  }
}
