package org.tgd.gguf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Model;
import org.tgd.core.engine.ModelIdentity;
import org.tgd.core.input.InputException;

/**
 * Opens models in files: {@code gguf:FILE}, or {@code gguf:FILE?context=N&threads=N}. A file is
 * loaded when it is first asked, once for all runs of the process. Thread-safe.
 */
public final class GgufProvider implements EngineProvider {
  private final Map<GgufFile, LoadedModel> loaded = new ConcurrentHashMap<>();

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
  public boolean takesSchema(String name, EngineSettings settings) {
    return true;
  }

  @Override
  public Model open(String name, EngineSettings settings) {
    if (settings.baseUrl().isPresent() || !settings.headers().isEmpty()) {
      throw new InputException(
          "model gguf:%s runs in this process; leave --base-url and --header out".formatted(name));
    }
    GgufFile file = GgufFile.parse(name);
    String digest = file.digest();
    LoadedModel model = loaded.computeIfAbsent(file, LoadedModel::new);
    return new Model(
        new GgufEngine(model, "gguf:" + file.name() + "@" + digest.substring(0, 12), settings),
        ModelIdentity.of(file.name(), "in process, SHA-256 " + digest, settings.sampling()),
        settings.sampling().maxTokens());
  }
}
