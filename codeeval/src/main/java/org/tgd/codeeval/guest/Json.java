package org.tgd.codeeval.guest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON to and from maps, lists, texts, numbers and truth values. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    return new Json(text).value();
  }

  private Object value() {
    char first = next();
    return switch (first) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word(true, 3);
      case 'f' -> word(false, 4);
      case 'n' -> word(null, 3);
      default -> {
        at--;
        yield number();
      }
    };
  }

  private Object word(Object value, int rest) {
    at += rest;
    return value;
  }

  private char next() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
    return text.charAt(at++);
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    char c = next();
    while (c != '}') {
      if (c == ',') {
        c = next();
      }
      String key = string();
      next();
      map.put(key, value());
      c = next();
    }
    return map;
  }

  private List<Object> array() {
    List<Object> list = new ArrayList<>();
    char c = next();
    while (c != ']') {
      if (c != ',') {
        at--;
      }
      list.add(value());
      c = next();
    }
    return list;
  }

  private String string() {
    StringBuilder found = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      found.append(c == '\\' ? escaped() : c);
    }
    return found.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private Object number() {
    int start = at;
    boolean whole = true;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at++);
      whole &= c != '.' && c != 'e' && c != 'E';
    }
    String digits = text.substring(start, at);
    if (!whole) {
      return Double.valueOf(digits);
    }
    return digits.length() < 18 ? (Object) Long.valueOf(digits) : new BigInteger(digits);
  }

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof String text) {
      quote(text, out);
    } else if (value instanceof Map<?, ?> map) {
      char separator = '{';
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator);
        quote((String) entry.getKey(), out);
        out.append(':');
        write(entry.getValue(), out);
        separator = ',';
      }
      out.append(separator == '{' ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      char separator = '[';
      for (Object element : list) {
        out.append(separator);
        write(element, out);
        separator = ',';
      }
      out.append(separator == '[' ? "[]" : "]");
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
