package org.tgd.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | Unexpected end-of-input: expected close marker for Object",
        "[1, | Unexpected end-of-input",
        "{\"a\" 1} | Unexpected character ('1' (code 49)): was expecting a colon to separate field"
            + " name and value",
      })
  void saysInOneLineWhatIsWrong(String text, String words) {
    JsonProcessingException failure =
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readTree(text));
    assertThat(Broken.words(failure)).startsWith(words).doesNotContain("Source", "REDACTED", "\n");
  }
}
