package org.tgd.core.llm;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A prompt text with named holes, kept as a resource. Values are put in as they are and never read
 * as template text, so braces and tags in them are harmless.
 */
final class Template {
  static final Template CRITIC_SYSTEM = new Template("critic-system.txt");
  static final Template CRITIC_USER = new Template("critic-user.txt");
  static final Template COMPARE_SYSTEM = new Template("compare-system.txt");
  static final Template COMPARE_USER = new Template("compare-user.txt");
  static final Template EDITOR_SYSTEM = new Template("editor-system.txt");
  static final Template EDITOR_USER = new Template("editor-user.txt");
  static final Template REPAIR_USER = new Template("repair-user.txt");
  static final Template REDUCE_SYSTEM = new Template("reduce-system.txt");
  static final Template REDUCE_USER = new Template("reduce-user.txt");

  private final String name;
  private final String text;
  private final com.samskivert.mustache.Template compiled;

  private Template(String name) {
    this.name = name;
    this.text = read(name);
    this.compiled = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).compile(text);
  }

  private static String read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prompt " + name, e);
    }
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  String fill(Map<String, Object> values) {
    return compiled.execute(values).strip();
  }
}
