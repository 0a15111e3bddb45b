package org.tgd.core;

import java.util.Optional;

/**
 * What the texts of a domain look like in an answer: an example to show, and how to pick a value
 * out of an answer that holds more than it should. Thread-safe, without state.
 */
public interface Form {
  /** Any text at all. */
  Form PLAIN =
      new Form() {
        @Override
        public String example() {
          return "(the complete new text)";
        }

        @Override
        public Optional<String> salvage(String answer, String incumbent) {
          return Optional.empty();
        }
      };

  /**
   * A short example of an answer's form. It is shown to models; an answer that repeats it is taken
   * for an echo, not for a value.
   */
  String example();

  /**
   * The one value that an answer holds, without the prose, fences or labels around it; the answer
   * itself if it is nothing but a value.
   *
   * @param answer what a model wrote, or what it wrote between the tags
   * @param incumbent the value that was to be improved
   * @return the value; empty if there is none, or more than one and no telling which is meant
   */
  Optional<String> salvage(String answer, String incumbent);
}
