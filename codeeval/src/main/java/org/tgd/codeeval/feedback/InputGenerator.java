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
    List<TestCase> cases = problem.publicCases();
    var inputs = new ArrayList<List<Value>>();
    for (int attempt = 0;
        !cases.isEmpty() && attempt < 8 * count && inputs.size() < count;
        attempt++) {
      List<Value> seed = cases.get(random.nextInt(cases.size())).arguments();
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
      input.set(index, change(parameter.name(), input.get(index), random));
    }
    return List.copyOf(input);
  }

  private Value change(String name, Value value, RandomGenerator random) {
    if (value instanceof Value.Whole whole) {
      return Value.of(number(name, whole.value(), random));
    } else if (value instanceof Value.Real real) {
      return Value.of(real.value() * (0.5 + random.nextDouble()));
    } else if (value instanceof Value.Bool truth) {
      return Value.of(!truth.value());
    } else if (value instanceof Value.Text text) {
      return Value.of(text(name, text.value(), random));
    } else if (value instanceof Sequence sequence && sequence.kind() == Sequence.Kind.LIST) {
      return list(name, sequence.elements(), random);
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

  private String text(String name, String text, RandomGenerator random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    char other = text.charAt(random.nextInt(text.length()));
    String next =
        switch (random.nextInt(3)) {
          case 0 -> text.substring(0, at) + other + text.substring(at + 1);
          case 1 -> text.substring(0, at) + other + text.substring(at);
          default -> text.substring(0, at) + text.substring(at + 1);
        };
    return fits(name, next.length()) ? next : text;
  }

  private Value list(String name, List<Value> elements, RandomGenerator random) {
    var next = new ArrayList<>(elements);
    if (next.isEmpty()) {
      return Value.of(next);
    }
    int at = random.nextInt(next.size());
    boolean rows = next.get(0) instanceof Sequence;
    switch (random.nextInt(rows ? 2 : 4)) {
      case 0 -> next.set(at, change(name + "[i]", next.get(at), random));
      case 1 -> next.set(at, next.get(random.nextInt(next.size())));
      case 2 -> next.add(at, change(name + "[i]", next.get(at), random));
      default -> next.remove(at);
    }
    return fits(name, next.size()) ? Value.of(List.copyOf(next)) : Value.of(elements);
  }

  private boolean fits(String name, int length) {
    Constraints.Range range =
        constraints.range(name + ".length").orElse(new Constraints.Range(1, LONGEST));
    return length >= range.low() && length <= Math.min(LONGEST, range.high());
  }
}
