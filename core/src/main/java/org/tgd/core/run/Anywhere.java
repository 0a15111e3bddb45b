package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A person who may answer at the terminal or through the run's directory, whichever comes first.
 * What was begun at the terminal when the answer came from elsewhere belongs to the next question.
 */
public final class Anywhere implements Person {
  private static final long MILLIS = 200;

  private final Terminal terminal;
  private final Mailbox mailbox;
  private Optional<CompletableFuture<String>> typing = Optional.empty();

  /** A person with both ways to answer. */
  public Anywhere(Terminal terminal, Mailbox mailbox) {
    this.terminal = requireNonNull(terminal, "terminal");
    this.mailbox = requireNonNull(mailbox, "mailbox");
  }

  @Override
  public String answer(String question) {
    return first(mailbox.ask("", question), question);
  }

  @Override
  public String answer(Inquiry about) {
    return first(mailbox.ask(about.candidate(), about.text()), about.whole());
  }

  private synchronized String first(String number, String question) {
    try {
      terminal.show(question);
      CompletableFuture<String> here = typing.orElseGet(this::type);
      typing = Optional.of(here);
      while (true) {
        Optional<String> there = mailbox.taken(number);
        if (there.isPresent()) {
          terminal.say("answered elsewhere: " + there.get());
          return there.get();
        }
        try {
          String typed = here.get(MILLIS, TimeUnit.MILLISECONDS);
          typing = Optional.empty();
          return typed;
        } catch (TimeoutException e) {
          // neither has answered yet
        }
      }
    } catch (ExecutionException e) {
      typing = Optional.empty();
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the run was interrupted while it waited for an answer");
    } finally {
      mailbox.clear();
    }
  }

  private CompletableFuture<String> type() {
    CompletableFuture<String> typed = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                typed.complete(terminal.read());
              } catch (RuntimeException e) {
                typed.completeExceptionally(e);
              }
            },
            "tgd-terminal");
    reader.setDaemon(true);
    reader.start();
    return typed;
  }
}
