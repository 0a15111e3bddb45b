package org.tgd.core.run;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.Domain;

/** The domains on the class path. */
public final class Domains {
  private Domains() {}

  /** All domains in the order of their names. */
  public static List<Domain> all() {
    return ServiceLoader.load(Domain.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Domain::name))
        .toList();
  }

  /**
   * The domain of that name, or of that other name.
   *
   * @throws InputException if there is none
   */
  public static Domain named(String name) {
    List<Domain> all = all();
    return all.stream()
        .filter(domain -> domain.name().equals(name) || domain.otherNames().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "unknown domain '"
                        + name
                        + "'; must be one of "
                        + all.stream().map(Domain::name).collect(Collectors.joining(", "))));
  }
}
