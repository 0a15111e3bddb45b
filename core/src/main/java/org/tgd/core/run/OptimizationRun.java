package org.tgd.core.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tgd.core.Acceptance;
import org.tgd.core.Critic;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.Cost;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Model;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.journal.Sha256;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.Prompts;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/**
 * A run of textual gradient descent over one problem of a domain: set up, then taken or resumed.
 */
public final class OptimizationRun {
  /** The name of the one parameter. */
  public static final String PARAMETER = "candidate";

  private final RunConfig config;
  private final Domain domain;
  private final Problem problem;
  private final Optional<Model> model;

  private OptimizationRun(RunConfig config, Domain domain, Problem problem, Optional<Model> model) {
    this.config = config;
    this.domain = domain;
    this.problem = problem;
    this.model = model;
  }

  /**
   * Sets a run up; nothing is judged, asked or written yet.
   *
   * @throws InputException if the domain, one of its options, the model or the editor is unknown
   */
  public static OptimizationRun of(RunConfig config) {
    Domain domain = Domains.named(config.domain());
    Problem problem = domain.problem(config.options());
    Optional<Model> model = config.asksModel() ? Engines.open(config.model()) : Optional.empty();
    if (config.asksModel() && model.isEmpty()) {
      throw new InputException("there is no model to ask; name one with --model openai:NAME");
    }
    model.ifPresent(each -> Engines.requirePrice(each, config));
    if (config.editor().equals("rules") && problem.editor().isEmpty()) {
      throw new InputException(
          "the domain "
              + config.domain()
              + " has no rules to edit by; name a model with --model openai:NAME");
    }
    requireEditor(config.editor(), domain);
    return new OptimizationRun(config, domain, problem, model);
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

  /** The field that the run belongs to. */
  public Domain domain() {
    return domain;
  }

  /** What the run is about. */
  public Problem problem() {
    return problem;
  }

  /** What the run depends on. */
  public RunConfig config() {
    return config;
  }

  /**
   * Makes the run's directory with its manifest.
   *
   * @param path where; must not exist
   * @param version the version of the program
   */
  public RunDirectory createDirectory(Path path, String version) {
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put("start", Sha256.hex(problem.start()));
    if (config.asksModel()) {
      Prompts.hashes().forEach((name, hash) -> hashes.put("prompt " + name, hash));
    }
    return RunDirectory.create(
        path,
        new Manifest(
            version,
            System.getProperty("java.version"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            config,
            problem.start(),
            hashes));
  }

  /**
   * Takes the run, or takes it up where its journal ends, and writes its result.
   *
   * @param directory the run's directory
   * @param threads parallel calls at most
   * @param progress told of every judged candidate, in order
   * @throws org.tgd.core.engine.EngineException if the model fails for good
   */
  public Outcome take(RunDirectory directory, int threads, Consumer<Step> progress) {
    try (Journal journal = Journal.open(directory.path())) {
      RunRecord.Spent before = RunRecord.of(directory).spent();
      Outcome outcome = run(journal, before, threads, progress);
      journal.sync();
      directory.writeResult(RunResult.json(RunResult.word(outcome.end()), RunRecord.of(directory)));
      return outcome;
    }
  }

  /** Takes a finished run again from its journal alone: nothing is judged, asked or written. */
  public Outcome replay(RunDirectory directory, Consumer<Step> progress) {
    try (Journal journal = Journal.replay(directory.path())) {
      return run(journal, new RunRecord.Spent(0, 0, 0), 1, progress);
    }
  }

  /** Takes the run without a directory. */
  public Outcome take(Consumer<Step> progress) {
    try (Journal journal = Journal.discarding()) {
      return run(journal, new RunRecord.Spent(0, 0, 0), 1, progress);
    }
  }

  private Outcome run(
      Journal journal, RunRecord.Spent before, int threads, Consumer<Step> progress) {
    // Finished calls are answered from the journal and not spent again; what evaluations cost is in
    // their outcomes.
    Cost already = new Cost(before.calls(), before.tokens(), 0, 0);
    Budget budget = Budget.resumed(config.budget(), already, Duration.ZERO);
    Evaluator evaluator =
        new JournaledEvaluator(
            new BudgetedEvaluator(problem.evaluator(), budget),
            journal,
            recalled -> budget.spend(Cost.evaluations(recalled.cost())));
    Optional<Engine> engine =
        model.map(
            each ->
                new JournaledEngine(
                    Engines.decorated(each, config.model(), threads, budget), journal));
    try (Parallel parallel = Parallel.of(threads)) {
      return method(evaluator, engine)
          .run(
              Parameters.of(PARAMETER, Variable.parameter(problem.role(), problem.start())),
              journal,
              parallel,
              progress);
    }
  }

  private Optimization method(Evaluator evaluator, Optional<Engine> engine) {
    Objective objective = (parameters, random) -> Loss.of(evaluator, parameters.get(PARAMETER));
    TextualGradientDescent.Options options =
        TextualGradientDescent.Options.DEFAULT
            .withConstraints(problem.constraints())
            .withExamples(problem.examples())
            .withMomentum(problem.momentum())
            .withTask(task())
            .withCandidates(config.proposals());
    if (!config.editor().equals("llm") && config.proposals() > 1) {
      // editors without a model learn from all that was judged; a prompt would grow too long
      options = options.withMomentum(Integer.MAX_VALUE);
    }
    Editor editor = editor(engine);
    TextualGradientDescent strategy =
        new TextualGradientDescent(
            problem.furtherStarts().isEmpty()
                ? editor
                : new FurtherStarts(problem.furtherStarts(), editor),
            options);
    return Optimization.of(objective, critic(engine), strategy, config.steps())
        .withAcceptance(Acceptance.NOT_WORSE)
        .withSeed(config.seed())
        .withMostUseless(config.mostUseless());
  }

  /** The domain's task; what the evaluator measures is the goal where the domain names none. */
  private Task task() {
    Task task = problem.task();
    String purpose = problem.evaluator().purpose().replaceAll("\\s*\\R\\s*", " ").strip();
    return task.goal().isBlank() ? new Task(purpose, task.statement(), task.form()) : task;
  }

  private Critic critic(Optional<Engine> engine) {
    return switch (config.critic()) {
      case "llm" -> LlmCritic.withFindings(engine.orElseThrow()).withTask(task());
      case "llm-only" -> LlmCritic.withoutFindings(engine.orElseThrow()).withTask(task());
      default -> new GroundedCritic();
    };
  }

  private Editor editor(Optional<Engine> engine) {
    return switch (config.editor()) {
      case "llm" -> new LlmEditor(engine.orElseThrow());
      case "rules" -> problem.editor().orElseThrow();
      default -> domain.controlEditors().get(config.editor());
    };
  }
}
