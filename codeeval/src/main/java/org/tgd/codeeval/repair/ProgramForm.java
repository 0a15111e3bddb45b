package org.tgd.codeeval.repair;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tgd.core.Form;
import org.tgd.core.llm.Fences;

/**
 * What a program looks like in an answer: the whole of it. Out of prose it picks the one fenced
 * block that is not the old program; a bare program is taken as it is.
 */
public final class ProgramForm implements Form {
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\A\\s*(?:from\\s+\\S+\\s+import\\b|import\\s+[\\w.]+\\s*(?:[;,]|\\R|as\\b)|(?:async\\s+)?def\\s+\\w+\\s*\\(|"
              + "(?:abstract |final )?class\\s+\\w+\\s*[:({]|@\\w|public\\s+\\w|package\\s+\\w|//|/\\*)");

  @Override
  public String example() {
    return "(the whole program)";
  }

  @Override
  public Optional<String> salvage(String answer, String incumbent) {
    List<String> blocks =
        Fences.blocks(answer).stream()
            .filter(block -> !block.isBlank() && !block.strip().equals(incumbent.strip()))
            .distinct()
            .toList();
    if (blocks.size() == 1) {
      return Optional.of(blocks.get(0));
    }
    return blocks.isEmpty() && BEGINNING.matcher(answer).find()
        ? Optional.of(answer)
        : Optional.empty();
  }
}
