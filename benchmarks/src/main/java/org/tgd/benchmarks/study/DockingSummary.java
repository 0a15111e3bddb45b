package org.tgd.benchmarks.study;

import java.util.List;
import java.util.function.Function;
import org.tgd.benchmarks.study.DockingComparison.Best;
import org.tgd.benchmarks.study.DockingComparison.Compared;

/**
 * What a comparison amounts to for one kind of input.
 *
 * @param molecules how many were docked by both
 * @param within how many best affinities are at most 0.5 kcal/mol above Vina's best, both from the
 *     intermolecular energy
 * @param meanDifference mean of best affinity minus the best that Vina prints, kcal/mol; negative
 *     is better
 * @param meanIntermolecular the same with both affinities from the intermolecular energy
 * @param cpuRatio processor time over Vina's
 * @param close how many best poses lie within 2 Å of Vina's best
 * @param drugs how many of the molecules are drugs in their own targets
 * @param closeDrugs how many of these have their best pose within 2 Å of Vina's best
 */
public record DockingSummary(
    int molecules,
    int within,
    double meanDifference,
    double meanIntermolecular,
    double cpuRatio,
    int close,
    int drugs,
    int closeDrugs) {
  private static final double NEAR_AFFINITY = 0.5;
  private static final double NEAR_POSE = 2;

  /** Over those that Vina docked too. */
  public static DockingSummary of(List<Compared> all, Function<Compared, Best> kind) {
    List<Compared> both = all.stream().filter(each -> each.vina().isPresent()).toList();
    int within = 0;
    int close = 0;
    int drugs = 0;
    int closeDrugs = 0;
    double sum = 0;
    double sumIntermolecular = 0;
    double mine = 0;
    double theirs = 0;
    for (Compared each : both) {
      Best best = kind.apply(each);
      Best vina = each.vina().orElseThrow();
      double difference = best.intermolecular() - vina.intermolecular();
      within += difference <= NEAR_AFFINITY ? 1 : 0;
      boolean near = each.rmsd(best).orElse(Double.POSITIVE_INFINITY) <= NEAR_POSE;
      close += near ? 1 : 0;
      drugs += each.of().isDrug() ? 1 : 0;
      closeDrugs += near && each.of().isDrug() ? 1 : 0;
      sum += best.affinity() - vina.affinity();
      sumIntermolecular += difference;
      mine += best.cpuSeconds();
      theirs += vina.cpuSeconds();
    }
    return new DockingSummary(
        both.size(),
        within,
        sum / both.size(),
        sumIntermolecular / both.size(),
        mine / theirs,
        close,
        drugs,
        closeDrugs);
  }
}
