package org.tgd.benchmarks.known;

import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tgd.core.engine.EngineProvider;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Model;
import org.tgd.core.engine.ModelIdentity;
import org.tgd.core.input.InputException;
import org.tgd.core.input.Nearest;

/**
 * A model in process that knows the gradients of the problems of {@link KnownDomain}, and errs as
 * often as it is told to. Its draws are made from its seed and the question.
 */
public final class OracleProvider implements EngineProvider {
  private static final Pattern BITS = Pattern.compile("[01]+");
  private static final int LONGEST = 10_000;
  private static final int DECIMALS = 6;

  /** Settings with their defaults. */
  private static final Map<String, Double> KNOBS =
      Collections.unmodifiableMap(
          new TreeMap<>(Map.of("wrong", 0.0, "silent", 0.0, "noise", 0.0, "eta", 0.5)));

  @Override
  public String prefix() {
    return "oracle";
  }

  @Override
  public String usage() {
    return "oracle:KEY=VALUE,...";
  }

  @Override
  public String example() {
    return "oracle:wrong=0.2";
  }

  @Override
  public Model open(String name, EngineSettings settings) {
    Map<String, Double> knobs = knobs(name);
    int seed = settings.sampling().seed().orElse(0);
    Oracle oracle = new Oracle(seed, (asked, random) -> answer(asked, knobs, random));
    return new Model(
        oracle.engine(),
        ModelIdentity.of("oracle:" + name, "in process", settings.sampling()),
        LONGEST);
  }

  private static Map<String, Double> knobs(String name) {
    Map<String, Double> knobs = new TreeMap<>(KNOBS);
    for (String part : name.split(",", -1)) {
      String[] pair = part.split("=", 2);
      String key = pair[0].strip();
      if (!KNOBS.containsKey(key)) {
        throw new InputException(
            "oracle:%s: unknown key '%s'%s; the keys are %s"
                .formatted(
                    name,
                    key,
                    Nearest.of(key, KNOBS.keySet())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(""),
                    String.join(", ", KNOBS.keySet())));
      }
      knobs.put(key, value(name, key, pair.length < 2 ? "" : pair[1].strip()));
    }
    return knobs;
  }

  private static double value(String name, String key, String text) {
    double most = key.equals("wrong") || key.equals("silent") ? 1 : 1000;
    double value = text.matches("\\d{1,4}(\\.\\d{1,9})?") ? Double.parseDouble(text) : -1;
    if (value < 0 || value > most) {
      throw new InputException(
          "oracle:%s: %s was '%s'; must be a number from 0 to %.0f"
              .formatted(name, key, text, most));
    }
    return value;
  }

  private static String answer(Asked asked, Map<String, Double> knobs, SplittableRandom random) {
    boolean bits = BITS.matcher(asked.variable()).matches();
    if (asked.feedback().isEmpty()) {
      return bits ? namedBit(asked, knobs, random) : slopes(asked, knobs, random);
    }
    return asked.tagged(bits ? BitString.flipped(asked) : moved(asked, knobs.get("eta")));
  }

  private static String namedBit(Asked asked, Map<String, Double> knobs, SplittableRandom random) {
    boolean silent = random.nextDouble() < knobs.get("silent");
    return silent || asked.variable().indexOf('1') < 0
        ? "NONE"
        : BitString.named(asked.variable(), knobs.get("wrong"), random);
  }

  private static String slopes(Asked asked, Map<String, Double> knobs, SplittableRandom random) {
    double[] x = VectorText.parse(asked.variable());
    Knobs errors = new Knobs(knobs.get("wrong"), knobs.get("noise"), knobs.get("silent"), 0);
    return VectorText.prose(Quadratic.round(x.length).gradient(x), errors, random);
  }

  private static String moved(Asked asked, double eta) {
    double[] x = VectorText.parse(asked.variable());
    double[] gradient = VectorText.mean(asked.feedback(), x.length);
    return VectorText.rounded(VectorEditors.moved(x, gradient, eta), DECIMALS);
  }
}
