package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.control.Controls;
import org.tgd.core.optim.StrategySpec;

/**
 * Everything that a run depends on: the same config gives the same run.
 *
 * @param domain the name of the domain
 * @param options the domain's options by name
 * @param model the language model, if any
 * @param critic {@code grounded}, {@code llm} (shown the findings), {@code llm-only} (not shown),
 *     {@code human}, {@code majority[:n=N,of=llm|llm-only]} or one of the controls ({@link
 *     Controls})
 * @param editor {@code rules}, {@code random} or {@code llm}
 * @param steps the number of steps, 0 or more
 * @param proposals candidates judged in a step, 1 or more
 * @param seed the source of all randomness
 * @param budget what may be spent
 * @param mostUseless after how many answers of the model in a row that hold no value the run ends;
 *     0 for never
 * @param search the strategy, and what ends the run early
 */
public record RunConfig(
    String domain,
    SortedMap<String, String> options,
    ModelChoice model,
    String critic,
    String editor,
    int steps,
    int proposals,
    long seed,
    BudgetLimits budget,
    int mostUseless,
    Search search) {
  /** After how many useless answers in a row a run ends unless another number is asked for. */
  public static final int MOST_USELESS = 3;

  /** Copies the options and checks that nothing is missing and the steps are not negative. */
  public RunConfig {
    requireNonNull(domain, "domain");
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    requireNonNull(model, "model");
    requireNonNull(critic, "critic");
    requireNonNull(editor, "editor");
    requireNonNull(budget, "budget");
    requireNonNull(search, "search");
    if (steps < 0) {
      throw new IllegalArgumentException("steps was " + steps + "; must be 0 or more");
    }
    if (proposals < 1) {
      throw new IllegalArgumentException("proposals was " + proposals + "; must be 1 or more");
    }
    if (mostUseless < 0) {
      throw new IllegalArgumentException("mostUseless was " + mostUseless + "; must be 0 or more");
    }
  }

  /** A config with the usual patience with useless answers. */
  public RunConfig(
      String domain,
      SortedMap<String, String> options,
      ModelChoice model,
      String critic,
      String editor,
      int steps,
      int proposals,
      long seed,
      BudgetLimits budget) {
    this(
        domain,
        options,
        model,
        critic,
        editor,
        steps,
        proposals,
        seed,
        budget,
        MOST_USELESS,
        Search.DEFAULT);
  }

  /** The same with another patience with useless answers in a row; 0 for endless. */
  public RunConfig withMostUseless(int next) {
    return new RunConfig(
        domain, options, model, critic, editor, steps, proposals, seed, budget, next, search);
  }

  /** A run without a model: the findings criticise, the domain's rules edit. */
  public static RunConfig withoutModel(String domain, Map<String, String> options) {
    return new RunConfig(
        domain,
        new TreeMap<>(options),
        ModelChoice.NONE,
        "grounded",
        "rules",
        10,
        1,
        0,
        BudgetLimits.NONE);
  }

  /** The same with another number of steps and another seed. */
  public RunConfig withSteps(int count, long nextSeed) {
    return new RunConfig(
        domain,
        options,
        model,
        critic,
        editor,
        count,
        proposals,
        nextSeed,
        budget,
        mostUseless,
        search);
  }

  /** The same with other options of the domain. */
  public RunConfig withOptions(SortedMap<String, String> next) {
    return new RunConfig(
        domain, next, model, critic, editor, steps, proposals, seed, budget, mostUseless, search);
  }

  /** The same with another number of candidates a step. */
  public RunConfig withProposals(int count) {
    return new RunConfig(
        domain, options, model, critic, editor, steps, count, seed, budget, mostUseless, search);
  }

  /** The same that asks another model, or otherwise. */
  public RunConfig withModel(ModelChoice next) {
    return new RunConfig(
        domain, options, next, critic, editor, steps, proposals, seed, budget, mostUseless, search);
  }

  /** The same with another editor. */
  public RunConfig withEditor(String name) {
    return new RunConfig(
        domain, options, model, critic, name, steps, proposals, seed, budget, mostUseless, search);
  }

  /** The same with another critic. */
  public RunConfig withCritic(String name) {
    return new RunConfig(
        domain, options, model, name, editor, steps, proposals, seed, budget, mostUseless, search);
  }

  /** The same with other limits. */
  public RunConfig withBudget(BudgetLimits limits) {
    return new RunConfig(
        domain,
        options,
        model,
        critic,
        editor,
        steps,
        proposals,
        seed,
        limits,
        mostUseless,
        search);
  }

  /** Whether anything of the run asks a language model. */
  public boolean asksModel() {
    return critic.startsWith("llm") || critic.startsWith("majority") || editor.equals("llm");
  }

  /** Whether a critic or an editor that is a model is to answer in JSON. */
  public boolean asksJson() {
    return asksModel() && model.asksJson();
  }

  /** The same with another way to search. */
  public RunConfig withSearch(Search next) {
    return new RunConfig(
        domain, options, model, critic, editor, steps, proposals, seed, budget, mostUseless, next);
  }

  /** The config as JSON, as it stands in a manifest. */
  public ObjectNode json() {
    return RunConfigJson.write(this);
  }

  /**
   * Reads a config.
   *
   * @param node as {@link #json} wrote it
   * @throws org.tgd.core.input.InputException if a value cannot be right
   */
  public static RunConfig read(JsonNode node) {
    return RunConfigJson.read(node);
  }

  /** Critic, editor, strategy and model in words, honest about the absence of a model. */
  public String method() {
    String edits = model.editor().map(name -> ", " + name + " edits").orElse("");
    String who = asksModel() ? model.name() + edits : "no model";
    String control = Controls.names().contains(critic) ? " (a control)" : "";
    String how =
        search.strategy().equals(StrategySpec.TGD) ? "" : ", " + search.strategy() + " strategy";
    return who + ": " + critic + " critic" + control + ", " + editor + " editor" + how;
  }
}
