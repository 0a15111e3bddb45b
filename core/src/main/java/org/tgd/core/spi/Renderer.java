package org.tgd.core.spi;

/** Draws a candidate for reports. Thread-safe. */
@FunctionalInterface
public interface Renderer {
  /**
   * The candidate as a self-contained HTML or SVG fragment: no script, no outside reference, text
   * escaped; a candidate that cannot be drawn becomes a fragment that says so.
   */
  String render(String candidate);
}
