package org.tgd.codeeval.sandbox;

/** One message between the workbench and a sandbox. */
final class Frame {
  /** The kind of the last frame: the sandbox has ended. */
  static final char END = 'Z';

  private final char kind;
  private final byte[] content;

  Frame(char kind, byte[] content) {
    this.kind = kind;
    this.content = content;
  }

  char kind() {
    return kind;
  }

  /** The bytes themselves, not a copy. */
  byte[] content() {
    return content;
  }
}
