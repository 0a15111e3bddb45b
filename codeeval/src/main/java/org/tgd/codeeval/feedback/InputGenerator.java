package org.tgd.codeeval.feedback;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.problem.Parameter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.Value.Sequence;

/**
 * Makes further inputs for a problem from its types, the constraints of its statement and its
 * public tests: small changes of a public input, so that relations between arguments mostly hold.
 * An input may still break a rule of the statement, so no answer to it is called wrong; inputs
 * serve to hold programs against each other and to measure growth.
 */
public final class InputGenerator {
  private static final int LONGEST = 60;
  private final Problem problem;
  private final Constraints constraints;

  /** A generator for that problem. */
  public InputGenerator(Problem problem) {
    this.problem = problem;
    this.constraints = Constraints.of(problem.statement());
  }

  /** Up to {@code count} distinct inputs that no public test has; none without public tests. */
  public List<List<Value>> inputs(int count, RandomGenerator random) {
    return inputs(problem.publicCases(), count, random);
  }

  /** The same, made from some of the public tests only. */
  public List<List<Value>> inputs(List<TestCase> seeds, int count, RandomGenerator random) {
    List<TestCase> cases = problem.publicCases();
    var inputs = new ArrayList<List<Value>>();
    for (int attempt = 0;
        !seeds.isEmpty() && attempt < 8 * count && inputs.size() < count;
        attempt++) {
      List<Value> seed = seeds.get(random.nextInt(seeds.size())).arguments();
      List<Value> input = changed(seed, random);
      boolean known = cases.stream().anyMatch(test -> test.arguments().equals(input));
      if (!known && !inputs.contains(input)) {
        inputs.add(input);
      }
    }
    return inputs;
  }

  private List<Value> changed(List<Value> seed, RandomGenerator random) {
    var input = new ArrayList<>(seed);
    int changes = 1 + random.nextInt(Math.max(1, input.size()));
    for (int i = 0; i < changes && !input.isEmpty(); i++) {
      int index = random.nextInt(input.size());
      Parameter parameter = problem.signature().parameters().get(index);
      input.set(index, change(parameter.name(), input.get(index), habits(index), random));
    }
    return List.copyOf(input);
  }

  private Habits habits(int argument) {
    return Habits.of(problem.publicCases(), argument);
  }

  private Value change(String name, Value value, Habits habits, RandomGenerator random) {
    if (value instanceof Value.Whole whole) {
      return Value.of(number(name, whole.value(), random));
    } else if (value instanceof Value.Real real) {
      return Value.of(real.value() * (0.5 + random.nextDouble()));
    } else if (value instanceof Value.Bool truth) {
      return Value.of(!truth.value());
    } else if (value instanceof Value.Text text) {
      return Value.of(text(name, text.value(), habits.letters(), random));
    } else if (value instanceof Sequence sequence && sequence.kind() == Sequence.Kind.LIST) {
      return list(name, sequence.elements(), habits, random);
    }
    return value;
  }

  private long number(String name, BigInteger value, RandomGenerator random) {
    long now = value.bitLength() < 62 ? value.longValue() : 0;
    long next =
        switch (random.nextInt(3)) {
          case 0 -> now + 1;
          case 1 -> now - 1;
          default -> now == 0 ? random.nextInt(10) : now / 2 + random.nextLong(Math.abs(now) + 1);
        };
    Optional<Constraints.Range> range = constraints.range(name);
    long low =
        range.map(Constraints.Range::low).orElse(now >= 0 ? Math.min(now, 1) : -Math.abs(now));
    long high = range.map(Constraints.Range::high).orElse(Long.MAX_VALUE);
    return Math.max(low, Math.min(high, next));
  }

  private String text(String name, String text, String letters, RandomGenerator random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    char other = letters.charAt(random.nextInt(letters.length()));
    String next =
        switch (random.nextInt(5)) {
          case 0 -> text.substring(0, at) + other + text.substring(at + 1);
          case 1 -> text.substring(0, at) + other + text.substring(at);
          case 2 -> text.substring(0, at) + text.substring(at + 1);
          case 3 -> drawn(text.length(), letters, random);
          default -> shuffled(text, random);
        };
    return fits(name, next.length()) ? next : text;
  }

  private static String drawn(int length, String letters, RandomGenerator random) {
    var drawn = new StringBuilder();
    for (int i = 0; i < length; i++) {
      drawn.append(letters.charAt(random.nextInt(letters.length())));
    }
    return drawn.toString();
  }

  private static String shuffled(String text, RandomGenerator random) {
    var left = new StringBuilder(text);
    var shuffled = new StringBuilder();
    while (!left.isEmpty()) {
      int at = random.nextInt(left.length());
      shuffled.append(left.charAt(at));
      left.deleteCharAt(at);
    }
    return shuffled.toString();
  }

  private Value list(String name, List<Value> elements, Habits habits, RandomGenerator random) {
    var next = new ArrayList<>(elements);
    if (next.isEmpty()) {
      return Value.of(next);
    }
    int at = random.nextInt(next.size());
    boolean rows = next.get(0) instanceof Sequence;
    switch (random.nextInt(rows ? 2 : 5)) {
      case 0 -> next.set(at, change(name + "[i]", next.get(at), habits, random));
      case 1 -> next.set(at, next.get(random.nextInt(next.size())));
      case 2 -> next.add(at, change(name + "[i]", next.get(at), habits, random));
      case 3 -> next.add(next.remove(at));
      default -> next.remove(at);
    }
    List<Value> kept = habits.kept(next);
    return fits(name, kept.size()) ? Value.of(kept) : Value.of(elements);
  }

  private boolean fits(String name, int length) {
    Constraints.Range range =
        constraints.range(name + ".length").orElse(new Constraints.Range(1, LONGEST));
    return length >= range.low() && length <= Math.min(LONGEST, range.high());
  }
}
