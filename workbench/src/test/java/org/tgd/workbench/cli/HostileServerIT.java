package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.workbench.cli.base.ExitCode;

/**
 * A server that does its part badly in some ninety ways: each ends with its exit code and a
 * message, nothing is lost, and a run that was healed and resumed equals an undisturbed one.
 */
class HostileServerIT {
  private static final String VALUE = "```\ntebbbbb\n```";
  private static final String TEXT = "\"```\\ntebbbbb\\n```\"";

  /** What a run is where the server does its part well; it is the same for all. */
  private static List<String> whole;

  @TempDir private Path folder;

  @BeforeAll
  static void undisturbed(@TempDir Path place) throws IOException {
    try (StubOpenAiServer server = server()) {
      assertThat(optimize(server, place.resolve("run")).code()).isEqualTo(ExitCode.DONE);
      whole = bodies(place.resolve("run"));
    }
  }

  private Cli optimize(StubOpenAiServer server, String name, String... more) {
    return optimize(server, folder.resolve(name), more);
  }

  private static Cli optimize(StubOpenAiServer server, Path run, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "optimize",
                "--domain",
                "letters",
                "-o",
                "start=bbbbbbb",
                "--steps",
                "2",
                "--critic",
                "grounded",
                "--editor",
                "llm",
                "--model",
                "openai:m",
                "--base-url",
                server.url(),
                "--timeout",
                "2",
                "--attempts",
                "1",
                "--out",
                run.toString(),
                "-q"));
    words.addAll(List.of(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  private static StubOpenAiServer server(Reply... script) {
    return StubOpenAiServer.answering(question -> VALUE, script);
  }

  private static String message(String content) {
    return "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}"
        .formatted(content);
  }

  private static Reply typed(String type, String header, byte[] body) {
    return turn -> {
      turn.exchange().getResponseHeaders().set("Content-Type", type);
      if (!header.isEmpty()) {
        turn.exchange().getResponseHeaders().set("Content-Encoding", header);
      }
      turn.exchange().sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      turn.exchange().getResponseBody().write(body);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** No answer came: exit code 4, and the run goes on where it ended. */
  private static final Map<String, Reply> FAILURES = failures();

  private static Map<String, Reply> failures() {
    Map<String, Reply> all = new LinkedHashMap<>();
    for (int status :
        List.of(
            300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 415,
            418, 422, 425, 429, 451, 500, 501, 502, 503, 504, 520, 522, 529)) {
      all.put("status " + status, Reply.status(status, "words of the server"));
    }
    all.put("a status without a body", Reply.statusAndBody(503, ""));
    all.put("a status with a page", Reply.statusAndBody(502, "<html>Bad gateway</html>"));
    all.put("a status with a packed body", packedStatus());
    all.put(
        "quota gone",
        Reply.statusAndBody(
            429, "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"));
    all.put("retry after", Reply.throttled("1"));
    all.put("hangs", Reply.hang());
    all.put("hangs in the body", Reply.hangInBody());
    all.put("breaks off", Reply.breakOff());
    all.put("a page", Reply.html());
    List<String> bodies =
        List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "42",
            "\"text\"",
            "{\"choices\":[]}",
            "{\"choices\":null}",
            "{\"choices\":{}}",
            "{\"choices\":[null]}",
            "{\"choices\":[{}]}",
            "{\"choices\":[{\"message\":null}]}",
            "{\"choices\":[{\"message\":\"text\"}]}",
            "{\"choices\":[{\"finish_reason\":\"stop\"}]}",
            "{\"error\":\"overloaded\"}",
            "{\"error\":{\"message\":\"overloaded\"}}",
            "{\"error\":{\"message\":\"slow\",\"code\":429}}",
            "{\"error\":{\"message\":\"key\",\"code\":401}}",
            "{\"error\":{}}",
            "{\"detail\":\"loading\"}",
            "{\"message\":\"loading\"}",
            "{\"half\":",
            "Service starting",
            "data: {\"error\":{\"message\":\"fire\"}}\n\n",
            "data: {\"choices\":[{\"delta\":{\"content\":\"te\"}}]}\n\n");
    IntStream.range(0, bodies.size())
        .forEach(
            i -> all.put("body " + i + " " + bodies.get(i).strip(), Reply.body(bodies.get(i))));
    all.put("packed by brotli", typed("application/json", "br", new byte[] {1, 2, 3}));
    all.put("broken gzip", typed("application/json", "gzip", new byte[] {1, 2, 3}));
    return all;
  }

  private static Reply packedStatus() {
    return turn -> {
      byte[] body = zipped("{\"error\":{\"message\":\"words of the server\"}}");
      turn.exchange().getResponseHeaders().set("Content-Encoding", "gzip");
      turn.exchange().sendResponseHeaders(500, body.length);
      turn.exchange().getResponseBody().write(body);
    };
  }

  /** The answer came, in an unusual form: the run is as if nothing had been. */
  private static final Map<String, Reply> LIBERTIES = liberties();

  private static Map<String, Reply> liberties() {
    Map<String, Reply> all = new LinkedHashMap<>();
    all.put("parts", Reply.body(message("[{\"type\":\"text\",\"text\":" + TEXT + "}]")));
    all.put(
        "two parts",
        Reply.body(
            message(
                "[{\"type\":\"text\",\"text\":\"```\\n"
                    + "teb\"},{\"type\":\"text\",\"text\":\"bbbb\\n"
                    + "```\"}]")));
    all.put("parts of strings", Reply.body(message("[" + TEXT + "]")));
    all.put(
        "a part with a value",
        Reply.body(message("[{\"type\":\"output_text\",\"text\":{\"value\":" + TEXT + "}}]")));
    all.put("one part", Reply.body(message("{\"type\":\"text\",\"text\":" + TEXT + "}")));
    all.put("gzip", typed("application/json", "gzip", zipped(message(TEXT))));
    all.put("gzip without a word", typed("application/json", "", zipped(message(TEXT))));
    all.put("as plain text", typed("text/plain", "", utf8(message(TEXT))));
    all.put("with a byte order", Reply.body("\n\n  " + message(TEXT) + "\n"));
    all.put("huge counts", Reply.body(message(TEXT).replace(":5,", ":3000000000,")));
    all.put("broken counts", Reply.body(message(TEXT).replace(":5,", ":\"many\",")));
    all.put("no finish", Reply.body(message(TEXT).replace("\"stop\"", "null")));
    all.put("an odd finish", Reply.body(message(TEXT).replace("\"stop\"", "\"eos\"")));
    all.put("a number as finish", Reply.body(message(TEXT).replace("\"stop\"", "7")));
    all.put(
        "reasoning beside it",
        Reply.body(message(TEXT).replace("\"role\"", "\"reasoning_content\":\"hm\",\"role\"")));
    all.put(
        "a completion of old",
        Reply.body("{\"choices\":[{\"text\":" + TEXT + ",\"finish_reason\":\"stop\"}]}"));
    all.put(
        "a stream",
        Reply.body(
            "data: {\"choices\":[{\"delta\":{\"content\":"
                + TEXT
                + "},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
    all.put(
        "a stream with comments",
        Reply.body(
            ": hi\n\ndata: {\"choices\":[{\"delta\":{\"content\":"
                + TEXT
                + "},\"finish_reason\":\"stop\"}]}\n\n"));
    return all;
  }

  /** An answer that holds no value: said, with its reason, and never taken for one. */
  private static final Map<String, Reply> USELESS =
      Map.ofEntries(
          Map.entry("empty", Reply.ok("")),
          Map.entry("white space", Reply.ok("   ")),
          Map.entry("content null", Reply.body(message("null"))),
          Map.entry("no content", Reply.body(message("null").replace(",\"content\":null", ""))),
          Map.entry("cut off", Reply.truncated("<new-value")),
          Map.entry("empty and cut off", Reply.truncated("")),
          Map.entry(
              "filtered", Reply.body(message("\"\"").replace("\"stop\"", "\"content_filter\""))),
          Map.entry(
              "a refusal",
              Reply.body(message("null").replace("\"role\"", "\"refusal\":\"no\",\"role\""))),
          Map.entry(
              "a tool call", Reply.body(message("null").replace("\"stop\"", "\"tool_calls\""))),
          Map.entry(
              "reasoning only",
              Reply.body(
                  message("\"\"").replace("\"role\"", "\"reasoning_content\":\"hm\",\"role\""))),
          Map.entry("an empty list of parts", Reply.body(message("[]"))));

  static Stream<String> failureNames() {
    return FAILURES.keySet().stream();
  }

  static Stream<String> libertyNames() {
    return LIBERTIES.keySet().stream();
  }

  static Stream<String> uselessNames() {
    return USELESS.keySet().stream();
  }

  @Test
  void thereAreNinetyKinds() {
    assertThat(FAILURES.size() + LIBERTIES.size() + USELESS.size()).isGreaterThanOrEqualTo(90);
  }

  private static List<String> bodies(Path run) throws IOException {
    return Files.readAllLines(run.resolve("journal.jsonl")).stream()
        .map(line -> line.replaceAll(",\"chain\":\"[0-9a-f]+\"|\"(in|out)put_tokens\":\\d+,?", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("failureNames")
  void aFailureIsSaidAndNothingIsLost(String name) throws IOException {
    try (StubOpenAiServer server = server(FAILURES.get(name))) {
      Cli result = optimize(server, "run");
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains(server.url()).contains("tgd run resume");
      assertThat(result.err()).doesNotContain("unexpected failure").doesNotContain("langchain");
      if (name.startsWith("status") && !name.startsWith("status 3")) {
        assertThat(result.err()).contains("words of the server");
      }
      String run = folder.resolve("run").toString();
      assertThat(Cli.tgd("run", "show", run, "--json").out()).contains("\"failures\" : 1");

      Cli resumed = Cli.tgd("run", "resume", run, "-q");
      assertThat(resumed.code()).as(resumed.err()).isEqualTo(ExitCode.DONE);
      assertThat(bodies(folder.resolve("run"))).isEqualTo(whole);
      Cli verified = Cli.tgd("run", "verify", run);
      assertThat(verified.code()).as(verified.out()).isEqualTo(ExitCode.DONE);
    }
  }

  @ParameterizedTest
  @MethodSource("libertyNames")
  void anUnusualFormIsReadRight(String name) throws IOException {
    try (StubOpenAiServer server = server(LIBERTIES.get(name))) {
      Cli result = optimize(server, "run");
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(bodies(folder.resolve("run"))).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("uselessNames")
  void aUselessAnswerEndsTheRunWithItsReason(String name) {
    Reply reply = USELESS.get(name);
    Reply[] all = IntStream.range(0, 9).mapToObj(i -> reply).toArray(Reply[]::new);
    try (StubOpenAiServer server = server(all)) {
      Cli result = optimize(server, "run", "--useless-answers", "1");
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains("could not be used").contains("tgd run resume");
    }
  }
}
