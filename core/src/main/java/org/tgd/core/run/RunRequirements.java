package org.tgd.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.engine.Model;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** What must hold of a run before it is set up. */
final class RunRequirements {
  private RunRequirements() {}

  /**
   * Checks a config against the domain, its problem and the model.
   *
   * @throws InputException if something is asked for that there is not
   */
  static void check(RunConfig config, Domain domain, Problem problem, Optional<Model> model) {
    if (config.asksModel() && model.isEmpty()) {
      throw new InputException("there is no model to ask; name one with --model openai:NAME");
    }
    model.ifPresent(each -> Engines.requirePrice(each, config));
    requireOtherEditor(config);
    if (config.editor().equals("rules") && problem.editor().isEmpty()) {
      throw new InputException(
          "the domain "
              + config.domain()
              + " has no rules to edit by; name a model with --model openai:NAME");
    }
    requireEditor(config.editor(), domain);
    CriticSpec.parse(config.critic());
    RunData.require(config, problem);
    requirePictures(config, problem);
    requireToMerge(config, problem);
  }

  private static void requireToMerge(RunConfig config, Problem problem) {
    if (!config.model().asking().reduce()) {
      return;
    }
    if (!config.editor().equals("llm")) {
      throw new InputException(
          "--reduce has a model merge feedback for an editor that reads it, and the editor is '%s';"
                  .formatted(config.editor())
              + " name a model with --model and leave --editor out");
    }
    if (problem.items().isEmpty()) {
      throw new InputException(
          "--reduce merges the feedback on the items of a batch, and there is no data set; name one,"
              + " for example with --evaluator CMD --items FILE");
    }
  }

  private static void requireOtherEditor(RunConfig config) {
    if (config.model().editor().isEmpty()) {
      return;
    }
    boolean both = config.editor().equals("llm") && CriticSpec.parse(config.critic()).asksModel();
    if (!both) {
      throw new InputException(
          "--editor-model edits beside a model that criticises, but the critic is '%s' and the"
                  .formatted(config.critic())
              + " editor '%s'; name one model with --model".formatted(config.editor()));
    }
    Engines.open(config.model().editing())
        .ifPresentOrElse(
            each -> Engines.requirePrice(each, config),
            () -> {
              throw new InputException("--editor-model names no model to ask");
            });
  }

  private static void requireEditor(String name, Domain domain) {
    List<String> known = new ArrayList<>(List.of("rules", "llm"));
    known.addAll(domain.controlEditors().keySet());
    if (!known.contains(name)) {
      throw new InputException(
          "--editor was '%s'; for the domain %s it must be one of %s"
              .formatted(name, domain.name(), String.join(", ", known)));
    }
  }

  private static void requirePictures(RunConfig config, Problem problem) {
    if (!config.model().asking().images()) {
      return;
    }
    if (!config.asksModel()) {
      throw new InputException(
          "--images shows pictures to a model, and none is asked; name one with --model");
    }
    if (problem.pictures().isEmpty()) {
      throw new InputException(
          "--images needs candidates that can be drawn; the domain %s draws none for models"
              .formatted(config.domain()));
    }
  }
}
