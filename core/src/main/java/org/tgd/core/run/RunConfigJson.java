package org.tgd.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.tgd.core.Focus;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.data.Batches;
import org.tgd.core.engine.Sampling;
import org.tgd.core.optim.StrategySpec;

/** Configs as JSON and back. */
final class RunConfigJson {
  private RunConfigJson() {}

  static ObjectNode write(RunConfig config) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("domain", config.domain());
    ObjectNode options = node.putObject("options");
    config.options().forEach(options::put);
    node.set("model", write(config.model()));
    node.put("critic", config.critic());
    node.put("editor", config.editor());
    node.put("steps", config.steps());
    node.put("proposals", config.proposals());
    node.put("seed", config.seed());
    node.put("useless_answers", config.mostUseless());
    Search search = config.search();
    node.put("strategy", search.strategy().toString());
    search.target().ifPresent(loss -> node.put("target_loss", loss));
    node.put("patience", search.patience());
    if (search.focus() != Focus.ALL) {
      node.put("focus", search.focus().name().toLowerCase(Locale.ROOT));
    }
    search.stopFile().ifPresent(file -> node.put("stop_file", file));
    if (!search.batches().isPlain()) {
      node.set("batches", write(search.batches()));
    }
    ObjectNode budget = node.putObject("budget");
    config.budget().calls().ifPresent(limit -> budget.put("calls", limit));
    config.budget().tokens().ifPresent(limit -> budget.put("tokens", limit));
    config.budget().usd().ifPresent(limit -> budget.put("usd", limit));
    config.budget().time().ifPresent(limit -> budget.put("millis", limit.toMillis()));
    config.budget().evaluations().ifPresent(limit -> budget.put("evaluations", limit));
    return node;
  }

  private static ObjectNode write(Batches batches) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("size", batches.size()).put("order", batches.order().name().toLowerCase(Locale.ROOT));
    node.put("validation", batches.validation()).put("test", batches.test());
    return node.put("every", batches.every()).put("margin", batches.margin());
  }

  private static Batches batches(JsonNode node) {
    return node.isMissingNode()
        ? Batches.ALL
        : new Batches(
            node.path("size").asInt(),
            Batches.Order.valueOf(node.path("order").asText("epoch").toUpperCase(Locale.ROOT)),
            node.path("validation").asDouble(),
            node.path("test").asDouble(),
            node.path("every").asInt(1),
            node.path("margin").asDouble());
  }

  private static ObjectNode write(ModelChoice model) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", model.name());
    model.editor().ifPresent(name -> node.put("editor", name));
    model.baseUrl().ifPresent(url -> node.put("base_url", url));
    ArrayNode prices = node.putArray("prices");
    model.prices().forEach(prices::add);
    node.put("timeout_millis", model.timeout().toMillis());
    node.put("attempts", model.attempts());
    Sampling sampling = model.sampling();
    sampling.temperature().ifPresent(value -> node.put("temperature", value));
    sampling.topP().ifPresent(value -> node.put("top_p", value));
    if (sampling.maxTokens() != Sampling.DEFAULT.maxTokens()) {
      node.put("max_tokens", sampling.maxTokens());
    }
    sampling.seed().ifPresent(value -> node.put("seed", value));
    if (!model.headers().isEmpty()) {
      ArrayNode headers = node.putArray("headers");
      model.headers().forEach(headers::add);
    }
    model.asking().prompts().ifPresent(folder -> node.put("prompt_dir", folder));
    if (model.asking().answers() != Asking.Answers.AUTO) {
      node.put("answers", model.asking().answers().name().toLowerCase(Locale.ROOT));
    }
    if (model.asking().images()) {
      node.put("images", true);
    }
    if (model.asking().reduce()) {
      node.put("reduce", true);
    }
    return node;
  }

  private static ModelChoice model(JsonNode node) {
    ModelChoice choice =
        new ModelChoice(
            node.path("name").asText(),
            Optional.ofNullable(node.get("base_url")).map(JsonNode::asText),
            texts(node.path("prices")),
            Duration.ofMillis(node.path("timeout_millis").asLong()),
            node.path("attempts").asInt(),
            sampling(node),
            texts(node.path("headers")),
            new Asking(
                Optional.ofNullable(node.get("prompt_dir")).map(JsonNode::asText),
                Asking.Answers.valueOf(
                    node.path("answers").asText("auto").toUpperCase(Locale.ROOT)),
                node.path("images").asBoolean(),
                node.path("reduce").asBoolean()));
    return node.has("editor") ? choice.withEditor(node.get("editor").asText()) : choice;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Sampling sampling(JsonNode node) {
    Sampling sampling = Sampling.DEFAULT;
    sampling =
        node.has("temperature")
            ? sampling.withTemperature(node.get("temperature").asDouble())
            : sampling;
    sampling = node.has("top_p") ? sampling.withTopP(node.get("top_p").asDouble()) : sampling;
    sampling =
        node.has("max_tokens") ? sampling.withMaxTokens(node.get("max_tokens").asInt()) : sampling;
    return node.has("seed") ? sampling.withSeed(node.get("seed").asInt()) : sampling;
  }

  static RunConfig read(JsonNode node) {
    SortedMap<String, String> options = new TreeMap<>();
    node.path("options").properties().forEach(e -> options.put(e.getKey(), e.getValue().asText()));
    return new RunConfig(
        node.path("domain").asText(),
        options,
        model(node.path("model")),
        node.path("critic").asText(),
        node.path("editor").asText(),
        node.path("steps").asInt(),
        node.path("proposals").asInt(1),
        node.path("seed").asLong(),
        budget(node.path("budget")),
        node.path("useless_answers").asInt(RunConfig.MOST_USELESS),
        search(node));
  }

  private static Search search(JsonNode node) {
    return new Search(
        StrategySpec.parse(node.path("strategy").asText(StrategySpec.TGD.name())),
        node.has("target_loss")
            ? OptionalDouble.of(node.get("target_loss").asDouble())
            : OptionalDouble.empty(),
        node.path("patience").asInt(),
        Optional.ofNullable(node.get("stop_file")).map(JsonNode::asText),
        batches(node.path("batches")),
        Focus.valueOf(node.path("focus").asText("all").toUpperCase(Locale.ROOT)));
  }

  private static BudgetLimits budget(JsonNode node) {
    BudgetLimits limits = BudgetLimits.NONE;
    limits = node.has("calls") ? limits.withCalls(node.get("calls").asLong()) : limits;
    limits = node.has("tokens") ? limits.withTokens(node.get("tokens").asLong()) : limits;
    limits = node.has("usd") ? limits.withUsd(node.get("usd").asDouble()) : limits;
    limits =
        node.has("millis")
            ? limits.withTime(Duration.ofMillis(node.get("millis").asLong()))
            : limits;
    return node.has("evaluations")
        ? limits.withEvaluations(node.get("evaluations").asLong())
        : limits;
  }
}
