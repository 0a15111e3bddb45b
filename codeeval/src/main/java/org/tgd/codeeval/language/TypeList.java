package org.tgd.codeeval.language;

import java.util.ArrayList;
import java.util.List;

/** Parameters and the like, separated by commas that stand in no brackets. */
final class TypeList {
  private TypeList() {}

  static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "<([{".indexOf(c) >= 0 ? 1 : ">)]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    String last = text.substring(begin).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }
}
