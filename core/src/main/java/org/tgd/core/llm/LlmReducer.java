package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
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
 * Merges all feedback on a variable into one by a model: in chunks that fit a prompt, then the
 * merged chunks again, until one is left. Findings are kept beside it, unchanged.
 *
 * @param engine the model
 * @param chunk how many characters of feedback one prompt may hold, with the tags around each piece
 * @param parallel merges the chunks of a round at once
 */
public record LlmReducer(Engine engine, int chunk, Parallel parallel)
    implements Optimization.Reducer {
  private static final int LEAST = 1_000;

  /** Checks the ranges. */
  public LlmReducer {
    requireNonNull(engine, "engine");
    requireNonNull(parallel, "parallel");
    if (chunk < LEAST) {
      throw new IllegalArgumentException("chunk was " + chunk + "; must be " + LEAST + " or more");
    }
  }

  @Override
  public List<Gradient> reduce(Variable variable, List<Gradient> gradients) {
    if (gradients.size() == 1) {
      return gradients;
    }
    List<String> texts = gradients.stream().map(Gradient::text).toList();
    do {
      texts = parallel.map(chunks(texts), part -> merged(variable, part));
    } while (texts.size() > 1);
    List<Finding> findings =
        gradients.stream().flatMap(each -> each.feedback().findings().stream()).distinct().toList();
    Provenance source =
        new Provenance(
            "merges " + gradients.size() + " pieces of feedback",
            variable.role(),
            Optional.empty());
    return List.of(new Gradient(new Feedback(texts.get(0), findings), source));
  }

  /** At least two pieces to a chunk, so that every round at least halves their number. */
  private List<List<String>> chunks(List<String> texts) {
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
    Completion completion = engine.complete(Prompts.OURS.prompt(Prompts.REDUCE, holes));
    String answer = Thinking.afterLast(Thinking.stripped(completion.text())).strip();
    return answer.isEmpty() ? String.join("\n", shown) : Flaw.marked("summary", answer, completion);
  }
}
