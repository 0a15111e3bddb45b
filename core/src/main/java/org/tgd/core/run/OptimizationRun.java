package org.tgd.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Pause;
import org.tgd.core.Step;
import org.tgd.core.StopRules;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.engine.CompletionStore;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.EngineStack;
import org.tgd.core.engine.Exchange;
import org.tgd.core.engine.Model;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.Leases;
import org.tgd.core.journal.Account;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.Manner;
import org.tgd.core.llm.Prompts;
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
  private final Optional<Model> editor;
  private final Prompts prompts;
  private BiConsumer<EngineStack, ModelChoice> around = (stack, choice) -> {};
  private Optional<Consumer<ObjectNode>> heard = Optional.empty();
  private Person person =
      question -> {
        throw new InputException("--critic human needs somebody to ask, and there is nobody here");
      };
  private BooleanSupplier stopped = () -> false;
  private Pause pause = Pause.NEVER;
  private boolean elsewhere;
  private Optional<Branch> branch = Optional.empty();

  private OptimizationRun(RunConfig config, Domain domain, Problem problem, Optional<Model> model) {
    this.config = config;
    this.domain = domain;
    this.problem = problem;
    this.model = model;
    this.editor =
        config.model().editor().isPresent()
            ? Engines.open(config.model().editing())
            : Optional.empty();
    this.prompts = config.model().wordings();
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
    RunRequirements.check(config, domain, problem, model);
    return new OptimizationRun(config, domain, problem, model);
  }

  /** The names of all critics. */
  public static List<String> critics() {
    return CriticSpec.names();
  }

  /**
   * Checks who criticises.
   *
   * @return the same
   * @throws InputException if there is no such critic or setting of one
   */
  public static String requireCritic(String critic) {
    CriticSpec.parse(critic);
    return critic;
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
   * Tells this listener what happens, from the beginning of the run also when it is taken up; see
   * {@link Events}. What it throws is logged, and then it is told no more.
   */
  public OptimizationRun heardBy(Consumer<ObjectNode> listener) {
    heard = Optional.of(listener);
    return this;
  }

  /** Asks this person where the critic is a human. */
  public OptimizationRun asking(Person somebody) {
    person = somebody;
    return this;
  }

  /** Asks through the run's directory alone where the critic is a human. */
  public OptimizationRun askingElsewhere() {
    elsewhere = true;
    return this;
  }

  /** Keeps the answers of the model in this store, and takes them from there. */
  public OptimizationRun cachedIn(CompletionStore answers) {
    around = around.andThen((stack, choice) -> stack.cache(answers));
    return this;
  }

  /** Makes each request to the model only when it is granted, in the name of this holder. */
  public OptimizationRun leasing(Leases leases, String holder) {
    around = around.andThen((stack, choice) -> stack.lease(leases, holder));
    return this;
  }

  /** The hashes of all that the run reads: prompts, and files named by its options. */
  public SortedMap<String, String> inputs() {
    return RunCheck.hashes(config, start());
  }

  /** Hands every request to the model and its answer to this sink, without secrets. */
  public OptimizationRun tracedBy(Consumer<Exchange> sink) {
    around = around.andThen((stack, choice) -> stack.trace(sink, Engines.key(choice)));
    return this;
  }

  /**
   * Why the budget cannot reach for one proposal, said before anything is spent; empty where it
   * may.
   */
  public Optional<String> shortfall() {
    return model.flatMap(each -> Shortfall.of(config, each, start()));
  }

  /** The same, but starting from a candidate of another run. */
  public OptimizationRun from(Branch other) {
    branch = Optional.of(other);
    return this;
  }

  private String start() {
    return branch.map(Branch::start).orElseGet(problem::start);
  }

  /**
   * Makes the run's directory with its manifest.
   *
   * @param path where; must not exist
   * @param version the version of the program
   */
  public RunDirectory createDirectory(Path path, String version) {
    SortedMap<String, String> hashes = inputs();
    return RunDirectory.create(
        path,
        new Manifest(
            version,
            System.getProperty("java.version"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            config,
            start(),
            hashes,
            branch.map(from -> from.seenFrom(path))));
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
    RunRecord.of(directory); // what does not fit together is refused before anything is touched
    try (Journal journal = Journal.open(directory.path())) {
      RunRecord.Spent before = RunRecord.of(directory).spent();
      RunCheck.inputs(directory.manifest());
      directory.clearRequests();
      stopped = directory::isStopRequested;
      pause = new PauseFile(directory);
      person = elsewhere ? directory.mailbox() : person;
      heard.ifPresent(listener -> listen(journal, new Events(listener)));
      Account account = Account.open(directory.path());
      boolean whole = false;
      try (Heartbeat beat = new Heartbeat()) {
        beat.start(account::tick);
        Outcome outcome =
            run(new Session(directory, journal, before.cost(), account), threads, progress);
        journal.sync();
        whole = outcome.end().isFinal();
        return outcome(directory, outcome);
      } finally {
        account.close(whole);
      }
    }
  }

  private void listen(Journal journal, Events events) {
    journal.listen(events);
    around = around.andThen((stack, choice) -> stack.retriesHeardBy(events::retry));
  }

  private static Outcome outcome(RunDirectory directory, Outcome outcome) {
    String end = RunResult.word(outcome.end());
    directory.writeResult(RunResult.json(end, outcome.reason(), RunRecord.of(directory)));
    return outcome;
  }

  /**
   * Takes a finished run again from its journal alone: nothing is judged, asked or written.
   *
   * @throws org.tgd.core.journal.JournalException if the run would go another way than its journal
   *     says
   */
  public Outcome replay(RunDirectory directory, Consumer<Step> progress) {
    RunCheck.inputs(directory.manifest());
    try (Journal journal = Journal.replay(directory.path())) {
      Outcome outcome = run(new Session(directory, journal), 1, progress);
      if (journal.unreached() > 0) {
        throw new JournalException(
            "the run does not come to " + journal.unreached() + " lines of its journal");
      }
      return outcome;
    }
  }

  /** Takes the run without a directory. */
  public Outcome take(Consumer<Step> progress) {
    try (Journal journal = Journal.discarding()) {
      return run(new Session(start(), journal), 1, progress);
    }
  }

  private Outcome run(Session session, int threads, Consumer<Step> progress) {
    // Finished calls are answered from the journal and not spent again; what evaluations cost is in
    // their outcomes.
    Journal journal = session.journal();
    Budget budget = Budget.resumed(config.budget(), session.already(), session.elapsed());
    UnaryOperator<Optimization> judging = session.judging(config, problem, budget);
    BiFunction<Model, ModelChoice, Engine> opened =
        (each, choice) -> {
          EngineStack stack = Engines.decorated(each, choice, threads, budget);
          session.account().ifPresent(stack::log);
          around.accept(stack, choice);
          return new JournaledEngine(stack.build(), journal);
        };
    Optional<Engine> engine = model.map(each -> opened.apply(each, config.model()));
    Optional<Engine> edits =
        editor.map(each -> opened.apply(each, config.model().editing())).or(() -> engine);
    try (Parallel parallel = Parallel.of(threads)) {
      Outcome outcome =
          judging
              .apply(method(session).optimization(engine, edits, parallel))
              .withStop(rules())
              .withPause(pause)
              .run(
                  Parameters.of(PARAMETER, Variable.parameter(problem.role(), session.start())),
                  journal,
                  parallel,
                  progress);
      if (outcome.end() == Outcome.End.FAILED) {
        throw outcome.failure().orElseThrow();
      }
      return outcome;
    }
  }

  private RunMethod method(Session session) {
    Manner manner =
        Manner.OURS
            .withPrompts(prompts)
            .withJson(config.asksJson())
            .withPictures(session.pictures(config, problem));
    return new RunMethod(
        config,
        domain,
        problem,
        manner,
        manner.withJson(config.asksModel() && config.model().editing().asksJson()),
        task -> new HumanCritic(person, session.journal(), task));
  }

  /** What ends the run early; whoever watches it can ask for an end too. */
  private StopRules rules() {
    StopRules rules = config.search().rules();
    BooleanSupplier asked = rules.asked();
    return rules.withAsked(() -> asked.getAsBoolean() || stopped.getAsBoolean());
  }
}
