package org.tgd.codeeval.repair;

import java.util.LinkedHashSet;
import java.util.Set;

/** The calls with one argument by which a program makes a value of another. */
final class OwnCalls {
  private static final int MOST = 4;
  private static final Set<String> NONE =
      Set.of("print", "len", "range", "append", "add", "put", "println", "enumerate");

  private OwnCalls() {}

  /**
   * Forms with {@code %s} for the value, in the order of the text; letters of the other case too.
   */
  static Set<String> of(Source source) {
    Set<String> forms = new LinkedHashSet<>();
    for (int i = 0; i + 1 < source.tokens().size() && forms.size() < MOST; i++) {
      boolean called = source.at(i).name() && source.at(i + 1).is("(");
      String before = source.at(i - 1).text();
      boolean fixed =
          source.at(i - 1).is(".")
              && source.at(i - 2).text().matches("Character|Math|String|Integer");
      boolean free =
          !before.equals(".")
              && !before.equals("new")
              && !before.equals("def")
              && !source.at(i - 1).name()
              && !Source.keyword(source.at(i));
      boolean own = source.at(i).is(source.signature().method());
      if (!called || own || NONE.contains(source.at(i).text()) || !(fixed || free)) {
        continue;
      }
      int close = source.closing(i + 1);
      boolean one = close > i + 2 && !source.text(i + 1, close).contains(",");
      if (one) {
        String head = fixed ? source.text(i - 2, i) : source.at(i).text();
        forms.add(head + "(%s)");
        if (head.endsWith("toLowerCase")) {
          forms.add("Character.toUpperCase(%s)");
        } else if (head.endsWith("toUpperCase")) {
          forms.add("Character.toLowerCase(%s)");
        }
      }
    }
    return forms;
  }
}
