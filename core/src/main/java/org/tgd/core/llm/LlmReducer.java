package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Optimization;
import org.tgd.core.Provenance;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Parallel;

/**
 * Merges all feedback on a variable by a model, as a tree: of n pieces about √n go into one
 * question, and what comes of these into one more, so that a piece is read twice and n pieces take
 * about √n + 1 calls. Where so many do not fit a prompt there are fewer to a question and more
 * rounds. Feedback on different objectives is merged apart, one gradient each. Findings are kept
 * beside it, unchanged.
 *
 * @param engine the model
 * @param chunk how many characters of feedback one prompt may hold, with the tags around each piece
 * @param parallel merges the chunks of a round at once
 * @param prompts in which words it is asked
 */
public record LlmReducer(Engine engine, int chunk, Parallel parallel, Prompts prompts)
    implements Optimization.Reducer {
  /** How many characters of feedback one prompt holds unless another number is asked for. */
  public static final int CHUNK = 12_000;

  private static final int LEAST = 1_000;

  /** Checks the ranges. */
  public LlmReducer {
    requireNonNull(engine, "engine");
    requireNonNull(parallel, "parallel");
    requireNonNull(prompts, "prompts");
    if (chunk < LEAST) {
      throw new IllegalArgumentException("chunk was " + chunk + "; must be " + LEAST + " or more");
    }
  }

  /** A reducer that asks in our words. */
  public LlmReducer(Engine engine, int chunk, Parallel parallel) {
    this(engine, chunk, parallel, Prompts.OURS);
  }

  @Override
  public List<Gradient> reduce(Variable variable, List<Gradient> gradients) {
    Map<String, List<Gradient>> byObjective = new LinkedHashMap<>();
    gradients.forEach(
        each -> byObjective.computeIfAbsent(each.objective(), name -> new ArrayList<>()).add(each));
    return byObjective.values().stream().map(same -> one(variable, same)).toList();
  }

  private Gradient one(Variable variable, List<Gradient> gradients) {
    if (gradients.size() == 1) {
      return gradients.get(0);
    }
    List<String> texts = gradients.stream().map(Gradient::text).toList();
    int fan = (int) Math.ceil(Math.sqrt(texts.size()));
    do {
      texts = parallel.map(chunks(texts, fan), part -> merged(variable, part));
    } while (texts.size() > 1);
    List<Finding> findings =
        gradients.stream().flatMap(each -> each.feedback().findings().stream()).distinct().toList();
    Provenance source =
        new Provenance(
            "merges " + gradients.size() + " pieces of feedback",
            variable.role(),
            Optional.empty());
    double weight = gradients.stream().mapToDouble(Gradient::weight).max().orElse(1);
    return new Gradient(
        new Feedback(texts.get(0), findings), source, weight, gradients.get(0).objective());
  }

  /**
   * Chunks of nearly the same number of pieces, {@code fan} at the most and fewer where they do not
   * fit, but at least two, so that every round at least halves their number.
   */
  private List<List<String>> chunks(List<String> texts, int fan) {
    int count = (texts.size() + fan - 1) / fan;
    List<List<String>> chunks = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int from = (int) ((long) k * texts.size() / count);
      int to = (int) ((k + 1L) * texts.size() / count);
      chunks.addAll(fitting(texts.subList(from, to)));
    }
    return chunks;
  }

  private List<List<String>> fitting(List<String> texts) {
    List<List<String>> chunks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int length = 0;
    for (String text : texts) {
      if (open.size() >= 2 && length + size(text) > chunk) {
        chunks.add(open);
        open = new ArrayList<>();
        length = 0;
      }
      open.add(text);
      length += size(text);
    }
    chunks.add(open);
    return chunks;
  }

  /** What a piece takes in a prompt, with its tags; no more than half a chunk. */
  private int size(String text) {
    return shown(text).length() + Fit.TAGS;
  }

  private String shown(String text) {
    return Fit.text(text, chunk / 2 - Fit.TAGS - Fit.NOTE);
  }

  private String merged(Variable variable, List<String> part) {
    if (part.size() == 1) {
      return part.get(0);
    }
    List<String> shown = part.stream().map(this::shown).toList();
    Map<String, Object> holes =
        Map.of(
            "role", variable.role(),
            "pieces", shown,
            "count", Integer.toString(part.size()),
            "nonce", Nonce.of(shown));
    Completion completion = engine.complete(prompts.prompt(Prompts.REDUCE, holes));
    String answer = Thinking.afterLast(Thinking.stripped(completion.text())).strip();
    return answer.isEmpty() ? String.join("\n", shown) : Flaw.marked("summary", answer, completion);
  }
}
