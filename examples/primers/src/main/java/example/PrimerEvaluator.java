package example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Judges a primer: degrees from the wanted melting temperature, and one for a 3' end without G or C.
 */
record PrimerEvaluator(String template, double celsius) implements Evaluator {
  private static final Pattern PLACE = Pattern.compile("(\\d{1,7})-(\\d{1,7})");
  private static final String BASES = "ACGT";

  /** kcal/mol and cal/(mol K) of neighbours AA, AC, ... TT: SantaLucia, PNAS 95, 1460 (1998). */
  private static final double[] ENTHALPY = {
    -7.9, -8.4, -7.8, -7.2, -8.5, -8.0, -10.6, -7.8, -8.2, -9.8, -8.0, -8.4, -7.2, -8.2, -8.5, -7.9
  };
  private static final double[] ENTROPY = {
    -22.2, -22.4, -21, -20.4, -22.7, -19.9, -27.2, -21, -22.2, -24.4, -19.9, -22.4, -21.3, -22.2,
    -22.7, -22.2
  };

  @Override
  public String purpose() {
    return "computes how well a primer would melt and bind";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Matcher place = PLACE.matcher(candidate.strip());
    int from = place.matches() ? Integer.parseInt(place.group(1)) : 0;
    int to = place.matches() ? Integer.parseInt(place.group(2)) : 0;
    if (!fits(from, to)) {
      String wanted = "write a place of 15 to 35 bases within 1-" + template.length();
      return new Evaluation.Rejected(wanted, List.of());
    }
    double loss = loss(from, to);
    List<Change> moves = moves(candidate, from, to);
    int cost = 1 + moves.size();
    moves.removeIf(move -> move.predictedLoss().getAsDouble() >= loss);
    double melting = melting(template.substring(from - 1, to));
    List<Finding> findings = new ArrayList<>();
    if (!moves.isEmpty()) {
      String advice = "Move the primer from " + candidate + " to " + moves.get(0).to() + ".";
      double gain = loss - moves.get(0).predictedLoss().getAsDouble();
      Finding finding = Finding.of("place", "" + melting, "" + celsius, advice, gain);
      findings.add(finding.withChanges(moves));
    }
    List<Metric> metrics = List.of(Metric.neutral("melting temperature", melting, "°C"));
    return new Evaluation.Scored(loss, metrics, "melts at " + melting, findings, cost);
  }

  private List<Change> moves(String now, int from, int to) {
    List<Change> moves = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      int a = from + i / 5 - 2;
      int b = to + i % 5 - 2;
      if (i != 12 && fits(a, b)) {
        moves.add(new Change("place", now, a + "-" + b, OptionalDouble.of(loss(a, b))));
      }
    }
    moves.sort(Comparator.comparingDouble(move -> move.predictedLoss().getAsDouble()));
    return moves;
  }

  private boolean fits(int from, int to) {
    return from >= 1 && to <= template.length() && to - from >= 14 && to - from <= 34;
  }

  private double loss(int from, int to) {
    String primer = template.substring(from - 1, to);
    return Math.abs(melting(primer) - celsius) + (primer.matches(".*[GC]") ? 0 : 1);
  }

  /** In °C at 50 mmol/L sodium and 250 nmol/L of a primer in excess. */
  static double melting(String primer) {
    double enthalpy = 0;
    double entropy = 0.368 * (primer.length() - 1) * Math.log(0.05);
    for (int i = 0; i + 1 < primer.length(); i++) {
      int pair = 4 * BASES.indexOf(primer.charAt(i)) + BASES.indexOf(primer.charAt(i + 1));
      enthalpy += ENTHALPY[pair];
      entropy += ENTROPY[pair];
    }
    for (int end : new int[] {0, primer.length() - 1}) {
      boolean strong = "GC".indexOf(primer.charAt(end)) >= 0;
      enthalpy += strong ? 0.1 : 2.3;
      entropy += strong ? -2.8 : 4.1;
    }
    return 1000 * enthalpy / (entropy + 1.987 * Math.log(250e-9)) - 273.15;
  }
}
