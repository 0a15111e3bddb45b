package org.tgd.workbench.cli.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all optimizing commands have in common: mixed into each of them. */
public final class RunOptions {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Mixin private ModelOptions model;
  @Mixin private AskingOptions asking;
  @Mixin private BudgetOptions budget;
  @Mixin private SearchOptions search;
  @Mixin private CallOptions calls;

  @Option(
      names = "--critic",
      paramLabel = "CRITIC[:KEY=VALUE,...]",
      completionCandidates = Names.Critics.class,
      description =
          "Who criticises: grounded, llm, or llm-only, which is not shown the findings;"
              + " majority[:n=3,of=llm|llm-only], what most of n answers of the model say; human,"
              + " who is asked at the terminal; or a control: empty, shuffled, reversed, sign-only,"
              + " diagnosis (default: llm if there is a model, else grounded).")
  private Optional<String> critic = Optional.empty();

  @Option(
      names = "--editor",
      paramLabel = "EDITOR",
      completionCandidates = Names.Editors.class,
      description =
          "Who edits: rules, llm, or a control of the domain such as random (default: llm if there"
              + " is a model, else rules).")
  private Optional<String> editor = Optional.empty();

  @Option(
      names = "--editor-model",
      paramLabel = "MODEL",
      description =
          "The model that edits, where it is another than the one of --model, which criticises;"
              + " asked at the same address where it is of the same kind (default: the one of"
              + " --model).")
  private Optional<String> editorModel = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Number of steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--proposals",
      paramLabel = "N",
      description = "Candidates judged in a step (default: 1; 4 where an objective docks).")
  private Optional<Integer> proposals = Optional.empty();

  @Option(
      names = "--useless-answers",
      paramLabel = "K",
      defaultValue = "3",
      description =
          "After how many answers of the model in a row that hold no value the run ends, with exit"
              + " code 4; 0 for never (default: ${DEFAULT-VALUE}).")
  private int uselessAnswers;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "0",
      description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory, made by the command (default: a new one below runs/).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Options from a YAML file, 'steps: 20' for --steps 20; those given here come first."
              + " 'tgd run show DIR --config' prints such a file for 'tgd optimize'.")
  @SuppressWarnings("unused") // its options are put in before the command is read
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--pdf",
      description = "Print the report to report.pdf too, in the run's directory, by Chromium.")
  private boolean pdf;

  private Optional<Path> chosen = Optional.empty();

  /**
   * The config of a run, with every option checked.
   *
   * @param domain the name of the domain
   * @param problem the options of the domain
   */
  public RunConfig config(String domain, Map<String, String> problem) {
    if (steps < 0) {
      throw new InputException("--steps was " + steps + "; must be 0 or more");
    }
    int count = proposals.orElse(1);
    if (count < 1) {
      throw new InputException("--proposals was " + count + "; must be 1 or more");
    }
    if (uselessAnswers < 0) {
      throw new InputException("--useless-answers was " + uselessAnswers + "; must be 0 or more");
    }
    RunConfig config =
        new RunConfig(
            domain,
            new TreeMap<>(problem),
            chosenModel(),
            OptimizationRun.requireCritic(given("--critic", critic, "grounded")),
            given("--editor", editor, "rules"),
            steps,
            count,
            seed,
            budget.limits(),
            uselessAnswers,
            search.search());
    if (!config.asksModel()) {
      requireNothingOfAModel();
    }
    return config;
  }

  private ModelChoice chosenModel() {
    ModelChoice choice = asking.around(model.choice());
    return editorModel.map(choice::withEditor).orElse(choice);
  }

  /** Options that would have no effect are refused, not ignored. */
  private void requireNothingOfAModel() {
    if (model.isGiven()) {
      throw new InputException(
          "--model is given, but critic and editor ask none; choose --critic llm or --editor llm, or"
              + " leave --model out");
    }
    Stream.of(
            model.given(),
            editorModel.map(name -> List.of("--editor-model")).orElse(List.of()),
            asking.given(),
            budget.givenForModels(),
            calls.given())
        .flatMap(List::stream)
        .findFirst()
        .ifPresent(
            option -> {
              throw new InputException(
                  option + " has no effect without a model; name one with --model openai:NAME");
            });
  }

  /** The seed of all randomness. */
  public long seed() {
    return seed;
  }

  /** Whether the number of proposals was left open. */
  public boolean isProposalsOpen() {
    return proposals.isEmpty();
  }

  /** The run directory: the given one, or a new one below runs/ named after domain and time. */
  public Path out(String domain) {
    if (chosen.isEmpty()) {
      chosen = Optional.of(out.orElseGet(() -> free(domain)));
    }
    return chosen.get();
  }

  /** The first free name: several runs may begin in one second. */
  private static Path free(String domain) {
    String name = domain + "-" + SECONDS.format(LocalDateTime.now(ZoneId.systemDefault()));
    Path path = Path.of("runs", name);
    for (int k = 2; Files.exists(path); k++) {
      path = Path.of("runs", name + "-" + k);
    }
    return path;
  }

  /**
   * The run of this config, with the place of its directory checked before anything is set up, and
   * with cache and trace around its model where they were asked for.
   */
  public OptimizationRun run(RunConfig config) {
    pdf();
    RunDirectory.requireFree(out(config.domain()));
    return calls.around(OptimizationRun.of(config));
  }

  /**
   * What prints the report, where that was asked for.
   *
   * @throws InputException if it is not there
   */
  public Optional<Pdf> pdf() {
    return pdf ? Optional.of(Pdf.required("--pdf", System.getenv())) : Optional.empty();
  }

  /** The most parallel calls, 1 or more. */
  public int threads() {
    return budget.threads();
  }

  private String given(String option, Optional<String> given, String withoutModel) {
    boolean hasModel = model.isGiven();
    String value = given.orElse(hasModel ? "llm" : withoutModel);
    if ((value.startsWith("llm") || value.startsWith("majority")) && !hasModel) {
      throw new InputException(
          option + " was " + value + ", but there is no model; name one with --model openai:NAME");
    }
    return value;
  }
}
