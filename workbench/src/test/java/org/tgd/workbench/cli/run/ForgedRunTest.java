package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** A finished run that somebody changed: show, resume, replay and verify all notice. */
class ForgedRunTest {
  private static final String JOURNAL = "journal.jsonl";

  /** The request of the evaluation of any candidate but the start. */
  private static final String LATER = "\"candidate\":\"(?!bbbbbbb\")[a-z]{7}\"";

  private static final String RESULT = "result.json";

  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void takeARun() {
    run = folder.resolve("run");
    Cli result =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=bbbbbbb",
            "--out",
            run.toString(),
            "-q");
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
  }

  private record Forgery(String file, UnaryOperator<String> change) {}

  private static final Map<String, Forgery> FORGERIES = forgeriesByName();

  private static Map<String, Forgery> forgeriesByName() {
    Map<String, Forgery> all = new LinkedHashMap<>();
    all.put("a loss in the journal", journal(t -> t.replaceFirst("\"loss\":6.0", "\"loss\":1.0")));
    all.put(
        "a candidate in the journal",
        journal(t -> t.replaceFirst(LATER, "\"candidate\":\"zzzzzzz\"")));
    all.put(
        "an accepted step",
        journal(t -> t.replaceFirst("\"accepted\":true", "\"accepted\":false")));
    all.put("a line dropped", journal(t -> without(t, 4)));
    all.put("lines swapped", journal(t -> swapped(t, 4)));
    all.put(
        "a line put in", journal(t -> t.replaceFirst("\n", "\n{\"id\":\"77\",\"kind\":\"x\"}\n")));
    all.put("the tail cut off at a line", journal(t -> cut(t, 3)));
    all.put("the tail cut off inside a line", journal(t -> t.substring(0, t.length() - 9)));
    all.put("a line that is not JSON", journal(t -> t.replaceFirst("\n\\{", "\n{{")));
    all.put("the journal emptied", journal(t -> ""));
    all.put("a loss in the result", result(t -> t.replace("\"loss\" : 0.0", "\"loss\" : 0.5")));
    all.put("the end in the result", result(t -> t.replace("\"done\"", "\"budget_exhausted\"")));
    all.put(
        "the cost in the result",
        result(t -> t.replaceFirst("\"evaluations\" : \\d+", "\"evaluations\" : 1")));
    all.put(
        "the money in the result", result(t -> t.replaceFirst("\"usd\" : 0.0", "\"usd\" : 9.0")));
    all.put(
        "the start in the manifest",
        new Forgery("manifest.json", t -> t.replace("bbbbbbb", "ccccccc")));
    all.put(
        "the seed in the manifest",
        new Forgery("manifest.json", t -> t.replace("\"seed\" : 0", "\"seed\" : 1")));
    all.put(
        "a hash in the manifest",
        new Forgery(
            "manifest.json",
            t -> t.replaceFirst("\"start\" : \"[0-9a-f]{8}", "\"start\" : \"00000000")));
    return all;
  }

  private static Forgery journal(UnaryOperator<String> change) {
    return new Forgery(JOURNAL, change);
  }

  private static Forgery result(UnaryOperator<String> change) {
    return new Forgery(RESULT, change);
  }

  private static String without(String text, int line) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.remove(line);
    return String.join("\n", lines) + "\n";
  }

  private static String swapped(String text, int line) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.add(line + 1, lines.remove(line));
    return String.join("\n", lines) + "\n";
  }

  private static String cut(String text, int lines) {
    List<String> all = text.lines().toList();
    return String.join("\n", all.subList(0, all.size() - lines)) + "\n";
  }

  static Stream<String> forgeries() {
    return FORGERIES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void isNoticedByShowResumeReplayAndVerify(String name) throws IOException {
    Forgery forgery = FORGERIES.get(name);
    Path file = run.resolve(forgery.file());
    String before = Files.readString(file);
    String forged = forgery.change().apply(before);
    assertThat(forged).isNotEqualTo(before);
    Files.writeString(file, forged);

    for (String command : List.of("show", "replay", "verify", "export", "resume")) {
      Cli result = Cli.tgd("run", command, run.toString());

      assertThat(result.code()).as("%s: %s", command, result.err()).isIn(2, 4);
      assertThat(result.err() + result.out()).containsAnyOf("journal", "result.json", "manifest");
      assertThat(result.err()).doesNotContain("unexpected failure");
    }
    assertThat(file).hasContent(forged);
  }

  @Test
  void anUnchangedRunIsVerified() {
    Cli text = Cli.tgd("run", "verify", run.toString());
    assertThat(text.code()).as(text.out() + text.err()).isEqualTo(ExitCode.DONE);
    assertThat(text.out()).contains("ok       journal").contains("the run is as it was written");

    Cli json = Cli.tgd("run", "verify", run.toString(), "--json");
    assertThat(json.out()).contains("\"ok\" : true").contains("\"name\" : \"replay\"");
  }

  @Test
  void aReplayCanJudgeAnew() {
    Cli result = Cli.tgd("run", "replay", run.toString(), "--reevaluate");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    assertThat(result.err()).contains("candidates judged anew, each as recorded");
  }

  @Test
  void listNamesTheForgedRunAndShowsTheOthers() throws IOException {
    Path other = folder.resolve("other");
    Cli.tgd(
        "optimize", "--domain", "letters", "-o", "start=ccccccc", "--out", other.toString(), "-q");
    Path journal = run.resolve(JOURNAL);
    Files.writeString(
        journal, Files.readString(journal).replaceFirst(LATER, "\"candidate\":\"zzzzzzz\""));

    Cli result = Cli.tgd("run", "list", folder.toString());
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out()).contains("other");
    assertThat(result.err()).contains("journal.jsonl line");
  }
}
