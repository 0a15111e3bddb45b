package org.tgd.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tgd.core.Agreement;
import org.tgd.core.Graph;
import org.tgd.core.budget.Cost;
import org.tgd.core.data.ItemOutcomes;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Account;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalEnd;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.JsonText;
import org.tgd.core.report.Judged;

/**
 * What happened in a run so far, read from its journal and its account, which are checked.
 *
 * @param manifest what the run was meant to do
 * @param steps the judged candidates in order; empty when the run ended before its first
 * @param open candidates of a step that broke off, judged and paid; the step is taken again, whole,
 *     when the run is resumed
 * @param lastStep the number of the last finished step, those without any proposal included
 * @param spent what the finished calls cost
 * @param place where the journal ends
 * @param remarks what is worth saying about steps, in order: why one was idle, what became of an
 *     answer, why the run ended early
 * @param graph what the start went through, where that is several functions and not too many
 * @param agreement how the criticism of a model stands to the findings that it was shown
 */
public record RunRecord(
    Manifest manifest,
    List<Judged> steps,
    List<Judged> open,
    int lastStep,
    Spent spent,
    Place place,
    List<StepRemark> remarks,
    Optional<Graph> graph,
    Agreement agreement) {
  /** A record without a graph of several functions. */
  public RunRecord(
      Manifest manifest,
      List<Judged> steps,
      List<Judged> open,
      int lastStep,
      Spent spent,
      Place place,
      List<StepRemark> remarks) {
    this(manifest, steps, open, lastStep, spent, place, remarks, Optional.empty(), Agreement.NONE);
  }

  /**
   * A word on a step.
   *
   * @param step the number of the step
   * @param kind "idle", "stop" where the run ended early, or what became of an answer
   * @param text the reason in words
   */
  public record StepRemark(int step, String kind, String text) {
    /** The word as a line, such as {@code step 3: idle, unreadable: it held no …}. */
    public String line() {
      return "step " + step + ": " + said();
    }

    private String line(int last) {
      return "steps " + step + " to " + last + ": " + said();
    }

    private String said() {
      return kind + (text.isEmpty() ? "" : ", " + text);
    }

    private boolean isRepeatedBy(StepRemark next, int later) {
      return next.step == step + later && next.kind.equals(kind) && next.text.equals(text);
    }
  }

  /**
   * What the finished calls cost.
   *
   * @param evaluations calls of evaluators, counterfactuals included
   * @param calls answers of models
   * @param tokens tokens read and written by models in these answers
   * @param asked the requests behind them, failed ones included, and their money
   */
  public record Spent(long evaluations, long calls, long tokens, Account.Totals asked) {
    /** What a resumed budget counts as spent; evaluations are counted as they are recalled. */
    Cost cost() {
      boolean lost = asked.isUnasked();
      return lost ? new Cost(calls, tokens, 0, 0) : asked.spent();
    }
  }

  /**
   * A place in the journal.
   *
   * @param lines how many lines it has
   * @param chain the hash of the last; empty for none
   * @param waiting how many finished lines wait for their turn
   */
  public record Place(int lines, String chain, int waiting) {}

  /** Copies the candidates. */
  public RunRecord {
    steps = List.copyOf(steps);
    open = List.copyOf(open);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a run directory, of a finished run or not.
   *
   * @throws InputException if a file is damaged
   * @throws org.tgd.core.journal.JournalException if journal, account, manifest and result do not
   *     fit together
   */
  public static RunRecord of(RunDirectory directory) {
    for (int left = 4; ; left--) {
      try {
        return read(directory);
      } catch (JournalException | InputException | UncheckedIOException e) {
        // files of a run under way change between the reading of one and of the next
        if (left == 0 || !Journal.isOpen(directory.path())) {
          throw e;
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private static RunRecord read(RunDirectory directory) {
    Optional<JsonNode> result = directory.result(); // first: the journal only grows after it
    RunRecord record = new Reader(directory).read();
    result.ifPresent(each -> RunCheck.requireFit(directory, record, each));
    return record;
  }

  /** The remarks as lines; the same in several steps one after the other is said once. */
  public List<String> remarkLines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < remarks.size(); ) {
      StepRemark first = remarks.get(i);
      int end = i + 1;
      while (end < remarks.size() && first.isRepeatedBy(remarks.get(end), end - i)) {
        end++;
      }
      lines.add(end - i == 1 ? first.line() : first.line(remarks.get(end - 1).step()));
      i = end;
    }
    return lines;
  }

  /** The first candidate; empty when the run ended before it was judged. */
  public Optional<Judged> start() {
    return steps.stream().findFirst();
  }

  /** The first candidate of lowest loss, those of a step that broke off included. */
  public Optional<Judged> best() {
    return Judged.best(Stream.concat(steps.stream(), open.stream()).toList());
  }

  private static final class Reader {
    private final RunDirectory directory;
    private final Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    private final Map<String, ItemOutcomes> items = new LinkedHashMap<>();
    private final List<Judged> steps = new ArrayList<>();
    private long cost;
    private long calls;
    private Optional<Graph> graph = Optional.empty();
    private long tokens;
    private Agreement agreement = Agreement.NONE;
    private int last;
    private final List<StepRemark> remarks = new ArrayList<>();

    Reader(RunDirectory directory) {
      this.directory = directory;
    }

    RunRecord read() {
      Manifest manifest = directory.manifest();
      JournalEnd end =
          JournalEnd.of(
              directory.path(), line -> take(parsed(line)), line -> takeWaiting(parsed(line)));
      Spent spent = new Spent(cost, calls, tokens, Account.read(directory.path()));
      Place place = new Place(end.lines(), end.head(), end.waiting());
      return new RunRecord(manifest, steps, open(), last, spent, place, remarks, graph, agreement);
    }

    private List<Judged> open() {
      Set<String> settled = steps.stream().map(Judged::text).collect(Collectors.toSet());
      List<Judged> open = new ArrayList<>();
      Map<String, Evaluation> all = new LinkedHashMap<>(evaluations);
      items.forEach((text, outcomes) -> all.put(text, outcomes.on(outcomes.ids())));
      all.forEach(
          (text, evaluation) -> {
            if (!settled.contains(text) && !steps.isEmpty()) {
              open.add(
                  new Judged(
                      last + 1,
                      open.size(),
                      text,
                      evaluation.loss(),
                      false,
                      evaluation,
                      List.of()));
            }
          });
      return open;
    }

    private static JsonNode parsed(String line) {
      try {
        return JsonText.read(line);
      } catch (JsonProcessingException e) {
        throw new InputException("a line of the journal is not JSON", e);
      }
    }

    /** A call whose turn has not come: it was made and paid. */
    private void takeWaiting(JsonNode line) {
      String kind = line.path("kind").asText();
      if (kind.equals(JournaledEvaluator.KIND) || kind.equals(JournaledEngine.KIND)) {
        take(line);
      }
    }

    private void take(JsonNode line) {
      JsonNode request = line.path("request");
      JsonNode result = line.path("result");
      switch (line.path("kind").asText()) {
        case JournaledEvaluator.KIND -> {
          Evaluation evaluation = EvaluationJson.read(result);
          if (request.has(JournaledItems.ITEMS)) {
            String text = request.path("candidate").asText();
            ItemOutcomes outcomes = items.computeIfAbsent(text, key -> new ItemOutcomes());
            outcomes.add(texts(request.path(JournaledItems.ITEMS)), evaluation);
            cost += evaluation.cost();
          } else if (evaluations.put(request.path("candidate").asText(), evaluation) == null) {
            cost += evaluation.cost();
          }
        }
        case JournaledEngine.KIND -> {
          calls++;
          tokens += result.path("input_tokens").asLong() + result.path("output_tokens").asLong();
        }
        case "step" -> {
          steps.add(judged(request));
          last = request.path("index").asInt();
          for (JsonNode remark : request.path("remarks")) {
            remark(remark.path("kind").asText(), remark.path("text").asText());
          }
        }
        case "idle" -> {
          last = request.path("index").asInt();
          remark("idle", request.path("reason").asText());
        }
        case "graph" -> graph = Optional.of(Graph.read(request));
        case "validation" -> change(request, Judged::withValidation);
        case "test" -> change(request, Judged::withTest);
        case "criticism" -> agreement = agreement.plus(Agreement.read(request));
        case "stop" -> remark("stop", request.path("reason").asText());
        default -> {
          // other kinds say nothing about candidates
        }
      }
    }

    /** Adds a loss to the candidate that a line names. */
    private void change(JsonNode line, BiFunction<Judged, Double, Judged> changed) {
      JsonNode step = line.path("step");
      double loss = EvaluationJson.number(line.path("loss"));
      steps.replaceAll(
          each ->
              each.index() == step.path("index").asInt()
                      && each.candidate() == step.path("candidate").asInt()
                  ? changed.apply(each, loss)
                  : each);
    }

    private void remark(String kind, String text) {
      remarks.add(new StepRemark(last, kind, text));
    }

    private Judged judged(JsonNode step) {
      String text = step.path("parameters").path(OptimizationRun.PARAMETER).asText();
      Evaluation evaluation =
          items.containsKey(text)
              ? onBatch(items.get(text), texts(step.path(JournaledItems.ITEMS)))
              : evaluations.get(text);
      if (evaluation == null) {
        throw new InputException(
            directory.path().resolve(Journal.FILE)
                + ": step "
                + step.path("index").asInt()
                + " has no evaluation; the journal was damaged");
      }
      return new Judged(
          step.path("index").asInt(),
          step.path("candidate").asInt(),
          text,
          EvaluationJson.number(step.path("loss")),
          step.path("accepted").asBoolean(),
          evaluation,
          texts(step.path("feedback").path(OptimizationRun.PARAMETER)));
    }

    /** The outcome on the items of a step's line; a refused candidate's line names none. */
    private static Evaluation onBatch(ItemOutcomes outcomes, List<String> ids) {
      if (!outcomes.missing(ids).isEmpty()) {
        return null;
      }
      return ids.isEmpty() ? outcomes.refusal().orElse(null) : outcomes.on(ids);
    }

    private static List<String> texts(JsonNode array) {
      return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
  }
}
