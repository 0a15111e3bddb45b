package org.tgd.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * Draws a candidate for reports. Thread-safe. All fragments are self-contained HTML or SVG: no
 * script, no outside reference, text escaped.
 */
@FunctionalInterface
public interface Renderer {
  /**
   * The candidate as a fragment; a candidate that cannot be drawn becomes a fragment that says so.
   */
  String render(String candidate);

  /** Two candidates to be seen side by side, for example at one scale. */
  default List<String> pair(String from, String to) {
    return List.of(render(from), render(to));
  }

  /** A small drawing of the candidate, for lists of many. */
  default String thumbnail(String candidate) {
    return render(candidate);
  }

  /**
   * What came of the start in one fragment of the page's width; empty if two drawings side by side
   * do.
   */
  default Optional<String> compare(String start, String best) {
    return Optional.empty();
  }

  /** Planes through the candidate, to be leafed through; empty if it has none. */
  default Optional<Slices> slices(String candidate) {
    return Optional.empty();
  }

  /** What a step changed, in one fragment that holds both texts; empty if their drawings do. */
  default Optional<String> edit(String from, String to) {
    return Optional.empty();
  }
}
