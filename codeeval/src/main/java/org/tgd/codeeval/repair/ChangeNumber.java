package org.tgd.codeeval.repair;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A number taken for another one: small, of the program, twice, half, or the inverse of it. */
final class ChangeNumber implements MutationOperator {
  private static final String KIND = "number";
  private static final int MOST = 10;

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (token.kind() != Token.Kind.NUMBER || !token.text().matches("\\d{1,9}(\\.\\d*)?")) {
      return;
    }
    Set<String> others = new LinkedHashSet<>();
    double value = Double.parseDouble(token.text());
    boolean real = token.text().contains(".");
    if (real && value > 0) {
      others.add(plain(1 / value));
      others.add(plain(value / 2));
      others.add(plain(value * 2));
    }
    for (String small : new String[] {"2", "1", "0", "3", "10"}) {
      others.add(small);
    }
    for (Token other : source.tokens()) {
      if (other.kind() == Token.Kind.NUMBER) {
        others.add(other.text());
      }
    }
    double prior = 0.2;
    for (String other : others.stream().limit(MOST).toList()) {
      if (!other.equals(token.text())) {
        found.accept(source.replace(index, KIND, other, prior));
        prior *= 0.85;
      }
    }
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%s", value);
  }
}
