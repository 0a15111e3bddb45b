package org.tgd.codeeval.guest;

/** A value that cannot go from one machine to another. */
final class NotPlain extends Exception {
  private static final long serialVersionUID = 1;

  NotPlain(String message) {
    super(message);
  }
}
