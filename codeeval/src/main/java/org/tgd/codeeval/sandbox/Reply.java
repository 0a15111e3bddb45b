package org.tgd.codeeval.sandbox;

import static java.util.Objects.requireNonNull;

/** What came back from a program in a sandbox. */
public sealed interface Reply {
  /**
   * A message; written by untrusted code.
   *
   * @param json its text
   */
  record Message(String json) implements Reply {
    /** Checks that nothing is missing. */
    public Message {
      requireNonNull(json, "json");
    }
  }

  /**
   * The program was stopped, because of a limit, or has ended by itself.
   *
   * @param cause why
   * @param detail the same in words
   */
  record Stopped(Cause cause, String detail) implements Reply {
    /** Checks that nothing is missing. */
    public Stopped {
      requireNonNull(cause, "cause");
      requireNonNull(detail, "detail");
    }
  }

  /** Why a program is no more. */
  enum Cause {
    /** Too much time. */
    TIME,
    /** Too much memory. */
    MEMORY,
    /** Too much output, or too large an answer. */
    OUTPUT,
    /** It ended by itself, crashed, or broke the rules of its answer channel. */
    EXIT,
    /** The sandbox failed. */
    SANDBOX
  }
}
