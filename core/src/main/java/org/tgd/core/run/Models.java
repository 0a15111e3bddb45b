package org.tgd.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.engine.EngineProvider;

/** The kinds of models that runs can ask. */
public final class Models {
  private Models() {}

  /**
   * One kind of model.
   *
   * @param name what stands before the colon
   * @param usage what is written, as {@code openai:NAME}
   * @param example the same with the name of a model
   * @param variable the environment variable that holds the key, where one is needed
   * @param isSet whether it is set and not blank
   * @param missing what else it needs and is not there, if anything
   */
  public record Kind(
      String name,
      String usage,
      String example,
      Optional<String> variable,
      boolean isSet,
      Optional<String> missing) {}

  /**
   * All kinds but none at all.
   *
   * @param environment the environment in which keys are looked for; no value is kept
   */
  public static List<Kind> all(Map<String, String> environment) {
    return Engines.providers().stream().map(each -> kind(each, environment)).toList();
  }

  private static Kind kind(EngineProvider provider, Map<String, String> environment) {
    boolean isSet =
        provider
            .keyVariable()
            .map(variable -> !environment.getOrDefault(variable, "").isBlank())
            .orElse(false);
    return new Kind(
        provider.prefix(),
        provider.usage(),
        provider.example(),
        provider.keyVariable(),
        isSet,
        provider.missing());
  }
}
