package org.tgd.benchmarks.information;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tgd.core.input.InputException;

/** Who criticises and who edits. */
public enum Who {
  /** The evaluator's findings, the field's rules: no model. */
  RULES("grounded + rules", false, false),
  /** The findings in words, and an oracle that does what the words name. */
  READER("grounded + oracle", true, false),
  /** The findings in words, and a model that edits. */
  MODEL_EDITS("grounded + model", true, true),
  /** A model that is shown the findings criticises, and edits. */
  MODEL("model + model", true, true);

  private final String shown;
  private final boolean words;
  private final boolean model;

  Who(String shown, boolean words, boolean model) {
    this.shown = shown;
    this.words = words;
    this.model = model;
  }

  /** Critic and editor. */
  public String shown() {
    return shown;
  }

  /** Whether the editor reads words. */
  boolean readsWords() {
    return words;
  }

  /** Whether a model is asked. */
  public boolean asksModel() {
    return model;
  }

  /** Its name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Who::label).toList();
  }

  /**
   * The pair of that name.
   *
   * @throws InputException if there is none
   */
  public static Who named(String label) {
    return Arrays.stream(values())
        .filter(who -> who.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--editors was '%s'; must be among %s"
                        .formatted(label, String.join(", ", labels()))));
  }
}
