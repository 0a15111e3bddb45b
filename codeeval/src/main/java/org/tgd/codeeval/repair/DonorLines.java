package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lines of a program put in the place of others, put before others, and left out. */
final class DonorLines {
  private static final String KIND = "donor line";

  private DonorLines() {}

  static List<Mutation> of(Source source, Locked locked) {
    var mutations = new ArrayList<Mutation>();
    int open = locked.open(source.code());
    Set<String> donors = donors(source, open);
    for (int i = 0; i < source.tokens().size() && source.at(i).start() < open; i++) {
      if (Statements.starts(source, i)) {
        int end = source.lineEnd(i);
        String text = source.text(i, end);
        Token token = source.at(i);
        String indent = source.indent(i);
        for (String donor : donors) {
          if (!donor.equals(text)) {
            mutations.add(source.replace(i, end, KIND, donor, 1));
          }
          mutations.add(
              new Mutation(
                  KIND, token.line(), token.start(), token.start(), donor + "\n" + indent, 1));
        }
        mutations.add(source.replace(i, end, KIND, source.python() ? "pass" : ";", 1));
      }
    }
    return mutations;
  }

  private static Set<String> donors(Source source, int open) {
    Set<String> donors = new LinkedHashSet<>();
    for (int i = 0; i < source.tokens().size() && source.at(i).start() < open; i++) {
      if (Statements.starts(source, i)) {
        donors.add(source.text(i, source.lineEnd(i)));
      }
    }
    return donors;
  }
}
