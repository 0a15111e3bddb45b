package org.tgd.benchmarks.information;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.tgd.benchmarks.answer.AnswerType;
import org.tgd.benchmarks.answer.Check;
import org.tgd.benchmarks.answer.Question;

/**
 * An oracle that answers counting questions and errs in known ways: each slip is mended by a
 * sentence of the instruction, and some sentences bring slips of their own. Several slips may spoil
 * one answer, so that mending one of them need not show.
 */
final class CountingModel {
  private static final List<String> WORDS =
      List.of("a", "two", "three", "four", "five", "six", "seven", "eight");
  private static final List<String> FRUITS =
      List.of("apple", "pear", "plum", "peach", "lemon", "fig", "mango", "kiwi");
  private static final List<String> OTHERS =
      List.of("chair", "lamp", "trumpet", "cow", "table", "stove", "cat", "drum");

  /** What the model does wrong unless the instruction speaks of it. */
  private enum Slip {
    EACH_ONCE("Two of a thing count as two."),
    ANY_KIND("Leave out what is not of the kind asked for."),
    NO_LAST("Go on to the end of the list."),
    NO_FIRST("Begin with the first thing named."),
    NO_FORM("End with a line of the form Answer: N."),
    BIG_NUMBERS("Read numbers above four with care.");

    private final String remedy;

    Slip(String remedy) {
      this.remedy = remedy;
    }
  }

  private static final String ROUNDS = "Give a round number.";
  private static final String GUESSES = "Trust your first guess.";
  private static final String SHORT = "Answer in a word.";

  private static final List<String> HARMFUL = List.of(ROUNDS, GUESSES, SHORT);

  private static final List<String> IDLE =
      List.of(
          "Be careful.",
          "You are an expert.",
          "Be polite.",
          "Take a deep breath.",
          "This matters to me.");

  /** All sentences of which instructions are made. */
  static final List<String> SENTENCES = all();

  private final Set<Slip> slips = new LinkedHashSet<>();

  /** A model with four of six slips, drawn by its number. */
  CountingModel(long number) {
    List<Slip> left = new ArrayList<>(List.of(Slip.values()));
    SplittableRandom random = new SplittableRandom(31 * number);
    while (slips.size() < 4) {
      slips.add(left.remove(random.nextInt(left.size())));
    }
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (Slip slip : Slip.values()) {
      all.add(slip.remedy);
    }
    all.addAll(HARMFUL);
    all.addAll(IDLE);
    return List.copyOf(all);
  }

  /** An instruction to begin with: one sentence that harms and two that do nothing. */
  static String start(SplittableRandom random) {
    int idle = random.nextInt(IDLE.size());
    return String.join(
        "\n",
        IDLE.get(idle),
        HARMFUL.get(random.nextInt(HARMFUL.size())),
        IDLE.get((idle + 1) % IDLE.size()));
  }

  /**
   * A question with what it is about.
   *
   * @param numbers how many of each thing, from 1 to 8
   * @param fruits whether each is a fruit
   * @param question the question
   */
  record Item(List<Integer> numbers, List<Boolean> fruits, Question question) {
    static Item drawn(SplittableRandom random) {
      List<Integer> numbers = new ArrayList<>();
      List<Boolean> fruits = new ArrayList<>();
      List<String> words = new ArrayList<>();
      int gold = 0;
      for (int i = 0; i < 4 + random.nextInt(3); i++) {
        boolean fruit = i == 0 || random.nextInt(4) > 0;
        int number = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(WORDS.size());
        List<String> kind = fruit ? FRUITS : OTHERS;
        numbers.add(number);
        fruits.add(fruit);
        words.add(WORDS.get(number - 1) + " " + kind.get(random.nextInt(kind.size())));
        gold += fruit ? number : 0;
      }
      String text = "I have " + String.join(", ", words) + ". How many fruits do I have?";
      return new Item(numbers, fruits, question(text, gold));
    }

    private static Question question(String text, int gold) {
      return new Question(text, text, text, Integer.toString(gold), AnswerType.INTEGER);
    }

    /** The same with a false label. */
    Item falsely(SplittableRandom random) {
      int gold = Integer.parseInt(question.gold());
      return new Item(numbers, fruits, question(question.text(), gold + 1 + random.nextInt(5)));
    }
  }

  /** What it answers under an instruction. */
  String answer(String instruction, Item item) {
    Set<Slip> active = active(instruction);
    int sum = sum(active, item);
    sum = said(instruction, ROUNDS) ? (int) (10 * Math.round(sum / 10.0)) : sum;
    sum += said(instruction, GUESSES) ? 1 : 0;
    boolean formless = active.contains(Slip.NO_FORM) || said(instruction, SHORT);
    return formless ? "Quite a few." : "I counted them.\nAnswer: " + sum;
  }

  private Set<Slip> active(String instruction) {
    return slips.stream()
        .filter(slip -> !said(instruction, slip.remedy))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean said(String instruction, String sentence) {
    return instruction.lines().anyMatch(sentence::equals);
  }

  private static int sum(Set<Slip> active, Item item) {
    int first = active.contains(Slip.NO_FIRST) ? 1 : 0;
    int last = item.numbers().size() - (active.contains(Slip.NO_LAST) ? 1 : 0);
    int sum = 0;
    for (int i = first; i < last; i++) {
      int number = item.numbers().get(i);
      number = active.contains(Slip.BIG_NUMBERS) && number > 4 ? number - 1 : number;
      number = active.contains(Slip.EACH_ONCE) ? 1 : number;
      sum += item.fruits().get(i) || active.contains(Slip.ANY_KIND) ? number : 0;
    }
    return sum;
  }

  /**
   * The sentence which, added or taken out, brings an answer nearest to its label; each is tried on
   * this question. Empty where none brings it nearer.
   */
  Optional<String> remedy(String instruction, Item item) {
    double least = off(instruction, item);
    Optional<String> best = Optional.empty();
    for (String sentence : SENTENCES) {
      double off = off(toggled(instruction, sentence), item);
      if (off < least) {
        least = off;
        best = Optional.of(sentence);
      }
    }
    return best;
  }

  private static String toggled(String instruction, String sentence) {
    return said(instruction, sentence)
        ? instruction.lines().filter(line -> !line.equals(sentence)).collect(joining("\n"))
        : instruction + "\n" + sentence;
  }

  /** How far an answer is from the label; farther than any number where it cannot be read. */
  private double off(String instruction, Item item) {
    Check check = item.question().check(answer(instruction, item));
    return check.verdict() == Check.Verdict.UNPARSED
        ? Double.MAX_VALUE
        : Math.abs(Double.parseDouble(check.found()) - Double.parseDouble(item.question().gold()));
  }
}
