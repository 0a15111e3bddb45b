package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What came of one answer or one proposal, for the record: read, mended, or why it was of no use.
 *
 * @param kind what came of it
 * @param text the reason or what was done, in words that complete {@code an answer …}; may be empty
 * @param agreement how a criticism stands to the findings; none of other answers
 */
public record Remark(Kind kind, String text, Agreement agreement) {
  /** What came of an answer. */
  public enum Kind {
    /** It was read and taken. */
    USED(false, true),
    /** It was read after its value had been picked out of something else; the text says how. */
    SALVAGED(false, true),
    /** A critic sees nothing to change. */
    CONTENT(false, true),
    /** No value could be read out of it. */
    UNREADABLE(true, false),
    /** It was cut off at the model's length limit. */
    CUT_OFF(true, false),
    /** It held no text: a tool call, or reasoning only. */
    EMPTY(true, false),
    /** The provider's content filter held it back. */
    WITHHELD(true, false),
    /** The proposal equals the incumbent. */
    SAME(false, false),
    /** The proposal was judged before and is not judged again. */
    REPEATED(false, false),
    /** Nothing was proposed. */
    NOTHING(false, false);

    private final boolean useless;
    private final boolean read;

    Kind(boolean useless, boolean read) {
      this.useless = useless;
      this.read = read;
    }

    /** Whether a model was asked in vain. */
    public boolean useless() {
      return useless;
    }

    /** Whether a model's answer could be read. */
    public boolean read() {
      return read;
    }

    /** The name in journals and results: small letters. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Checks that nothing is missing. */
  public Remark {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
    requireNonNull(agreement, "agreement");
  }

  /** A remark on anything but a criticism that was shown findings. */
  public Remark(Kind kind, String text) {
    this(kind, text, Agreement.NONE);
  }
}
