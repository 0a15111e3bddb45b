package org.tgd.core.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tgd.core.eval.ToolException;

/**
 * One call of a shell command: text in, text out, within limits. What it started ends with it. The
 * program gets the user's environment without what looks like a secret (names with KEY, TOKEN,
 * SECRET, PASSWORD or CREDENTIAL).
 */
final class ProgramCall {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final List<String> SECRETS =
      List.of("KEY", "TOKEN", "SECRET", "PASSWORD", "CREDENTIAL");

  private final String command;
  private final ProgramLimits limits;

  ProgramCall(String command, ProgramLimits limits) {
    this.command = command;
    this.limits = limits;
  }

  /** What came of a call. */
  sealed interface Ended permits Answered, Failed {}

  /** It ended with code 0 and printed this. */
  record Answered(String out) implements Ended {}

  /** It did not; the reason is written for a reader. */
  record Failed(String reason) implements Ended {}

  /**
   * Calls the program.
   *
   * @throws ToolException if there is no such program
   */
  Ended call(String input) {
    Process process = start();
    try {
      AtomicBoolean flooded = new AtomicBoolean();
      CompletableFuture<String> out = read(process.getInputStream(), process, flooded);
      CompletableFuture<String> err = read(process.getErrorStream(), process, flooded);
      write(process, input);
      boolean inTime = process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        end(process);
        return new Failed(
            "the program took longer than " + limits.time().toMillis() / 1000.0 + " s");
      }
      String printed = rest(out, process);
      String said = rest(err, process);
      return flooded.get()
          ? new Failed("the program printed more than " + limits.outputBytes() + " bytes")
          : ended(process.exitValue(), printed, said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the evaluator program ran");
    } finally {
      end(process);
    }
  }

  /** What a program that has ended printed; what it left running does not hold the stream open. */
  private static String rest(CompletableFuture<String> text, Process process)
      throws InterruptedException {
    try {
      return text.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      end(process);
      return text.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the program's output could not be read", e.getCause());
    }
  }

  private Ended ended(int code, String out, String err) {
    if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
      throw new ToolException(
          "the evaluator program '%s' cannot be started: %s".formatted(command, lastLine(err)));
    }
    return code == 0
        ? new Answered(out)
        : new Failed("the program ended with code %d: %s".formatted(code, lastLine(err)));
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
    return last.length() > 300 ? last.substring(0, 300) + " …" : last;
  }

  private Process start() {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(ProgramCall::isSecret);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ToolException("no shell to start '" + command + "' with: " + e.getMessage(), e);
    }
  }

  private static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SECRETS.stream().anyMatch(upper::contains);
  }

  /** A program that does not read its input breaks the pipe, which is its own affair. */
  private static void write(Process process, String input) {
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
              } catch (IOException e) {
                // ended before it read everything: its exit code tells
              }
            },
            "tgd-program-input");
    writer.setDaemon(true);
    writer.start();
  }

  private CompletableFuture<String> read(
      InputStream stream, Process process, AtomicBoolean flooded) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(readWithin(stream, process, flooded));
              } catch (IOException e) {
                text.complete("");
              } catch (UncheckedIOException | IllegalStateException e) {
                text.completeExceptionally(e);
              }
            },
            "tgd-program-output");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private String readWithin(InputStream stream, Process process, AtomicBoolean flooded)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
      if (bytes.size() + n > limits.outputBytes()) {
        flooded.set(true);
        end(process);
        break;
      }
      bytes.write(buffer, 0, n);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
