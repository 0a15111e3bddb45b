package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.EngineException;

class MailboxTest {
  private static final Inquiry ABOUT = new Inquiry("x: 9", "x is too large\n", "What now?");

  @TempDir private Path path;

  private RunDirectory directory() {
    return new RunDirectory(path);
  }

  /** The question that is put down next. */
  private Mailbox.Open asked(String before) throws InterruptedException {
    for (int left = 500; left > 0; left--) {
      Optional<Mailbox.Open> open = directory().mailbox().open();
      if (open.filter(each -> !each.number().equals(before)).isPresent()) {
        return open.get();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("nothing is asked");
  }

  private static String within(CompletableFuture<String> answer) {
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void anAnswerInTheDirectoryIsTakenOnceAndLeavesNothing() throws Exception {
    Mailbox mailbox = directory().mailbox();
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> mailbox.answer(ABOUT));
    Mailbox.Open asked = asked("");
    assertThat(asked.question()).isEqualTo("x is too large\n");
    assertThat(asked.candidate()).isEqualTo("x: 9");
    assertThat(mailbox.reply("another", "no")).isFalse();
    assertThat(mailbox.reply(asked.number(), " lower x\nto 3 \n")).isTrue();
    assertThat(within(answer)).isEqualTo("lower x\nto 3");
    assertThat(mailbox.open()).isEmpty();
    assertThat(mailbox.reply(asked.number(), "late")).isFalse();
    assertThat(path).isEmptyDirectory();
  }

  @Test
  void anEndThatIsAskedForEndsTheWaitingResumably() throws Exception {
    Mailbox mailbox = directory().mailbox();
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> mailbox.answer(ABOUT));
    asked("");
    directory().requestStop();
    assertThatThrownBy(() -> within(answer))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(EngineException.class)
        .hasMessageContaining("an end was asked for");
    assertThat(mailbox.open()).isEmpty();
  }

  @Test
  void whoeverAnswersFirstIsHeardAtTheTerminalOrElsewhere() throws Exception {
    StringWriter shown = new StringWriter();
    try (PipedWriter keyboard = new PipedWriter();
        BufferedReader in = new BufferedReader(new PipedReader(keyboard))) {
      Anywhere person =
          new Anywhere(new Terminal(in, new PrintWriter(shown)), directory().mailbox());
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> person.answer(ABOUT));
      Mailbox.Open asked = asked("");
      directory().mailbox().reply(asked.number(), "from elsewhere");
      assertThat(within(first)).isEqualTo("from elsewhere");

      CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> person.answer("Now?"));
      asked(asked.number());
      type(keyboard, "typed\n\n");
      assertThat(within(second)).isEqualTo("typed");
    }
    assertThat(shown.toString())
        .contains("x is too large\nWhat now?", "answered elsewhere: from elsewhere", "Now?");
    assertThat(path).isEmptyDirectory();
  }

  private static void type(PipedWriter keyboard, String text) throws IOException {
    keyboard.write(text);
    keyboard.flush();
  }

  @Test
  void whereTheTerminalHasEndedNobodyAnswers() throws IOException {
    Anywhere person =
        new Anywhere(
            new Terminal(
                new BufferedReader(java.io.Reader.nullReader()),
                new PrintWriter(new StringWriter())),
            directory().mailbox());
    assertThatThrownBy(() -> person.answer(ABOUT))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("nobody answers");
    assertThat(path).isEmptyDirectory();
  }
}
