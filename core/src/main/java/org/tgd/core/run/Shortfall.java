package org.tgd.core.run;

import java.util.Optional;
import java.util.stream.Stream;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.Price;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.engine.Model;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.Tariff;

/** Says when a budget cannot reach for the calls of one proposal, whatever the model answers. */
final class Shortfall {
  private Shortfall() {}

  static Optional<String> of(RunConfig config, Model model, String start) {
    Price price =
        PriceTable.parse(config.model().prices()).of(model.identity().model()).orElse(Price.FREE);
    Cost call = new Tariff(model.maxOutputTokens(), price).atMost(Prompt.of("", start));
    CriticSpec critic = CriticSpec.parse(config.critic());
    int calls = (critic.asksModel() ? critic.count() : 0) + (config.editor().equals("llm") ? 1 : 0);
    BudgetLimits limits = config.budget();
    return Stream.of(
            tooSmall("calls", limits.calls().orElse(Long.MAX_VALUE), calls, "a proposal takes"),
            tooSmall(
                "tokens",
                limits.tokens().orElse(Long.MAX_VALUE),
                call.tokens(),
                "a single call may take more than"),
            limits.usd().stream()
                .filter(usd -> usd < call.usd())
                .mapToObj(
                    usd ->
                        ("the budget of %s US dollars is too small for one proposal: a single call"
                                + " may cost more than %s")
                            .formatted(usd, call.usd()))
                .findFirst())
        .flatMap(Optional::stream)
        .reduce((first, second) -> first + "; " + second);
  }

  private static Optional<String> tooSmall(String unit, long limit, long need, String why) {
    return limit >= need
        ? Optional.empty()
        : Optional.of(
            "the budget of %d %s is too small for one proposal: %s %d"
                .formatted(limit, unit, why, need));
  }
}
