package org.tgd.chem.docking.finding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.tgd.chem.docking.vina.VinaEngine;
import org.tgd.chem.docking.vina.VinaProgram;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.Domain.Option;

/** Docking set up from named options, as domains and commands take them. */
public final class DockingOptions {
  /** Option: the default receptor. */
  public static final String RECEPTOR = "receptor";

  /** Option: {@code embedded} or {@code vina}. */
  public static final String ENGINE = "engine";

  /** Option: independent searches of a docking. */
  public static final String EXHAUSTIVENESS = "exhaustiveness";

  /** Option: the seed of every docking. */
  public static final String SEED = "docking-seed";

  /** Option: independent searches of the dockings that a report compares; 0 for none. */
  public static final String FINAL = "final-exhaustiveness";

  private static final int POSES = 1;
  private static final Duration TIMEOUT = Duration.ofHours(1);

  private DockingOptions() {}

  /** The options, with defaults. */
  public static List<Option> all() {
    return List.of(
        new Option(
            RECEPTOR, "where objectives dock: a receptor's name or its PDBQT or PDB file", ""),
        new Option(ENGINE, "what docks: embedded, or vina if it is installed", "embedded"),
        new Option(EXHAUSTIVENESS, "independent searches of a docking, 1 to 1024", "1"),
        new Option(SEED, "seed of every docking", "1"),
        new Option(
            FINAL,
            "exhaustiveness with which the report docks the best and the clinical drug anew, 0 for"
                + " not at all",
            Integer.toString(SearchSettings.DEFAULT.exhaustiveness())));
  }

  /**
   * The terms that dock. Poses are kept in {@code $TGD_HOME/cache/docking}, else below {@code
   * ~/.tgd}. Nothing is docked or looked up yet.
   *
   * @param options values by option name; absent ones take their defaults
   * @param environment environment variables
   * @throws InputException if a value is bad
   */
  public static DockingTerms terms(Map<String, String> options, Map<String, String> environment) {
    finalExhaustiveness(options); // a bad value is refused before anything is docked
    return new DockingTerms(
        docking(options.getOrDefault(ENGINE, "embedded"), environment),
        ReceptorLibrary.ofUser(environment),
        Optional.ofNullable(options.get(RECEPTOR)),
        settings(options));
  }

  /** Docking by an engine of that name, its poses kept in the user's cache. */
  public static Docking docking(String engine, Map<String, String> environment) {
    return docking(engine(engine, environment), environment);
  }

  /** Docking by an engine, its poses kept in the user's cache. */
  public static Docking docking(DockingEngine engine, Map<String, String> environment) {
    Path home = ReceptorLibrary.ofUser(environment).folder().resolveSibling("cache");
    return Docking.cachedIn(home.resolve("docking"), engine);
  }

  /** The exhaustiveness of the dockings that a report compares, from the options of a run. */
  public static int finalExhaustiveness(Map<String, String> options) {
    if (!options.containsKey(FINAL)) {
      return SearchSettings.DEFAULT.exhaustiveness();
    }
    int wanted = (int) number(options, FINAL);
    if (wanted < 0 || wanted > 1024) {
      throw new InputException(FINAL + " was " + wanted + "; must be from 0 to 1024");
    }
    return wanted;
  }

  private static DockingEngine engine(String name, Map<String, String> environment) {
    int threads = Runtime.getRuntime().availableProcessors();
    return switch (name) {
      case "embedded" -> new EmbeddedEngine(threads);
      case "vina" ->
          new VinaEngine(VinaProgram.locate(Optional.empty(), environment), threads, TIMEOUT);
      default -> throw new InputException("engine was '" + name + "'; must be embedded or vina");
    };
  }

  /**
   * How a run's objectives dock.
   *
   * @param options values by option name; absent ones take their defaults
   * @throws InputException if a value is bad
   */
  public static SearchSettings settings(Map<String, String> options) {
    int exhaustiveness = (int) number(options, EXHAUSTIVENESS);
    try {
      return new SearchSettings(exhaustiveness, POSES, number(options, SEED));
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    }
  }

  private static long number(Map<String, String> options, String name) {
    String text = options.getOrDefault(name, "1");
    try {
      return name.equals(SEED) ? Long.parseLong(text) : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InputException(name + " was '" + text + "'; must be a whole number", e);
    }
  }
}
