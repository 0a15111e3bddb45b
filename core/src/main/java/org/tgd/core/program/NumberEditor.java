package org.tgd.core.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Makes the changes that findings name, from and to: all of them at once, then half and a quarter
 * of the way, then each alone; of several changes of the same the weightiest is among all. A change
 * of a number may be made by halves; any other replaces its {@code from} where that stands once in
 * the text. What was tried is not proposed again.
 */
public final class NumberEditor implements Editor {
  private static final double[] SHARES = {1, 0.5, 0.25, 0.0625, 0.015625};

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    String text = edit.variable().value();
    List<Change> changes =
        edit.findings().stream()
            .map(Finding::changes)
            .filter(all -> !all.isEmpty() && !all.get(0).keeps())
            .map(all -> all.get(0))
            .toList();
    Set<String> known = new HashSet<>(Set.of(text));
    edit.rejected().stream().map(Attempt::value).forEach(known::add);
    edit.attempts().stream().map(Attempt::value).forEach(known::add);
    Set<String> proposals = new LinkedHashSet<>();
    for (String each : all(text, changes)) {
      if (proposals.size() < n && !known.contains(each)) {
        proposals.add(each);
      }
    }
    return List.copyOf(proposals);
  }

  private static List<String> all(String text, List<Change> changes) {
    List<String> all = new ArrayList<>();
    Set<String> places = new HashSet<>();
    List<Change> first =
        changes.stream().filter(each -> places.add(each.target() + "\0" + each.from())).toList();
    for (double share : SHARES) {
      String made = text;
      for (Change change : first) {
        made = made(made, change, share).orElse(made);
      }
      all.add(made);
    }
    for (Change change : changes) {
      for (double share : SHARES) {
        made(text, change, share).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<String> made(String text, Change change, double share) {
    Optional<NumberText.Place> number = NumberText.named(text, change.target());
    Optional<NumberText.Place> wanted = NumberText.whole(change.to());
    if (number.isPresent() && wanted.isPresent()) {
      double from = number.get().value();
      double to = wanted.get().value();
      return Optional.of(
          number
              .get()
              .with(share == 1 ? change.to() : NumberText.text(from + share * (to - from))));
    }
    int at = text.indexOf(change.from());
    boolean once = at >= 0 && text.indexOf(change.from(), at + 1) < 0 && !change.from().isEmpty();
    return once && share == 1
        ? Optional.of(
            text.substring(0, at) + change.to() + text.substring(at + change.from().length()))
        : Optional.empty();
  }
}
