package org.tgd.workbench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.benchmarks.board.Course;
import org.tgd.benchmarks.board.TrialSteps;
import org.tgd.workbench.cli.Cli;

class StudyReportTest {
  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  @TempDir private Path folder;

  /** Method m comes closer to its goal the larger m is; courses of five steps. */
  private Path study(String name, int methods, int instances, double shift) throws Exception {
    Path out = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        out.resolve("study.json"),
        "{\"study\": \"made-up\", \"arguments\": [\"--out\", \"x\"], \"place\": \"/\","
            + " \"program\": \"0\", \"exit_code\": 0}");
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder trials =
        new StringBuilder("instance,method,seed,budget,start,best,proposals,tried,tokens,curve\n");
    StringBuilder steps = new StringBuilder();
    int row = 0;
    for (int i = 0; i < instances; i++) {
      for (int m = 0; m < methods; m++) {
        double best = 10.0 / (1 + m) + random.nextDouble() + shift;
        List<Double> values = List.of(20.0, 19 - m * 0.5, 15 + best / 10, 11 + best / 10, best);
        Course course = new Course(List.of(1.0, 5.0, 20.0, 60.0, 90.0), values);
        trials.append(
            String.format(
                Locale.ROOT,
                "i%d,method <%d>,1,100,20,%s,%d,100,%d,%s%n",
                i,
                m,
                best,
                10 + m,
                1000 * (m + 1),
                course.text()));
        steps.append(
            TrialSteps.line(
                ++row, course, List.of("one\ntwo", "one\n2", "1\n2", "1\n2\n<b>", "end")));
      }
    }
    Files.writeString(out.resolve("trials.csv"), trials);
    Files.writeString(out.resolve("steps.jsonl"), steps);
    Files.writeString(out.resolve("summary.csv"), "method,score\nmethod <0>," + (1 + shift) + "\n");
    return out;
  }

  private static String report(Path study, String... more) throws Exception {
    String[] words = new String[3 + more.length];
    System.arraycopy(new String[] {"bench", "report", study.toString()}, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    Cli run = Cli.tgd(words);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readString(study.resolve("report.html"));
  }

  @Test
  void thePageHasEveryPaneAndItsDrawingsAreWellFormed() throws Exception {
    Path study = study("one", 5, 12, 0);
    String page = report(study);
    assertThat(page)
        .contains("Leaderboard", "Best so far", "Solved targets", "critical difference", "Wins")
        .contains("<h3>proposals", "calls, tried edits included", "<h3>tokens", "class=\"band s0\"")
        .contains("<h3>On the way", "in calls, until a trial", "<th>A12</th>")
        .contains("Steps of some trials", "<del>- one", "<ins>+ &lt;b&gt;")
        .doesNotContain("<script", "http-equiv=\"refresh", "src=", "<b>", "{style}", "{title}");
    List<String> drawings = SVG.matcher(page).results().map(match -> match.group()).toList();
    assertThat(drawings).hasSizeGreaterThan(6);
    for (String drawing : drawings) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
      assertThat(drawing).contains("viewBox=\"0 0 360 ").doesNotContain("NaN");
    }
    assertThat(Files.readString(study.resolve("leaderboard.csv")).lines().skip(1))
        .hasSize(5)
        .first()
        .asString()
        .startsWith("1,method <4>,12,12,");
    // nothing else is read: the same trials give the same page
    assertThat(report(study)).isEqualTo(page);
  }

  @Test
  void aChangedTrialChangesTheLeaderboard() throws Exception {
    Path study = study("one", 3, 6, 0);
    String before = report(study);
    Path trials = study.resolve("trials.csv");
    List<String> rows = Files.readAllLines(trials);
    rows.set(1, rows.get(1).replaceFirst(",20,[0-9.]+,", ",20,0.001,"));
    Files.write(trials, rows);
    String board = Files.readString(study.resolve("leaderboard.csv"));
    assertThat(report(study)).isNotEqualTo(before);
    assertThat(Files.readString(study.resolve("leaderboard.csv"))).isNotEqualTo(board);
  }

  @Test
  void rowsWithoutResultAreNamedByMethod() throws Exception {
    Path study = study("one", 2, 3, 0);
    assertThat(report(study)).doesNotContain("no result");
    Path trials = study.resolve("trials.csv");
    Files.writeString(
        trials,
        "i0,method <1>,2,100,20,NaN,1,1,1,\ni0,lost,1,100,20,,1,1,1,\n",
        StandardOpenOption.APPEND);
    assertThat(report(study))
        .contains(
            "2 rows have no result and are left out: method &lt;1&gt; 1, lost 1 (all of its rows).");
  }

  @Test
  void tenThousandTrialsStayUnderFiveMegabytes() throws Exception {
    Path study = study("large", 10, 1000, 0);
    assertThat(report(study).length()).isBetween(50_000, 5_000_000);
  }

  @Test
  void chosenTrialsAreShownAndMissingOnesNamed() throws Exception {
    Path study = study("one", 2, 3, 0);
    assertThat(report(study, "--trial", "2", "--trial", "5")).contains("Row 2: ", "Row 5: ");
    Cli wrong = Cli.tgd("bench", "report", study.toString(), "--trial", "99");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--trial was 99");
  }

  @Test
  void comparisonsOfStudiesArePaired() throws Exception {
    Path first = study("first", 3, 8, 0);
    Path second = study("second", 3, 8, -0.5);
    Cli text = Cli.tgd("bench", "compare", first.toString(), second.toString());
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("score difference", "better by", "8/0/0", "0.5000 [0.5");
    Cli json =
        Cli.tgd("bench", "compare", first.toString(), second.toString(), "--paired", "--json");
    assertThat(json.out()).contains("\"wins\" : 8", "\"p_holm\" : 0.01", "\"pairs\" : 8");
    Files.delete(second.resolve("trials.csv"));
    Cli none = Cli.tgd("bench", "compare", first.toString(), second.toString(), "--paired");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("trials.csv");
  }

  @Test
  void methodsThatTheTestDoesNotTellApartAreJoined() {
    assertThat(RankDiagram.groups(List.of(1.0, 1.5, 2.4, 4.0), 1.0))
        .satisfiesExactly(
            group -> assertThat(group).containsExactly(0, 1),
            group -> assertThat(group).containsExactly(1, 2));
    assertThat(RankDiagram.groups(List.of(1.0, 3.0), 1.0)).isEmpty();
  }
}
