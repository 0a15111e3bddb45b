package org.tgd.benchmarks.task;

import java.util.List;
import java.util.Optional;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.EngineCatalog;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.EngineSpec;
import org.tgd.core.engine.EngineStack;
import org.tgd.core.engine.Model;
import org.tgd.core.engine.OpenAiProvider;
import org.tgd.core.engine.RateLimiter;
import org.tgd.core.engine.RateLimits;
import org.tgd.core.engine.RetryPolicy;
import org.tgd.core.run.Budget;
import org.tgd.core.run.Ledger;
import org.tgd.core.run.PriceTable;

/** The models that runs can ask. */
final class Engines {
  private static final EngineCatalog CATALOG = new EngineCatalog(List.of(new OpenAiProvider()));

  private Engines() {}

  /**
   * Opens the model of a run; asks it nothing yet.
   *
   * @throws org.tgd.core.InputException if there is no such model, or a key or setting is missing
   */
  static Optional<Model> open(RunConfig config) {
    EngineSettings settings =
        EngineSettings.DEFAULT.withKeyFrom(System.getenv(), OpenAiProvider.KEY_VARIABLE);
    if (config.baseUrl().isPresent()) {
      settings = settings.withBaseUrl(config.baseUrl().get());
    }
    return CATALOG.open(EngineSpec.parse(config.model()), settings);
  }

  /**
   * The model with retries, limits, budget and account around it.
   *
   * @throws org.tgd.core.InputException if the budget limits money and the model has no price
   */
  static Engine decorated(Model model, RunConfig config, int threads, Budget budget) {
    PriceTable prices = PriceTable.parse(config.prices());
    return EngineStack.of(model)
        .ledger(new Ledger(prices))
        .retry(RetryPolicy.DEFAULT)
        .limit(new RateLimiter(RateLimits.concurrent(threads)))
        .budget(budget, prices)
        .build();
  }
}
