package org.tgd.core.llm;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.journal.Sha256;

/** The prompt texts in use, for the manifest of a run. */
public final class Prompts {
  private Prompts() {}

  /** The SHA-256 of every prompt text by its name, in hexadecimal. */
  public static SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Template template :
        List.of(
            Template.CRITIC_SYSTEM,
            Template.CRITIC_USER,
            Template.COMPARE_SYSTEM,
            Template.COMPARE_USER,
            Template.EDITOR_SYSTEM,
            Template.EDITOR_USER,
            Template.REPAIR_USER,
            Template.REDUCE_SYSTEM,
            Template.REDUCE_USER)) {
      hashes.put(template.name(), Sha256.hex(template.text()));
    }
    return hashes;
  }
}
