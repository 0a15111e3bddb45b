package org.tgd.radiotherapy.tune;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.Form;

/**
 * What a text of weights looks like in an answer: a line {@code name: number} for each. Out of
 * prose, lists, tables of JSON and arrows from old to new it picks the number of each name; a name
 * that an answer leaves out keeps its number, and two different numbers for a name are none.
 *
 * @param names the names, in order
 * @param optional names of lines that there may be beside, kept where an answer leaves them out
 */
public record PlanForm(List<String> names, List<String> optional) implements Form {
  /** Numbers for the example, unlike each other and unlike usual weights. */
  private static final List<String> EXAMPLE = List.of("123", "45.6", "78.9", "234", "56.7", "890");

  private static final String NUMBER = "(\\d[\\d.]*(?:[eE][+-]?\\d+)?)";

  /** Copies the names. */
  public PlanForm {
    names = List.copyOf(names);
    optional = List.copyOf(optional);
  }

  /** The form of texts without optional lines. */
  public PlanForm(List<String> names) {
    this(names, List.of());
  }

  private Optional<Weights> read(String text) {
    List<String> given = optional.stream().filter(name -> !numbers(text, name).isEmpty()).toList();
    return Weights.parse(
            text,
            Stream.concat(names.stream(), given.stream().filter(name -> !Weights.isLimit(name)))
                .toList(),
            given.stream().filter(Weights::isLimit).toList())
        .weights();
  }

  @Override
  public String example() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      text.append(i > 0 ? "\n" : "").append(names.get(i)).append(": ");
      text.append(EXAMPLE.get(i % EXAMPLE.size()));
    }
    return text.toString();
  }

  @Override
  public Optional<String> salvage(String answer, String incumbent) {
    if (read(answer).isPresent()) {
      return Optional.of(answer);
    }
    Map<String, String> found = new LinkedHashMap<>();
    List<String> all = Stream.concat(names.stream(), optional.stream()).toList();
    for (String name : all) {
      Set<String> numbers = numbers(answer, name);
      if (numbers.size() > 1) {
        return Optional.empty();
      }
      numbers.forEach(number -> found.put(name, number));
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    read(incumbent).ifPresent(present -> present.lines().forEach(found::putIfAbsent));
    return Optional.of(
        all.stream()
            .filter(found::containsKey)
            .map(name -> name + ": " + found.get(name))
            .collect(Collectors.joining("\n")));
  }

  /** The numbers that are given to a name; of an arrow from one to another, the other. */
  private static Set<String> numbers(String answer, String name) {
    Pattern pattern =
        Pattern.compile(
            "(?<![\\w-])"
                + Pattern.quote(name)
                + "(?: weight)?[\"'*`_]*\\s*[:=|]\\s*[\"'*`_]*"
                + NUMBER
                + "(?:\\s*(?:->|→|=>|to)\\s*"
                + NUMBER
                + ")?",
            Pattern.CASE_INSENSITIVE);
    Set<String> numbers = new LinkedHashSet<>();
    for (Matcher match = pattern.matcher(answer); match.find(); ) {
      String last = match.group(2) == null ? match.group(1) : match.group(2);
      numbers.add(last.endsWith(".") ? last.substring(0, last.length() - 1) : last);
    }
    return numbers;
  }
}
