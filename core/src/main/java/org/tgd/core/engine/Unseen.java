package org.tgd.core.engine;

import java.util.regex.Pattern;

/** What becomes of a question with pictures that a model cannot see. */
final class Unseen {
  /** How servers name what they do not take. */
  private static final Pattern NAMED =
      Pattern.compile(
          "image|picture|vision|multi-?modal|inline_?data|content.{0,40}(type|string|text)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Unseen() {}

  /** The failure; where it is a refusal of pictures, in words that say what to do. */
  static EngineException refused(Prompt prompt, EngineException failure, String name) {
    return !prompt.images().isEmpty()
            && !failure.retriable()
            && NAMED.matcher(failure.getMessage()).find()
        ? new EngineException(said(name) + ": " + failure.getMessage(), false, failure)
        : failure;
  }

  static String said(String name) {
    return name
        + " takes no images beside a question; leave --images out or name a model that sees";
  }
}
