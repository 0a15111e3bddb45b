package org.tgd.core.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.core.Critic;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.Opinion;
import org.tgd.core.Remark;

/**
 * Several critics, of whose statements those are kept that more than half of all make, in the order
 * in which they were made first; where there is none, the criticism that shares most words with the
 * others. If more than half see nothing to change, there is no feedback. Two statements are the
 * same if they are about the same and name no opposite directions.
 *
 * @param critics at least 1
 */
public record MajorityCritic(List<Critic> critics) implements Critic {
  /** Copies the critics. */
  public MajorityCritic {
    critics = List.copyOf(critics);
    if (critics.isEmpty()) {
      throw new IllegalArgumentException("there were no critics; at least 1 is needed");
    }
  }

  /** A model asked {@code n} times, each time for another answer to the same question. */
  public static MajorityCritic of(LlmCritic critic, int n) {
    return new MajorityCritic(IntStream.range(0, n).<Critic>mapToObj(critic::withSample).toList());
  }

  @Override
  public boolean isSteady() {
    return critics.stream().allMatch(Critic::isSteady);
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return opinion(about).feedback();
  }

  @Override
  public Opinion opinion(Criticism about) {
    List<Opinion> opinions = critics.stream().map(critic -> critic.opinion(about)).toList();
    List<Remark> remarks =
        new ArrayList<>(opinions.stream().flatMap(each -> each.remarks().stream()).toList());
    List<Feedback> said = opinions.stream().flatMap(each -> each.feedback().stream()).toList();
    if (2 * said.size() < critics.size() || said.isEmpty()) {
      return new Opinion(Optional.empty(), remarks);
    }
    List<List<Statement>> all = said.stream().map(each -> Statement.of(each.text())).toList();
    List<Statement> kept = kept(all);
    int made = all.stream().mapToInt(List::size).sum();
    remarks.add(
        new Remark(
            Remark.Kind.USED,
            "of %d statements of %d critics %d have a majority"
                .formatted(made, critics.size(), kept.size())));
    String text =
        kept.isEmpty()
            ? said.get(nearest(all)).text()
            : kept.stream().map(Statement::text).collect(Collectors.joining("\n"));
    return new Opinion(Optional.of(new Feedback(text, said.get(0).findings())), remarks);
  }

  /** Each statement once that more than half of all critics make. */
  private List<Statement> kept(List<List<Statement>> all) {
    List<Statement> kept = new ArrayList<>();
    for (List<Statement> mine : all) {
      for (Statement statement : mine) {
        long votes = all.stream().filter(each -> each.stream().anyMatch(statement::agrees)).count();
        if (2 * votes > critics.size() && kept.stream().noneMatch(statement::agrees)) {
          kept.add(statement);
        }
      }
    }
    return kept;
  }

  /** Whose statements agree with most others; of equal ones the first. */
  private static int nearest(List<List<Statement>> all) {
    return IntStream.range(0, all.size())
        .boxed()
        .max(
            Comparator.<Integer>comparingDouble(
                    i ->
                        all.stream()
                            .mapToDouble(other -> Statement.likeness(all.get(i), other))
                            .sum())
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }
}
