package org.tgd.core.engine;

import java.util.Optional;

/** Draws the texts that a model is asked about. Thread-safe; the same text, the same picture. */
public interface Pictures {
  /** No picture of anything. */
  Pictures NONE =
      new Pictures() {
        @Override
        public Optional<Image> of(String text) {
          return Optional.empty();
        }

        @Override
        public String words() {
          return "";
        }
      };

  /** The picture of a text; empty if it cannot be drawn. */
  Optional<Image> of(String text);

  /** What the picture shows, to follow "The picture shows", such as "the molecule". */
  String words();
}
