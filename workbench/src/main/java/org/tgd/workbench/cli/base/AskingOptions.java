package org.tgd.workbench.cli.base;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.run.Asking;
import org.tgd.core.run.ModelChoice;
import picocli.CommandLine.Option;

/** How a model is asked that criticises and edits: mixed into commands that have one do so. */
public final class AskingOptions {
  @Option(
      names = "--prompt-dir",
      paramLabel = "DIR",
      description =
          "Own wordings of prompts, a file for each that differs from ours; 'tgd model prompts"
              + " --out DIR' writes ours to begin with.")
  private Optional<Path> prompts = Optional.empty();

  @Option(
      names = "--answers",
      paramLabel = "FORM",
      description =
          "In what form a critic and an editor answer: json, held to a schema until a server"
              + " refuses it; text, an editor between tags; auto, json where the model is known to"
              + " take a schema (default: auto).")
  private Asking.Answers answers = Asking.Answers.AUTO;

  @Option(
      names = "--images",
      description =
          "Show the model a picture of each candidate beside its text, for models that see: of a"
              + " molecule its drawing, of a plan its dose-volume histogram. Kept in the run"
              + " directory.")
  private boolean images;

  @Option(
      names = "--reduce",
      description =
          "Have the model merge the feedback on the items of a batch before it edits, about as many"
              + " pieces to a question as the root of their number, then what comes of these;"
              + " objectives stay apart.")
  private boolean reduce;

  /** The options that are given. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    prompts.ifPresent(folder -> given.add("--prompt-dir"));
    if (answers != Asking.Answers.AUTO) {
      given.add("--answers");
    }
    if (images) {
      given.add("--images");
    }
    if (reduce) {
      given.add("--reduce");
    }
    return given;
  }

  /**
   * The model, asked as these options say.
   *
   * @throws org.tgd.core.input.InputException if the folder of prompts cannot be used
   */
  public ModelChoice around(ModelChoice model) {
    ModelChoice asked =
        model.withAsking(
            new Asking(
                prompts.map(folder -> folder.toAbsolutePath().toString()),
                answers,
                images,
                reduce));
    asked.wordings();
    return asked;
  }
}
