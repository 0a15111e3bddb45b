package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was left out of a patient's files, or read otherwise than it says, and why; in order. */
final class Notes {
  private final Set<String> sentences = new LinkedHashSet<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  List<String> all() {
    return new ArrayList<>(sentences);
  }
}
