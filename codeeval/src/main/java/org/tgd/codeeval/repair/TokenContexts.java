package org.tgd.codeeval.repair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each token stands between which others in code that people wrote. Slips make code less
 * usual (Ray et al., On the "naturalness" of buggy code, ICSE 2016), so a change that makes it more
 * usual is more likely right. The counts are of triples of tokens in the Python package {@code
 * algorithms} 1.0.1.
 */
final class TokenContexts {
  private static final String TABLE = "token-contexts.tsv";
  private static final double SMOOTHING = 5;
  private final Map<List<String>, Integer> counts = new HashMap<>();
  private int all;

  private static final class Shipped {
    private static final TokenContexts TABLE_OF_PACKAGE = read();
  }

  static TokenContexts shipped() {
    return Shipped.TABLE_OF_PACKAGE;
  }

  /** Counts triples, and from them pairs, the outer two, and single tokens. */
  private static TokenContexts read() {
    var contexts = new TokenContexts();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                TokenContexts.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        contexts.add(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contexts;
  }

  private void add(int count, String left, String token, String right) {
    counts.merge(List.of(left, token, right), count, Integer::sum);
    counts.merge(List.of(left, token), count, Integer::sum);
    counts.merge(List.of(left, "?", right), count, Integer::sum);
    counts.merge(List.of(token), count, Integer::sum);
    all += count;
  }

  private int count(String... tokens) {
    return counts.getOrDefault(List.of(tokens), 0);
  }

  private static double smoothed(int seen, int of, double before) {
    return (seen + SMOOTHING * before) / (of + SMOOTHING);
  }

  /**
   * The logarithm of how likely the tokens {@code from} to before {@code to} are, each given the
   * two before and the two behind it: half from its neighbours, a quarter from each side.
   */
  double logLikelihood(List<String> tokens, int from, int to) {
    double sum = 0;
    for (int i = Math.max(0, from); i < Math.min(tokens.size(), to); i++) {
      sum +=
          logLikelihood(
              at(tokens, i - 2),
              at(tokens, i - 1),
              tokens.get(i),
              at(tokens, i + 1),
              at(tokens, i + 2));
    }
    return sum;
  }

  private static String at(List<String> tokens, int index) {
    return index < 0 || index >= tokens.size() ? "EOL" : tokens.get(index);
  }

  private double logLikelihood(
      String left2, String left, String token, String right, String right2) {
    double alone = (count(token) + 0.5) / (all + 50.0);
    double fromLeft = smoothed(count(left, token), count(left), alone);
    double fromRight = smoothed(count(token, right), count(right), alone);
    double between =
        smoothed(
            count(left, token, right), count(left, "?", right), Math.sqrt(fromLeft * fromRight));
    double behindTwo = smoothed(count(left2, left, token), count(left2, left), fromLeft);
    double beforeTwo = smoothed(count(token, right, right2), count(right, right2), fromRight);
    return 0.5 * Math.log(between) + 0.25 * Math.log(behindTwo) + 0.25 * Math.log(beforeTwo);
  }
}
