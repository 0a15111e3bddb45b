package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.Comparer;
import org.tgd.core.Strategy;
import org.tgd.core.input.InputException;

/**
 * A strategy by name with its settings, as in {@code beam:width=4,bandit=ucb}.
 *
 * @param name one of {@link #names}
 * @param settings what was set, by key; the rest is as by default
 */
public record StrategySpec(String name, SortedMap<String, String> settings) {
  /** Plain textual gradient descent. */
  public static final StrategySpec TGD = new StrategySpec("tgd", Collections.emptySortedMap());

  private static final String PROPOSALS = "proposals";
  private static final String FOLLOW = "follow";
  private static final String OF = "of";

  /** The known strategies and their keys. */
  private enum Kind {
    TGD(PROPOSALS),
    PARENTS("parents " + PROPOSALS),
    BEAM("width " + PROPOSALS + " bandit"),
    BEST_OF_N("n"),
    PARETO(PROPOSALS + " merge " + FOLLOW),
    ISLANDS("islands migration novelty " + PROPOSALS + " " + FOLLOW),
    PAIRWISE("window " + PROPOSALS),
    OPRO("window " + PROPOSALS),
    GA("size " + PROPOSALS + " " + FOLLOW),
    DE("size weight crossover " + PROPOSALS + " " + FOLLOW),
    MAJORITY("n"),
    PORTFOLIO(OF + " patience restart");

    private final String keys;

    Kind(String keys) {
      this.keys = keys;
    }

    List<String> keys() {
      return List.of(keys.split(" "));
    }
  }

  /** Copies the settings; they are checked by {@link #parse} and {@link #strategy}. */
  public StrategySpec {
    requireNonNull(name, "name");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** The names of all strategies. */
  public static List<String> names() {
    return Arrays.stream(Kind.values()).map(StrategySpec::word).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@code NAME[:key=value,...]}.
   *
   * @throws InputException if there is no such strategy, or it has no such key or value
   */
  public static StrategySpec parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    StrategySpec bare = new StrategySpec(name, new TreeMap<>());
    SortedMap<String, String> settings = new TreeMap<>();
    for (String part : colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (!bare.kind().keys().contains(key)) {
        throw bare.refused("has no key '" + key + "'; its keys are " + joined(bare.kind().keys()));
      }
      if (equals < 0 || settings.put(key, part.substring(equals + 1)) != null) {
        throw bare.refused("was '" + text + "'; must be NAME[:key=value,...], each key once");
      }
    }
    StrategySpec spec = new StrategySpec(name, settings);
    spec.strategy(new TextualGradientDescent((edit, n, random) -> List.of()));
    return spec;
  }

  private Kind kind() {
    return Arrays.stream(Kind.values())
        .filter(each -> word(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--strategy was '" + name + "'; must be one of " + joined(names())));
  }

  /**
   * The strategy.
   *
   * @param edits how one candidate is edited, and how many proposals are made of it unless the
   *     settings say so
   * @throws InputException if a setting is none of those that are possible
   */
  public Strategy strategy(TextualGradientDescent edits) {
    return strategy(edits, Comparer.NONE);
  }

  /**
   * The strategy where each step is judged on a batch of its own: what it keeps meets each batch
   * too, and only losses on one batch are compared.
   *
   * @param comparer who is asked by {@code pairwise} alone
   */
  public Strategy onBatches(TextualGradientDescent edits, Comparer comparer) {
    Strategy plain = strategy(edits.with(edits.options().withStarts(List.of())), comparer);
    return plain instanceof Portfolio portfolio
        ? new Portfolio(
            portfolio.members(),
            portfolio.patience(),
            portfolio.restart(),
            Portfolio.Better.ACCEPTED)
        : plain;
  }

  /** Whether it begins anew by itself where it is given further starts. */
  public boolean beginsAnew() {
    return kind() == Kind.PORTFOLIO && restart() == Portfolio.Restart.ANEW;
  }

  private Portfolio.Restart restart() {
    return choice("restart", Portfolio.Restart.ANEW);
  }

  /**
   * The strategy, with somebody who compares candidates.
   *
   * @param comparer who is asked by {@code pairwise} alone
   */
  public Strategy strategy(TextualGradientDescent edits, Comparer comparer) {
    TextualGradientDescent mine =
        edits.withCandidates(number(PROPOSALS, edits.options().candidates()));
    return switch (kind()) {
      case TGD -> mine;
      case PARENTS -> new ParentsAndProposals(mine, number("parents", 2));
      case BEAM -> new Beam(mine, number("width", 4), choice("bandit", Beam.Bandit.HALVING));
      case BEST_OF_N -> {
        int n = number("n", edits.options().candidates());
        yield new BestOfN(edits.editor(), edits.options().withCandidates(n));
      }
      case PARETO -> following(mine, new Pareto(mine, isYes("merge")));
      case ISLANDS ->
          following(
              mine,
              new Islands(
                  mine, number("islands", 3), number("migration", 4), share("novelty", 0.1)));
      case PAIRWISE -> new Pairwise(mine, comparer, number("window", 10));
      case OPRO -> new Opro(mine, number("window", 20));
      case GA -> following(mine, new Genetic(mine, number("size", 10)));
      case DE ->
          following(
              mine, new Differential(mine, size(), share("weight", 0.5), share("crossover", 0.9)));
      case MAJORITY -> new Majority(edits, number("n", 5));
      case PORTFOLIO -> portfolio(edits, comparer);
    };
  }

  private Strategy portfolio(TextualGradientDescent edits, Comparer comparer) {
    List<Strategy> members = members(edits, comparer);
    int patience = number("patience", 3);
    return beginsAnew() && !edits.options().starts().isEmpty()
        ? new Anew(members, edits.options().starts(), patience)
        : new Portfolio(members, patience, restart(), Portfolio.Better.LOSS);
  }

  private Stream<String> memberNames() {
    return Stream.of(settings.getOrDefault(OF, "tgd+parents+beam").split("\\+", -1));
  }

  private Strategy following(TextualGradientDescent edits, Strategy search) {
    return isYes(FOLLOW) ? new Following(edits, search) : search;
  }

  private List<Strategy> members(TextualGradientDescent edits, Comparer comparer) {
    List<String> known = names().stream().filter(each -> !each.equals(name)).toList();
    return memberNames()
        .map(
            member -> {
              if (!known.contains(member)) {
                throw refused(
                    "of '"
                        + member
                        + "'; members must be among "
                        + joined(known)
                        + ", with + between them");
              }
              return new StrategySpec(member, new TreeMap<>()).strategy(edits, comparer);
            })
        .toList();
  }

  private int number(String key, int otherwise) {
    String text = settings.getOrDefault(key, Integer.toString(otherwise));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw refused(key + " was '" + text + "'; must be a whole number, 1 or more");
    }
    return Integer.parseInt(text);
  }

  /** The population of differential evolution: four at least, or there are no two donors. */
  private int size() {
    int size = number("size", 10);
    if (size < 4) {
      throw refused("size was '" + size + "'; must be a whole number, 4 or more");
    }
    return size;
  }

  private double share(String key, double otherwise) {
    String text = settings.getOrDefault(key, Double.toString(otherwise));
    if (!text.matches("0?\\.\\d{1,6}|[01](\\.0{1,6})?")
        || (key.equals("weight") && Double.parseDouble(text) == 0)) {
      throw refused(
          "%s was '%s'; must be a number %s 1"
              .formatted(key, text, key.equals("weight") ? "above 0 and at most" : "from 0 to"));
    }
    return Double.parseDouble(text);
  }

  private boolean isYes(String key) {
    String text = settings.getOrDefault(key, "yes");
    if (!text.equals("yes") && !text.equals("no")) {
      throw refused(key + " was '" + text + "'; must be yes or no");
    }
    return text.equals("yes");
  }

  private <E extends Enum<E>> E choice(String key, E otherwise) {
    String text = settings.getOrDefault(key, word(otherwise));
    List<E> all = List.of(otherwise.getDeclaringClass().getEnumConstants());
    return all.stream()
        .filter(each -> word(each).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    key
                        + " was '"
                        + text
                        + "'; must be one of "
                        + joined(all.stream().map(StrategySpec::word).toList())));
  }

  private InputException refused(String why) {
    return new InputException("--strategy " + name + " " + why);
  }

  private static String joined(List<String> words) {
    return String.join(", ", words);
  }

  /** The same as {@link #parse} reads it. */
  @Override
  public String toString() {
    return settings.isEmpty()
        ? name
        : settings.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(",", name + ":", ""));
  }
}
