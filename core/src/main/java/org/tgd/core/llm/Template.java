package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tgd.core.input.InputException;
import org.tgd.core.input.Nearest;

/**
 * A prompt text with named holes. Values are put in as they are and never read as template text, so
 * braces and tags in them are harmless.
 */
final class Template {
  private final String text;
  private final com.samskivert.mustache.Template compiled;

  private Template(String text) {
    this.text = requireNonNull(text, "text");
    this.compiled = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).compile(text);
  }

  /** A text of ours. */
  static Template of(String text) {
    return new Template(text);
  }

  /**
   * A text of the user's, in place of one of ours.
   *
   * @param place where it stands, for messages
   * @param ours whose holes it may have
   * @param needed the hole that it must have, if any
   * @throws InputException if it cannot be read, or has other holes
   */
  static Template of(String text, String place, Template ours, Optional<String> needed) {
    Template theirs;
    try {
      theirs = new Template(text);
    } catch (MustacheException e) {
      throw new InputException(place + ": " + e.getMessage(), e);
    }
    Set<String> known = ours.holes();
    for (String hole : theirs.holes()) {
      if (!known.contains(hole)) {
        String meant =
            Nearest.of(hole, known).map(each -> "; {{" + each + "}} was meant?").orElse("");
        throw new InputException(
            "%s: there is no hole {{%s}}%s; known are %s"
                .formatted(place, hole, meant, String.join(", ", known)));
      }
    }
    if (needed.isPresent() && !theirs.holes().contains(needed.get())) {
      throw new InputException(
          "%s lacks {{%s}}, without which the model is not told what it is asked about"
              .formatted(place, needed.get()));
    }
    return theirs;
  }

  String text() {
    return text;
  }

  String fill(Map<String, Object> values) {
    return compiled.execute(values).strip();
  }

  /** The names of all holes, in the order of their letters. */
  private Set<String> holes() {
    Set<String> holes = new TreeSet<>();
    compiled.visit(
        new Mustache.Visitor() {
          @Override
          public void visitText(String words) {}

          @Override
          public void visitVariable(String name) {
            holes.add(name);
          }

          @Override
          public boolean visitInclude(String name) {
            holes.add("> " + name);
            return false;
          }

          @Override
          public boolean visitSection(String name) {
            holes.add(name);
            return true;
          }

          @Override
          public boolean visitInvertedSection(String name) {
            holes.add(name);
            return true;
          }
        });
    return holes;
  }
}
