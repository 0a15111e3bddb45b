package org.tgd.benchmarks.known;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.core.llm.Prompts;

/** The engine's prompts in other words: the same holes, a sentence of each said otherwise. */
final class Wordings {
  private Wordings() {}

  /** Ours first, then the paraphrases, each of every prompt. */
  static List<Prompts> all() {
    List<List<String>> sentences = sentences();
    List<Prompts> all = new ArrayList<>(List.of(Prompts.OURS));
    for (int i = 1; i < sentences.get(0).size(); i++) {
      int wording = i;
      all.add(Prompts.OURS.reworded(text -> said(text, sentences, wording)));
    }
    return all;
  }

  private static String said(String text, List<List<String>> sentences, int wording) {
    String next = text;
    for (List<String> ways : sentences) {
      next = next.replace(ways.get(0), ways.get(wording));
    }
    return next;
  }

  private static List<List<String>> sentences() {
    try (InputStream in = Wordings.class.getResourceAsStream("wordings.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n", -1))
          .map(block -> block.lines().filter(line -> !line.startsWith("#")).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
