package org.tgd.core.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.Ledger;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.engine.ChatProvider;
import org.tgd.core.engine.EngineCatalog;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.EngineSpec;
import org.tgd.core.engine.EngineStack;
import org.tgd.core.engine.Model;
import org.tgd.core.engine.OpenAiProvider;
import org.tgd.core.engine.RateLimiter;
import org.tgd.core.engine.RateLimits;
import org.tgd.core.engine.RetryPolicy;
import org.tgd.core.engine.Secret;
import org.tgd.core.input.InputException;

/** The models that can be asked. */
public final class Engines {
  private static final List<EngineProvider> OURS =
      List.of(
          new OpenAiProvider(),
          ChatProvider.ANTHROPIC,
          ChatProvider.GEMINI,
          ChatProvider.OLLAMA,
          new ReplayProvider());

  private Engines() {}

  /** Ours and further ones, as far as they are there. */
  private static EngineCatalog catalog() {
    return new EngineCatalog(providers());
  }

  /**
   * Opens the model of a run; asks it nothing yet.
   *
   * @throws org.tgd.core.input.InputException if there is no such model, or a key or setting is
   *     missing
   */
  static Optional<Model> open(ModelChoice choice) {
    return catalog().open(EngineSpec.parse(choice.name()), settings(choice));
  }

  private static EngineSettings settings(ModelChoice choice) {
    EngineSettings settings =
        keyed(choice)
            .withTimeout(choice.timeout())
            .withSampling(choice.sampling())
            .withHeaders(choice.headers(), System.getenv());
    return choice.baseUrl().isPresent() ? settings.withBaseUrl(choice.baseUrl().get()) : settings;
  }

  /** Whether the model is known to hold an answer to a JSON schema. */
  static boolean takesSchema(ModelChoice choice) {
    EngineSpec spec = EngineSpec.parse(choice.name());
    return providers().stream()
        .filter(provider -> provider.prefix().equals(spec.provider()))
        .anyMatch(provider -> provider.takesSchema(spec.name(), settings(choice)));
  }

  /**
   * A model with retries, limits, budget and account around it, for commands that ask one without a
   * run.
   *
   * @param threads requests at once at the most
   * @throws org.tgd.core.input.InputException if there is no such model, a key or setting is
   *     missing, or the budget limits money and the model has no price
   */
  public static EngineStack asked(ModelChoice choice, int threads, Budget budget) {
    Model model =
        open(choice)
            .orElseThrow(
                () ->
                    new InputException(
                        "there is no model to ask; name one with --model openai:NAME"));
    return decorated(model, choice, threads, budget);
  }

  /**
   * Checks the prices that the user gave.
   *
   * @throws org.tgd.core.input.InputException if one cannot be read, or if the budget limits money
   *     and the model has none
   */
  static void requirePrice(Model model, RunConfig config) {
    PriceTable prices = PriceTable.parse(config.model().prices());
    if (config.budget().usd().isPresent()) {
      prices.required(model.identity().model());
    }
  }

  /**
   * The model with retries, limits, budget and account around it.
   *
   * @throws org.tgd.core.input.InputException if the budget limits money and the model has no price
   */
  static EngineStack decorated(Model model, ModelChoice choice, int threads, Budget budget) {
    PriceTable prices = PriceTable.parse(choice.prices());
    return EngineStack.of(model)
        .ledger(new Ledger(prices))
        .retry(RetryPolicy.DEFAULT.withMaxAttempts(choice.attempts()))
        .limit(new RateLimiter(RateLimits.concurrent(threads)))
        .budget(budget, prices);
  }

  /** The key that is sent to the server, to be masked in traces. */
  public static Optional<Secret> key(ModelChoice choice) {
    return keyed(choice).key();
  }

  /** Settings with the key of the kind of model, where it needs one and it is set. */
  private static EngineSettings keyed(ModelChoice choice) {
    String prefix = EngineSpec.parse(choice.name()).provider();
    return providers().stream()
        .filter(provider -> provider.prefix().equals(prefix))
        .flatMap(provider -> provider.keyVariable().stream())
        .findFirst()
        .map(variable -> EngineSettings.DEFAULT.withKeyFrom(System.getenv(), variable))
        .orElse(EngineSettings.DEFAULT);
  }

  /** The kinds of models, in the order in which messages name them. */
  static List<EngineProvider> providers() {
    return Stream.concat(OURS.stream(), FurtherEngines.all().stream()).toList();
  }
}
