package org.tgd.codeeval.feedback;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Type;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.Value.Sequence;

/**
 * Smaller inputs than a given one: parts of its lists and strings, numbers nearer to their least.
 * Types, the ranges that the statement gives and, where it gives none, the least length and number
 * of the public tests are kept. An argument whose size the statement ties to another (a bound or an
 * equation that is no number), lists that are equally long in all public tests, and problems whose
 * words ask for more than ranges (permutations, balanced brackets, square tables) are left alone: a
 * smaller input there might be none that the problem knows.
 */
public final class Shrinking {
  private static final Pattern FURTHER =
      Pattern.compile(
          "(?i)permutation|valid|formed|balanced|connected|guarantee|square|symmetric|rectang"
              + "|expression|pattern|operation|cycle|\\bby [a-z]\\b|\\bexactly\\b|always");
  private static final Pattern TIED = Pattern.compile("(?m)^.*(?:==|<=|≤|<).*$");
  private static final Pattern PLAIN =
      Pattern.compile(
          "\\s*-?[\\d^* ]+\\s*(?:<=|≤|<)[\\w\\[\\]., ]+(?:<=|≤|<)\\s*-?[\\d^* ]+\\.?\\s*");

  private final Problem problem;
  private final Constraints constraints;
  private final boolean onlyRanges;

  /** Shrinks inputs of that problem. */
  public Shrinking(Problem problem) {
    this.problem = requireNonNull(problem, "problem");
    this.constraints = Constraints.of(problem.statement());
    this.onlyRanges = !FURTHER.matcher(problem.statement()).find();
  }

  /** Inputs smaller than that one, each in one argument only, the smallest first of each. */
  public List<List<Value>> smaller(List<Value> input) {
    Set<List<Value>> found = new LinkedHashSet<>();
    for (int i = 0; onlyRanges && i < input.size(); i++) {
      Parameter parameter = problem.signature().parameters().get(i);
      if (!tied(i, parameter.name())) {
        for (Value value : smaller(i, parameter, input.get(i))) {
          var changed = new ArrayList<>(input);
          changed.set(i, value);
          found.add(List.copyOf(changed));
        }
      }
    }
    return List.copyOf(found);
  }

  private boolean tied(int index, String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    boolean named =
        TIED.matcher(problem.statement())
            .results()
            .map(line -> line.group())
            .anyMatch(line -> !PLAIN.matcher(line).matches() && word.matcher(line).find());
    return named || asLongAsAnother(index);
  }

  private boolean asLongAsAnother(int index) {
    List<TestCase> cases = problem.publicCases();
    for (int other = 0; other < problem.signature().parameters().size(); other++) {
      int second = other;
      boolean alike =
          other != index
              && cases.stream()
                  .allMatch(
                      test ->
                          size(test.arguments().get(index)) > 0
                              && size(test.arguments().get(index))
                                  == size(test.arguments().get(second)));
      if (alike) {
        return true;
      }
    }
    return false;
  }

  private List<Value> smaller(int index, Parameter parameter, Value value) {
    Type type = parameter.type().required();
    String name = parameter.name();
    boolean any = type.is("Any");
    if (value instanceof Value.Whole whole && (type.is("int") || any)) {
      return numbers(whole.value(), least(index, name));
    }
    int shortest = (int) Math.min(Integer.MAX_VALUE, least(index, name + ".length"));
    if (value instanceof Value.Text text && (type.is("str") || any)) {
      var parts = new ArrayList<Value>();
      for (int[] cut : cuts(text.value().length(), shortest)) {
        parts.add(Value.of(text.value().substring(0, cut[0]) + text.value().substring(cut[1])));
      }
      return parts;
    }
    boolean list = type.isList() || type.is("List") || type.is("ListNode") || any;
    return list && value instanceof Sequence sequence ? lists(sequence, shortest) : List.of();
  }

  private static List<Value> lists(Sequence sequence, int shortest) {
    List<Value> elements = sequence.elements();
    var parts = new ArrayList<Value>();
    for (int[] cut : cuts(elements.size(), shortest)) {
      var part = new ArrayList<>(elements.subList(0, cut[0]));
      part.addAll(elements.subList(cut[1], elements.size()));
      parts.add(new Sequence(sequence.kind(), part));
    }
    return parts;
  }

  /** Ranges to cut out: as much as may go, then half of that and so on, at each place in turn. */
  private static List<int[]> cuts(int length, int shortest) {
    var cuts = new ArrayList<int[]>();
    for (int size = length - shortest; size > 0; size /= 2) {
      for (int from = 0; from < length; from += size) {
        int start = Math.min(from, length - size);
        cuts.add(new int[] {start, start + size});
      }
    }
    return cuts;
  }

  private static List<Value> numbers(BigInteger value, long least) {
    var numbers = new ArrayList<Value>();
    BigInteger low = BigInteger.valueOf(Math.max(least, 0));
    BigInteger distance = value.subtract(low);
    while (distance.signum() > 0) {
      numbers.add(new Value.Whole(value.subtract(distance)));
      distance = distance.shiftRight(1);
    }
    return numbers;
  }

  private long least(int index, String name) {
    Optional<Long> stated =
        constraints.range(name).map(Constraints.Range::low).filter(low -> low > Long.MIN_VALUE / 8);
    return stated.orElseGet(
        () ->
            problem.publicCases().stream()
                .map(test -> test.arguments().get(index))
                .mapToLong(v -> v instanceof Value.Whole w ? w.value().longValue() : size(v))
                .min()
                .orElse(Long.MAX_VALUE));
  }

  private static int size(Value value) {
    return value instanceof Sequence list
        ? list.elements().size()
        : value instanceof Value.Text text ? text.value().length() : -1;
  }
}
