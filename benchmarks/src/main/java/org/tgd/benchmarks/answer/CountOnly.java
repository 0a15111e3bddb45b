package org.tgd.benchmarks.answer;

import java.util.List;
import java.util.Optional;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Optimization;
import org.tgd.core.Provenance;
import org.tgd.core.Variable;

/**
 * Leaves of all feedback how many questions were answered wrongly: an evolution of prompts
 * (EvoPrompt, arXiv 2309.08532) is told scores, no criticism.
 *
 * @param questions of how many
 */
record CountOnly(int questions) implements Optimization.Reducer {
  @Override
  public List<Gradient> reduce(Variable variable, List<Gradient> gradients) {
    String words =
        "%d of %d training questions are answered wrongly.".formatted(gradients.size(), questions);
    return List.of(
        new Gradient(
            new Feedback(words, List.of()),
            new Provenance("counts wrong answers", variable.role(), Optional.empty())));
  }
}
