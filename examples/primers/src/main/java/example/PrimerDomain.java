package example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.eval.Change;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** Places a PCR primer on a template so that it melts where it should. */
public final class PrimerDomain implements Domain {
  @Override
  public String name() {
    return "primer";
  }

  @Override
  public String summary() {
    return "Places a PCR primer on a DNA template.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("template", "the DNA, 5' to 3', letters A, C, G and T", ""),
        new Option("start", "first and last base of the first primer, from 1", "1-20"));
  }

  @Override
  public Problem problem(Map<String, String> options) {
    String template = options.getOrDefault("template", "");
    if (!template.matches("[ACGT]{15,}")) {
      throw new InputException("template must be at least 15 letters A, C, G and T");
    }
    return new Problem(
        "the place of a primer on a template, first and last base",
        options.getOrDefault("start", "1-20"),
        new PrimerEvaluator(template, 60),
        Optional.of(
            (edit, n, random) ->
                edit.findings().stream()
                    .flatMap(finding -> finding.changes().stream().map(Change::to))
                    .limit(n)
                    .toList()),
        Optional.empty(),
        List.of("two numbers with a hyphen between, such as 12-31"));
  }
}
