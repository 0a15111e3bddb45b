package org.tgd.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;

/** The kinds of engine that a command knows, in the order in which messages name them. */
public final class EngineCatalog {
  private final List<EngineProvider> providers;

  /** A catalog of these providers; {@code none} is always known. */
  public EngineCatalog(List<EngineProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** The providers, in the order in which messages name them. */
  public List<EngineProvider> providers() {
    return providers;
  }

  /**
   * Opens the model that the user asked for; empty for {@code none}.
   *
   * @throws InputException if the provider is unknown, naming those that are known, or if it
   *     refuses the name or a setting
   */
  public Optional<Model> open(EngineSpec spec, EngineSettings settings) {
    if (spec.provider().equals(EngineSpec.NO_MODEL)) {
      return Optional.empty();
    }
    for (EngineProvider provider : providers) {
      if (provider.prefix().equals(spec.provider())) {
        return Optional.of(provider.open(named(spec, provider), settings));
      }
    }
    throw new InputException(
        "unknown kind of model '%s' in '%s'; known are %s"
            .formatted(spec.provider(), spec, usages()));
  }

  private static String named(EngineSpec spec, EngineProvider provider) {
    if (spec.name().isEmpty()) {
      throw new InputException(
          "model '%s' lacks a name; write %s".formatted(spec, provider.usage()));
    }
    return spec.name();
  }

  private String usages() {
    return providers.stream().map(EngineProvider::usage).collect(Collectors.joining(", "))
        + (providers.isEmpty() ? "" : ", ")
        + EngineSpec.NO_MODEL;
  }
}
