package org.tgd.codeeval.sandbox;

/**
 * One message between the workbench and a sandbox.
 *
 * @param kind its kind; {@code Z} when the sandbox has ended
 * @param content its bytes
 */
record Frame(char kind, byte[] content) {
  /** The sandbox has ended. */
  static final char END = 'Z';
}
