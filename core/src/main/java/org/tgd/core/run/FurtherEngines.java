package org.tgd.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Model;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.JarFolder;

/**
 * Kinds of models that are no part of the program: services on the class path, or in jars that the
 * user has put into the folder of engines.
 */
final class FurtherEngines {
  private FurtherEngines() {}

  /**
   * The jars of the class path stay loaded as long as the program runs, and so do these: compiled
   * code in them can be loaded once.
   */
  private static final class Holder {
    private static final List<EngineProvider> FOUND = found(folder(System.getenv()));
  }

  /** The kinds that were found, and in place of an optional one that was not, how to get it. */
  static List<EngineProvider> all() {
    return Holder.FOUND;
  }

  /** {@code $TGD_HOME/engines}, else {@code ~/.tgd/engines}. */
  static Path folder(Map<String, String> environment) {
    return JarFolder.ofUser(environment, "engines").path();
  }

  /**
   * The kinds in this folder and on the class path.
   *
   * @throws InputException if a jar of the folder does not fit the program
   */
  static List<EngineProvider> found(Path folder) {
    List<EngineProvider> found =
        new ArrayList<>(new JarFolder(folder).services(EngineProvider.class));
    if (found.stream().noneMatch(each -> each.prefix().equals(Absent.GGUF.prefix()))) {
      found.add(new Absent(folder));
    }
    return List.copyOf(found);
  }

  /**
   * Models in process, where the optional part is not there.
   *
   * @param folder where it would be looked for
   */
  private record Absent(Path folder) implements EngineProvider {
    static final Absent GGUF = new Absent(Path.of("engines"));

    @Override
    public String prefix() {
      return "gguf";
    }

    @Override
    public String usage() {
      return "gguf:FILE";
    }

    @Override
    public String example() {
      return "gguf:models/SmolLM2-135M-Instruct.Q4_1.gguf";
    }

    @Override
    public Optional<String> missing() {
      return Optional.of("the optional part gguf, not in " + folder);
    }

    @Override
    public Model open(String name, EngineSettings settings) {
      throw new InputException(
          ("models in process are an optional part: build it with ./mvnw -Pgguf -Dfast -pl gguf -am"
                  + " package, and copy the jars of gguf/target/engine to %s")
              .formatted(folder));
    }
  }
}
