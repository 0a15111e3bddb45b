package org.tgd.codeeval.repair;

import java.math.BigInteger;
import java.util.function.Consumer;

/** Whole constants one up or down, or 0; truth values turned round; a term of 1 left out. */
final class ShiftConstant implements MutationOperator {
  private static final String KIND = "constant";

  @Override
  public void at(Source source, int index, Consumer<Mutation> found) {
    Token token = source.at(index);
    if (token.kind() == Token.Kind.NUMBER && token.text().matches("\\d+[lL]?")) {
      shift(source, index, found);
    } else if (token.is("True") || token.is("False")) {
      found.accept(source.replace(index, KIND, token.is("True") ? "False" : "True", 0.8));
    } else if (token.is("true") || token.is("false")) {
      found.accept(source.replace(index, KIND, token.is("true") ? "false" : "true", 0.8));
    } else if (token.kind() == Token.Kind.NUMBER && token.text().matches("\\d+\\.\\d*")) {
      double value = Double.parseDouble(token.text());
      found.accept(source.replace(index, KIND, String.valueOf(value / 2), 0.3));
      found.accept(source.replace(index, KIND, String.valueOf(value * 2), 0.3));
    }
  }

  private static void shift(Source source, int index, Consumer<Mutation> found) {
    String text = source.at(index).text();
    String suffix = text.matches(".*[lL]") ? text.substring(text.length() - 1) : "";
    BigInteger value = new BigInteger(text.substring(0, text.length() - suffix.length()));
    boolean none = value.signum() == 0;
    boolean sum = none && source.at(index - 1).text().matches("[-+*/%]|//|\\*\\*");
    String minus = sum ? "(-1" + suffix + ")" : "-1" + suffix;
    String down = none ? minus : value.subtract(BigInteger.ONE) + suffix;
    found.accept(source.replace(index, KIND, value.add(BigInteger.ONE) + suffix, none ? 1 : 0.8));
    found.accept(source.replace(index, KIND, down, none ? 0.5 : 1));
    if (value.bitLength() > 1) {
      found.accept(source.replace(index, KIND, "0" + suffix, 0.3));
      found.accept(source.replace(index, KIND, "1" + suffix, 0.3));
    }
    Token sign = source.at(index - 1);
    if (value.equals(BigInteger.ONE)
        && (sign.is("+") || sign.is("-"))
        && source.binary(index - 1)) {
      Token one = source.at(index);
      found.accept(
          new Mutation("bound", one.line(), source.at(index - 2).end(), one.end(), "", 0.4));
    }
  }
}
