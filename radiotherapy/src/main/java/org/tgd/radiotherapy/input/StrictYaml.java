package org.tgd.radiotherapy.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;

/**
 * YAML or JSON in which everything counts: no key stands twice, nothing follows the first document,
 * and no number means another than it looks like.
 */
public final class StrictYaml {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** To YAML 1.1 a number in base eight. */
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9_]+");

  private StrictYaml() {}

  /**
   * The content of a text; a missing node where there is none.
   *
   * @param text YAML or JSON
   * @param origin the name of the file, for messages
   * @param kind what the text is not if it cannot be read, for example "not valid YAML"
   * @throws InputException if it cannot be read, with the line
   */
  public static JsonNode tree(String text, String origin, String kind) {
    try {
      requirePlainNumbers(text, origin);
      try (JsonParser parser = FACTORY.createParser(text)) {
        JsonNode root = new YAMLMapper().readTree(parser);
        if (root != null && parser.nextToken() != null) {
          throw new InputException(
              "%s, line %d: a second document begins, which would change nothing; keep one a file"
                  .formatted(origin, parser.currentTokenLocation().getLineNr()));
        }
        return Optional.ofNullable(root).orElse(MissingNode.getInstance());
      }
    } catch (JsonProcessingException failure) {
      int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
      throw new InputException(
          "%s, line %d: %s: %s".formatted(origin, line, kind, Broken.words(failure)), failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void requirePlainNumbers(String text, String origin) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric() && OCTAL.matcher(parser.getText()).matches()) {
          throw new InputException(
              "%s, line %d: the number %s would be read in base eight; leave out the zero before it"
                  .formatted(origin, parser.currentTokenLocation().getLineNr(), parser.getText()));
        }
      }
    }
  }
}
