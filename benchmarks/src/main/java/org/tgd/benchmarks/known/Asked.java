package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.engine.Prompt;

/**
 * What a prompt of the engine shows, read back out of it.
 *
 * @param user the question
 */
public record Asked(String user) {
  private static final Pattern VARIABLE =
      Pattern.compile("<variable-([0-9a-f]{8})>\n(.*?)\n</variable-\\1>", Pattern.DOTALL);
  private static final Pattern SAID = Pattern.compile("\n\\[said (\\d+) times]$");
  private static final Pattern PURPOSE = Pattern.compile("It was used in this step: (.*)");

  static Asked of(Prompt prompt) {
    return new Asked(prompt.user());
  }

  private MatchResult variableBlock() {
    Matcher matcher = VARIABLE.matcher(user);
    if (!matcher.find()) {
      throw new IllegalStateException("the prompt shows no variable:\n" + user);
    }
    return matcher.toMatchResult();
  }

  /** The value of the variable. */
  public String variable() {
    return variableBlock().group(2);
  }

  /** What the critic is told of the step in which the variable was used. */
  public String purpose() {
    Matcher matcher = PURPOSE.matcher(user);
    if (!matcher.find()) {
      throw new IllegalStateException("the prompt names no step:\n" + user);
    }
    return matcher.group(1);
  }

  /** Every piece of feedback, as often as it was said. */
  public List<String> feedback() {
    return blocks("feedback");
  }

  /** Every piece of feedback of earlier steps that is shown, oldest first. */
  public List<String> memory() {
    return blocks("past-feedback");
  }

  private List<String> blocks(String tag) {
    String name = tag + "-" + variableBlock().group(1);
    Pattern block = Pattern.compile("<" + name + ">\n(.*?)\n</" + name + ">", Pattern.DOTALL);
    List<String> all = new ArrayList<>();
    block.matcher(user).results().forEach(each -> repeated(each.group(1), all));
    return all;
  }

  private static void repeated(String content, List<String> all) {
    Matcher said = SAID.matcher(content);
    int times = said.find() ? Integer.parseInt(said.group(1)) : 1;
    String text = SAID.matcher(content).replaceAll("");
    for (int i = 0; i < times; i++) {
      all.add(text);
    }
  }

  /** A value in the tags that the prompt asks for. */
  public String tagged(String value) {
    String nonce = variableBlock().group(1);
    return "Here it is.\n<new-value-%1$s>\n%2$s\n</new-value-%1$s>".formatted(nonce, value);
  }
}
