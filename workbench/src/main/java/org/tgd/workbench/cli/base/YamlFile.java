package org.tgd.workbench.cli.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** YAML files that users write. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * The keys and values of a file; no key may stand there twice.
   *
   * @param what what the file is to be, as {@link TextInput#open} says it
   * @param wanted what was expected where it holds something else than keys and values
   * @throws InputException if it cannot be read or holds something else, with file and line
   */
  public static JsonNode object(Path file, String what, String wanted) {
    try (BufferedReader reader = TextInput.open(file, what)) {
      JsonNode root =
          YAMLMapper.builder()
              .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
              .build()
              .readTree(reader);
      if (!root.isObject()) {
        throw new InputException(file + ": expected " + wanted);
      }
      return root;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new InputException(file + where + ": no YAML: " + Broken.words(e), e);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
