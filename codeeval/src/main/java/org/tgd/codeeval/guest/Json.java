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
    switch (next()) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string();
      case 't':
        at += 3;
        return Boolean.TRUE;
      case 'f':
        at += 4;
        return Boolean.FALSE;
      case 'n':
        at += 3;
        return null;
      default:
        at--;
        return number();
    }
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
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'u':
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      default:
        return c;
    }
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
    if (value instanceof String) {
      quote((String) value, out);
    } else if (value instanceof Map) {
      char separator = '{';
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        out.append(separator);
        quote((String) entry.getKey(), out);
        out.append(':');
        write(entry.getValue(), out);
        separator = ',';
      }
      out.append(separator == '{' ? "{}" : "}");
    } else if (value instanceof List) {
      char separator = '[';
      for (Object element : (List<?>) value) {
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
