package org.tgd.workbench.cli.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.tgd.core.budget.Budget;
import org.tgd.core.engine.CompletionStore;
import org.tgd.core.engine.DirectoryStore;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.MemoryStore;
import org.tgd.core.run.Engines;
import org.tgd.core.run.ModelChoice;
import org.tgd.workbench.cli.base.BudgetOptions;
import org.tgd.workbench.cli.base.ModelOptions;
import picocli.CommandLine.Mixin;

/** The model that a study asks, if one is named: mixed into studies. */
final class AskedModel {
  private static final String ANSWERS = "answers";

  @Mixin private ModelOptions model;
  @Mixin private BudgetOptions budget;

  boolean isGiven() {
    return model.isGiven();
  }

  /** The model's name, or {@code none}. */
  String name() {
    return model.isGiven() ? model.choice().name() : "none";
  }

  /**
   * The model with retries, limits, budget and cache; empty where none is named.
   *
   * @param folder the study's folder, in which answers are kept so that none is paid twice
   */
  Optional<Engine> engine(Optional<Path> folder) {
    if (!model.isGiven()) {
      return Optional.empty();
    }
    ModelChoice choice = model.choice();
    return Optional.of(
        Engines.asked(choice, budget.threads(), Budget.of(budget.limits()))
            .cache(
                folder
                    .<CompletionStore>map(place -> new DirectoryStore(place.resolve(ANSWERS)))
                    .orElseGet(MemoryStore::new))
            .build());
  }
}
