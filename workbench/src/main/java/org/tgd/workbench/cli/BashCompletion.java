package org.tgd.workbench.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Picocli's completion script for bash, with what it leaves out: files where an option takes one
 * but its type does not say so, files beside names where both can be given, and words of the form
 * {@code name:value}, which bash takes apart at their colon.
 */
final class BashCompletion {
  /** Labels of arguments that are files or folders. */
  private static final Pattern FILE = Pattern.compile("\\b(FILE|DIR|FOLDER)\\b");

  /** Options that take a name of ours or a file. */
  private static final List<String> BOTH = List.of("--receptor", "--goals", "--case");

  private static final String FILES =
      """
            local IFS=$'\\n'
            type compopt &>/dev/null && compopt -o filenames
            COMPREPLY=( $( compgen -f -- "${curr_word}" ) )
            return $?
      """;

  private static final String FILES_TOO =
      """
            [ ${#COMPREPLY[@]} -eq 0 ] && type compopt &>/dev/null && compopt -o filenames
            COMPREPLY+=( $( compgen -f -- "${curr_word}" ) )
            return 0
      """;

  private static final String PLACES =
      """
          local positionals=$( compgen -f -- "${curr_word}" )
          type compopt &>/dev/null && compopt -o filenames
      """;

  private static final String JOINED =
      """

      # Bash takes name:value apart at the colon, and replaces only what stands behind it.
      if [ -n "$BASH_VERSION" ]; then
        function _complete_tgd_joined() {
          local -a words=()
          local i current=0
          for (( i = 0; i < ${#COMP_WORDS[@]}; i++ )); do
            if (( i > 0 )) && [[ "${COMP_WORDS[i]}" == : || "${COMP_WORDS[i - 1]}" == : ]]; then
              words[${#words[@]} - 1]+="${COMP_WORDS[i]}"
            else
              words+=("${COMP_WORDS[i]}")
            fi
            (( i == COMP_CWORD )) && current=$(( ${#words[@]} - 1 ))
          done
          local -a COMP_WORDS=("${words[@]}")
          local COMP_CWORD=$current
          _complete_tgd
          local word="${COMP_WORDS[COMP_CWORD]}"
          if [[ "$word" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
            COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
          fi
        }
        complete -F _complete_tgd_joined -o default tgd
      fi
      """;

  private BashCompletion() {}

  /** The script, for bash and, with its own completion system loaded, for zsh. */
  static String script(CommandLine root) {
    StringBuilder script = new StringBuilder(AutoComplete.bash("tgd", root));
    withFiles(script, root);
    return script.append(JOINED).toString();
  }

  private static void withFiles(StringBuilder script, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    String name = "_picocli_" + spec.qualifiedName("_").replaceAll("[^a-zA-Z0-9_]", "");
    int begin = script.indexOf("function " + name + "() {");
    int end = script.indexOf("\n}\n", begin);
    if (begin >= 0 && end >= 0) {
      script.replace(begin, end, withFiles(script.substring(begin, end), spec));
    }
    command.getSubcommands().values().forEach(each -> withFiles(script, each));
  }

  private static String withFiles(String function, CommandSpec spec) {
    String text = function;
    for (OptionSpec option : spec.options()) {
      String start = "    '" + option.longestName() + "')\n";
      if (isFile(option)) {
        text = text.replace(start + "      return\n", start + FILES);
      }
      int at = text.indexOf(start);
      if (takesBoth(option) && at >= 0) {
        int last = text.indexOf("      return $?\n", at);
        text = text.substring(0, last) + FILES_TOO + text.substring(last + 18);
      }
    }
    return spec.positionalParameters().stream().anyMatch(BashCompletion::isFile)
        ? text.replace("    local positionals=\"\"\n", PLACES)
        : text;
  }

  private static boolean takesBoth(OptionSpec option) {
    return BOTH.contains(option.longestName()) && option.completionCandidates() != null;
  }

  private static boolean isFile(ArgSpec argument) {
    return FILE.matcher(argument.paramLabel()).find();
  }
}
