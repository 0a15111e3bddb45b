package org.tgd.chem.sdf;

import java.util.List;
import java.util.Map;

/** Writes records of SDF (CTfile formats, Biovia 2020). */
public final class SdfText {
  private SdfText() {}

  /**
   * A record.
   *
   * @param molfile a molfile that ends with a line break
   * @param fields data fields, one map after the other
   */
  public static String record(String molfile, List<Map<String, String>> fields) {
    StringBuilder text = new StringBuilder(molfile);
    fields.forEach(map -> map.forEach((name, value) -> field(text, name, value)));
    return text.append("$$$$\n").toString();
  }

  /** Blank lines would end the value, and a line of four dollars the record. */
  private static void field(StringBuilder text, String name, String value) {
    text.append(">  <")
        .append(name.replaceAll("[<>\\p{Cc}]", " "))
        .append(">\n")
        .append(
            value.replaceAll("\\R\\s*\\R", "\n").replaceAll("(?m)^(\\$\\$\\$\\$|>)", " $1").strip())
        .append("\n\n");
  }
}
