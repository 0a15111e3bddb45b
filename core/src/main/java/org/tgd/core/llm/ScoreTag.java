package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.engine.Completion;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;

/**
 * A score that a model's judgement states between two tags, as in {@code <score>7</score>}: a
 * number, a number out of the best one ({@code 7/10}), or one of the stated words. The loss is the
 * distance from the best score, 0 or more, in the score's own unit. A judgement without such a
 * score, with several different ones, with one out of range, or that was cut off, is refused with
 * the reason, never counted as a number.
 *
 * @param name the tags' name: a letter, then letters, digits, hyphens and underscores
 * @param worst the score that is worst, finite
 * @param best the score that is best, finite and another; smaller than the worst where less is
 *     better
 * @param words scores that may be given as words, in any case
 */
public record ScoreTag(String name, double worst, double best, SortedMap<String, Double> words) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+))(?:\\s*/\\s*(\\d+\\.?\\d*))?");
  private static final int SHOWN = 120;

  /** Checks names and ranges. */
  public ScoreTag {
    if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException(
          "name was '"
              + name
              + "'; must be a letter, then letters, digits, hyphens or underscores");
    }
    if (!Double.isFinite(worst) || !Double.isFinite(best) || worst == best) {
      throw new IllegalArgumentException(
          "worst and best were %s and %s; must be finite and differ".formatted(worst, best));
    }
    SortedMap<String, Double> small = new TreeMap<>();
    words.forEach((word, score) -> small.put(word.strip().toLowerCase(Locale.ROOT), score));
    for (Map.Entry<String, Double> each : small.entrySet()) {
      if (!between(each.getValue(), worst, best)) {
        throw new IllegalArgumentException(
            "the score of '%s' was %s; must be from %s to %s"
                .formatted(each.getKey(), each.getValue(), worst, best));
      }
    }
    words = java.util.Collections.unmodifiableSortedMap(small);
  }

  /** A score that is a number alone. */
  public static ScoreTag number(String name, double worst, double best) {
    return new ScoreTag(name, worst, best, new TreeMap<>());
  }

  /** The same with words for scores. */
  public ScoreTag withWords(Map<String, Double> next) {
    return new ScoreTag(name, worst, best, new TreeMap<>(next));
  }

  private static boolean between(double score, double one, double other) {
    return score >= Math.min(one, other) && score <= Math.max(one, other);
  }

  /** The outcome that a judgement states, or why it states none. */
  public Evaluation read(Completion judgement) {
    String text = Thinking.afterLast(Thinking.stripped(judgement.text())).strip();
    if (judgement.truncated()) {
      return refused("it was " + judgement.finish().flaw(), text);
    }
    Set<String> stated = new LinkedHashSet<>();
    Matcher matcher =
        Pattern.compile(
                "<\\s*" + name + "\\s*>(.*?)<\\s*/\\s*" + name + "\\s*>",
                Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
            .matcher(text);
    while (matcher.find()) {
      stated.add(matcher.group(1).strip());
    }
    if (stated.isEmpty()) {
      return refused("it holds no <%s>…</%s>".formatted(name, name), text);
    }
    Set<Double> scores = new LinkedHashSet<>();
    for (String each : stated) {
      OptionalDouble score = score(each);
      if (score.isEmpty()) {
        return refused("<%s> holds '%s', but must hold %s".formatted(name, each, wanted()), text);
      }
      scores.add(score.getAsDouble());
    }
    if (scores.size() > 1) {
      return refused("it states several scores: " + String.join(", ", stated), text);
    }
    double score = scores.iterator().next();
    Metric metric = best > worst ? Metric.higher(name, score, "") : Metric.lower(name, score, "");
    return new Evaluation.Scored(Math.abs(best - score), List.of(metric), text, List.of());
  }

  private OptionalDouble score(String stated) {
    String bare = stated.replaceAll("[\\s.!*_`\"']+$|^[\\s*_`\"']+", "").toLowerCase(Locale.ROOT);
    if (words.containsKey(bare)) {
      return OptionalDouble.of(words.get(bare));
    }
    Matcher number = NUMBER.matcher(bare);
    if (!number.matches()
        || (number.group(2) != null && Double.parseDouble(number.group(2)) != best)) {
      return OptionalDouble.empty();
    }
    double score = Double.parseDouble(number.group(1));
    return between(score, worst, best) ? OptionalDouble.of(score) : OptionalDouble.empty();
  }

  private String wanted() {
    List<String> all = new ArrayList<>(words.keySet());
    all.add(0, "a number from %s to %s".formatted(Math.min(worst, best), Math.max(worst, best)));
    return String.join(" or ", all);
  }

  private static Evaluation refused(String why, String text) {
    return new Evaluation.Rejected(
        "The judgement cannot be read: %s. It was: '%s'".formatted(why, Fit.text(text, SHOWN)),
        List.of());
  }
}
