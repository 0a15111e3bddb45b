package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Simple statements of a program, as they are and with one variable for another. */
final class CopiedStatements {
  private static final int LONGEST = 80;
  private static final Set<String> FRAMES =
      Set.of("return", "pass", "break", "continue", "raise", "throw", "yield");

  private CopiedStatements() {}

  /** The statements with a weight, without those that the line of that token starts with. */
  static Map<String, Double> of(Source source, int index, List<String> known) {
    Map<String, Double> statements = new LinkedHashMap<>();
    String here = source.text(index, source.lineEnd(index));
    for (int i = 0; i < source.tokens().size(); i++) {
      if (!Statements.starts(source, i)
          || !Statements.simple(source, i)
          || FRAMES.contains(source.at(i).text())
          || (!source.python() && source.at(i + 1).name())) {
        continue;
      }
      int end = source.lineEnd(i) - (source.python() ? 0 : 1);
      String text = source.text(i, end);
      if (text.contains("\n") || text.length() > LONGEST) {
        continue;
      }
      if (i != index && !here.startsWith(text)) {
        statements.merge(text, 0.5, Math::max);
      }
      for (String changed : renamed(source, i, end, known)) {
        statements.merge(changed, 0.3, Math::max);
      }
    }
    return statements;
  }

  /** The names and numbers of a text. */
  static Set<String> words(String text) {
    return Stream.of(text.split("\\W+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<String> renamed(Source source, int first, int last, List<String> known) {
    var renamed = new ArrayList<String>();
    for (int i = first; i <= last; i++) {
      Token token = source.at(i);
      boolean variable = token.name() && !source.at(i - 1).is(".") && !source.at(i + 1).is("(");
      boolean constant = !source.python() && token.text().matches("[A-Z_]{2,}");
      boolean number =
          token.kind() == Token.Kind.NUMBER
              && source.at(i - 1).text().matches("[,(]")
              && source.at(i + 1).text().matches("[,)]");
      if (number || (variable && (known.contains(token.text()) || constant))) {
        for (String name : known) {
          if (!name.equals(token.text())) {
            renamed.add(
                source.code().substring(source.at(first).start(), token.start())
                    + name
                    + source.code().substring(token.end(), source.at(last).end()));
          }
        }
      }
    }
    return renamed;
  }
}
