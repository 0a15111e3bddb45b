package org.tgd.workbench.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalIndex;

class CallsPageTest {
  @TempDir Path directory;

  private void record(int calls, IntFunction<String> answer) {
    try (Journal journal = Journal.open(directory)) {
      journal.run(
          () -> {
            for (int i = 0; i < calls; i++) {
              String said = answer.apply(i);
              journal.once("call", node("user", "asked <" + i + ">"), () -> node("text", said));
              journal.note("step", node("text", "no call"));
            }
            return "";
          });
    }
  }

  private static ObjectNode node(String name, String text) {
    return JsonNodeFactory.instance.objectNode().put(name, text);
  }

  private String page(String number) {
    JournalIndex calls = JournalIndex.below(directory, "call");
    calls.renew();
    return CallsPage.of("a run", calls, number).body();
  }

  @Test
  void showsTwentyCallsAPage() {
    record(41, i -> "said <" + i + ">");
    assertThat(page(""))
        .contains("41 calls, page 1 of 3", "Call 1 ", "Call 20 ", "asked &lt;0&gt;", "after")
        .doesNotContain("Call 21 ", ">before<");
    assertThat(page("3"))
        .contains("page 3 of 3", "Call 41 ", "said &lt;40&gt;", "before")
        .doesNotContain("Call 40 ", ">after<");
    assertThatThrownBy(() -> page("4")).isInstanceOf(Refusal.class).hasMessageContaining("1 to 3");
  }

  @Test
  void showsFewerWhereTheyAreLongAndTheBeginningOfTheLongest() {
    record(6, i -> "x".repeat(i == 3 ? 5_000_000 : 1_500_000));
    assertThat(page("")).contains("6 calls, page 1 of 4", "Call 2 ").doesNotContain("Call 3 ");
    assertThat(page("3"))
        .contains("Call 4 ", "The first 2000000 of 5000000 characters")
        .doesNotContain("Call 3 ", "Call 5 ");
    assertThat(page("4")).contains("Call 5 ", "Call 6 ").doesNotContain("The first 2000000");
  }
}
