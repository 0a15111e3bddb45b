package org.tgd.core.llm;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a critic's "nothing to change" from criticism. */
final class Nothing {
  private static final Pattern DECORATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** All that is said, without marks, in small letters. */
  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?:(?:the |my )?(?:answer|feedback|criticism|verdict)(?: is)? )?none|n a|(?:there is"
              + " )?nothing|(?:there is )?nothing (?:to|needs to|has to|must) (?:be )?"
              + "(?:chang|improv|criticis|criticiz|add|fix|report|say)(?:e|ed|ing|es)?|(?:there"
              + " (?:is|are) )?(?:none|no)(?: further| more| other)?"
              + " (?:feedback|criticism|changes?|comments?|issues?|problems?|improvements?)(?:"
              + " (?:is|are))?(?: needed| necessary| required| found| to make)?|none (?:is |are"
              + " )?(?:needed|necessary|required)");

  /** The agreed word in capitals, set off from an explanation after it. */
  private static final Pattern EXPLAINED =
      Pattern.compile("[\\s*_`\"'#>]*NONE[*_`\"']*\\s*[-–—:.,;(\\n].{0,200}", Pattern.DOTALL);

  private static final Pattern OBJECTION =
      Pattern.compile("\\b(?:but|however|except|although|though|should|must|instead|apart)\\b");

  private Nothing() {}

  /** Whether the answer, without reasoning, says that nothing needs to be changed. */
  static boolean isSaid(String answer) {
    String bare = DECORATION.matcher(answer).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    return SAYS_SO.matcher(bare).matches()
        || (EXPLAINED.matcher(answer).matches() && !OBJECTION.matcher(bare).find());
  }
}
