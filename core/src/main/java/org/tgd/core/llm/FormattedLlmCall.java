package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.TextFunction;
import org.tgd.core.Variable;
import org.tgd.core.engine.Prompt;

/**
 * A language model as a function of several texts that are put into a question with named holes.
 * Values are put in as they are: braces in them are text.
 *
 * @param call the model and what its answer is
 * @param system the system prompt, possibly empty
 * @param format the question with holes such as <code>{{context}}</code>
 * @param names the names of the inputs in their order; each must be a hole and each hole a name
 */
public record FormattedLlmCall(LlmCall call, String system, String format, List<String> names)
    implements TextFunction {
  private static final Pattern HOLE = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9_]*)}}");

  /** Checks that names and holes agree. */
  public FormattedLlmCall {
    requireNonNull(call, "call");
    requireNonNull(system, "system");
    names = List.copyOf(names);
    Set<String> holes = new TreeSet<>();
    HOLE.matcher(format).results().forEach(hole -> holes.add(hole.group(1)));
    if (!holes.equals(new TreeSet<>(names))) {
      throw new IllegalArgumentException(
          "the format has the holes " + holes + " but the inputs are named " + names);
    }
  }

  @Override
  public Variable apply(List<Variable> inputs) {
    if (inputs.size() != names.size()) {
      throw new IllegalArgumentException(
          "a formatted call was given " + inputs.size() + " inputs; must be those of " + names);
    }
    String question =
        HOLE.matcher(format)
            .replaceAll(
                hole -> Matcher.quoteReplacement(inputs.get(names.indexOf(hole.group(1))).value()));
    return call.ask(inputs, new Prompt(system, question, call.sample()));
  }
}
