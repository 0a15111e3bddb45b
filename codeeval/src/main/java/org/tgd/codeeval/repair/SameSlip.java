package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same slip made at several places of a program, mended at all of them at once. */
final class SameSlip {
  private static final int MOST_PLACES = 4;

  /** Slips that are seldom made twice alike. */
  private static final Set<String> SELDOM =
      Set.of("operator", "comparison", "constant", "bound", "number", "name", "operand");

  private SameSlip() {}

  /** For each change that is offered at two to four places, the change at all of them. */
  static List<Mutation> of(String code, List<Mutation> mutations) {
    Map<String, List<Mutation>> byChange = new LinkedHashMap<>();
    for (Mutation mutation : mutations) {
      boolean replaces = mutation.end() > mutation.start() && !mutation.text().contains("\n");
      if (replaces) {
        String old = code.substring(mutation.start(), mutation.end());
        String common =
            mutation.kind().equals("call left out")
                ? shape(old, mutation.text())
                : old + "\n" + mutation.text();
        byChange.computeIfAbsent(common, key -> new ArrayList<>()).add(mutation);
      }
    }
    var together = new ArrayList<Mutation>();
    for (List<Mutation> places : byChange.values()) {
      if (places.size() > 1 && places.size() <= MOST_PLACES && apart(places)) {
        together.add(join(code, places));
      }
    }
    together.addAll(exchanged(code, mutations));
    return together;
  }

  /** Two words taken for each other wherever they may be: where one stands, the other belongs. */
  private static List<Mutation> exchanged(String code, List<Mutation> mutations) {
    Map<String, List<Mutation>> byPair = new LinkedHashMap<>();
    Map<String, Long> ways = new LinkedHashMap<>();
    for (Mutation mutation : mutations) {
      String old = code.substring(mutation.start(), mutation.end());
      boolean word = old.matches("\\w+") && mutation.text().matches("\\w+") && !old.matches("\\d+");
      if (word) {
        boolean ordered = old.compareTo(mutation.text()) < 0;
        String pair = ordered ? old + " " + mutation.text() : mutation.text() + " " + old;
        byPair.computeIfAbsent(pair, key -> new ArrayList<>()).add(mutation);
        ways.merge(pair, ordered ? 1L : 1000L, Long::sum);
      }
    }
    var exchanged = new ArrayList<Mutation>();
    for (Map.Entry<String, List<Mutation>> pair : byPair.entrySet()) {
      long both = ways.get(pair.getKey());
      List<Mutation> places =
          pair.getValue().stream().sorted(Comparator.comparingInt(Mutation::start)).toList();
      boolean few = places.size() <= MOST_PLACES && both % 1000 > 0 && both >= 1000;
      if (few && apart(places)) {
        exchanged.add(join(code, places));
      }
    }
    return exchanged;
  }

  private static String shape(String old, String text) {
    return old.replace(text, "…");
  }

  private static boolean apart(List<Mutation> places) {
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i).start() < places.get(i - 1).end()) {
        return false;
      }
    }
    return true;
  }

  /** One change from the first place to the last. */
  static Mutation join(String code, List<Mutation> places) {
    List<Mutation> sorted =
        places.stream().sorted(Comparator.comparingInt(Mutation::start)).toList();
    Mutation first = sorted.get(0);
    var text = new StringBuilder();
    int from = first.start();
    double prior = Double.MAX_VALUE;
    for (Mutation place : sorted) {
      text.append(code, from, place.start()).append(place.text());
      from = place.end();
      prior = Math.min(prior, place.prior());
    }
    return new Mutation(
        first.kind() + ", at each place",
        first.line(),
        first.start(),
        from,
        text.toString(),
        prior / (SELDOM.contains(first.kind()) ? 8 : 2));
  }
}
