package org.tgd.benchmarks.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class BoardTest {
  private static final String HEAD = "task,instance,method,seed,budget,start,best,tried,curve\n";

  @TempDir private Path folder;

  private Board board(String text) throws IOException {
    Files.writeString(folder.resolve("trials.csv"), text);
    return new Board(Trials.read(folder));
  }

  /** Three methods on eight instances, four calls: known areas, ranks and scores. */
  private static String three() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 8; i++) {
      double ours = 2 + 0.01 * i;
      double slow = 4 + 0.03 * i;
      text.append("t,p%d,slow,1,4,10,%s,4,1:10 4:%s\n".formatted(i, slow, slow));
      text.append("t,p%d,ours,1,4,10,%s,3,1:10 2:%s\n".formatted(i, ours, ours));
      text.append("t,p%d,best,1,4,10,0,4,1:10 3:0\n".formatted(i));
    }
    return text.toString();
  }

  @Test
  void scoresAreasRanksAndWinsAreThoseOfTheTrials() throws IOException {
    Board board = board(three());
    assertThat(board.methods()).containsExactly("best", "ours", "slow");
    Standing best = board.standings().get(0);
    Standing ours = board.standings().get(1);
    assertThat(best.score()).isEqualTo(1);
    assertThat(best.area()).hasValue(0.5);
    assertThat(ours.score()).isCloseTo(0.7965, within(1e-12));
    // 0 at the first call, then the final score
    assertThat(ours.area().orElseThrow()).isCloseTo(0.75 * 0.7965, within(1e-12));
    assertThat(ours.rank()).hasValue(2);
    assertThat(ours.areaRank()).hasValue(1);
    assertThat(ours.behind()).isCloseTo(0.2035, within(1e-12));
    // all eight differences have one sign: 2 / 2^8, by Holm over two methods
    assertThat(ours.p()).isCloseTo(2 * 2 / 256.0, within(1e-12));
    assertThat(ours.costs()).containsExactly(Map.entry("tried", 3.0));
    assertThat(board.winShare("best", "slow")).isEqualTo(1);
    assertThat(board.pairwise()[2][0]).isEqualTo(board.pairwise()[0][2]).isLessThan(0.05);
    assertThat(board.byResult().orElseThrow().meanRanks()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void whatAMethodWasToldPartsItsTrials() throws IOException {
    StringBuilder text = new StringBuilder("method,information,counted,instance,seed,score\n");
    for (int i = 0; i < 6; i++) {
      text.append("search,I1,every tried edit,p%d,1,0.9\n".formatted(i));
      text.append("search,I0,every tried edit,p%d,1,0.5\n".formatted(i));
      text.append("graph GA,I0,every tried edit,p%d,1,0.7\n".formatted(i));
    }
    assertThat(board(text.toString()).methods())
        .containsExactly("search, I1", "graph GA, I0", "search, I0");
    String alone = text.toString().replaceAll("(?m)^search,I0.*\n", "");
    assertThat(board(alone).methods()).containsExactly("search", "graph GA");
  }

  @Test
  void curvesAndSolvedTargetsFollowTheCalls() throws IOException {
    Board board = board(three());
    List<Board.Point> curve = board.curve("ours");
    assertThat(curve.get(0).mean()).isZero();
    // 20 of 40 parts are 2 of 4 calls
    assertThat(curve.get(19).mean()).isZero();
    assertThat(curve.get(20).mean()).isCloseTo(0.7965, within(1e-12));
    assertThat(curve.get(20).bounds().low()).isLessThan(0.7965);
    assertThat(curve.get(20).bounds().high()).isGreaterThan(0.7965);
    assertThat(board.solved("best").get(40).mean()).isEqualTo(1);
    assertThat(board.solved("best").get(29).mean()).isZero();
    // 0.8 is reached by the first instance alone
    assertThat(board.solved("ours").get(40).mean())
        .isCloseTo((7 * 7 + 8) / (8 * 12.0), within(1e-12));
  }

  @Test
  void aTrialThatChangesChangesTheLeaderboard() throws IOException {
    String before = board(three()).csv();
    String after =
        board(three().replace("best,1,4,10,0,4,1:10 3:0", "best,1,4,10,9,4,1:10 3:9")).csv();
    assertThat(before.lines().skip(1).findFirst().orElse("")).startsWith("1,best,8,8,1.0,");
    assertThat(after.lines().skip(1).findFirst().orElse("")).startsWith("1,ours,8,8,1.0,");
    String one = board(three().replaceFirst("3:0", "3:1").replaceFirst("10,0,4", "10,1,4")).csv();
    assertThat(one).isNotEqualTo(before);
    assertThat(board(three()).csv()).isEqualTo(before);
  }

  @Test
  void armsBlocksAndDirectionsAreReadFromWhateverColumnsThereAre() throws IOException {
    Board board =
        board(
            """
            domain,instance,editor,arm,acceptance,seed,score
            known,a,rules,true,always,1,3
            known,a,rules,empty,always,1,1
            code,a,rules,true,always,1,5
            code,a,rules,empty,always,1,
            """);
    assertThat(board.trials().isHigherBetter()).isTrue();
    assertThat(board.trials().missing()).isEqualTo(1);
    assertThat(board.methods()).containsExactly("true", "empty");
    assertThat(board.trials().all().get(2).instance()).isEqualTo("code, a");
    assertThat(board.hasCourses()).isFalse();
    assertThat(board.common()).isEqualTo(1);
    assertThat(board.byResult()).isEmpty();
    // without starts, 0 is the worst trial
    assertThat(board.standings().get(1).score()).isZero();
  }

  @Test
  void theTableOfAGridIsReadWithTasksAsBlocks() throws IOException {
    Board board =
        board(
            """
            key,task,config,seed,status,evaluations,tokens,start_loss,best_loss
            k1,one,tgd,1,finished,5,0,8,2
            k2,one,opro,1,finished,6,0,8,4
            k3,two,tgd,1,finished,5,0,4,1
            k4,two,opro,1,failed,,,,
            """);
    assertThat(board.methods()).containsExactly("tgd", "opro");
    assertThat(board.standings().get(1).score()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(board.trials().withoutResult()).containsExactly(entry("opro", 1));
    assertThat(board.standings().get(0).costs()).containsEntry("evaluations", 5.0);
  }

  @Test
  void rowsWithoutResultAreCountedByMethod() throws IOException {
    Board board =
        board(
            """
            method,instance,seed,loss
            a,x,1,1
            a,y,1,NaN
            b,y,1,2
            c,x,1,
            c,y,1,NaN
            """);
    assertThat(board.methods()).containsExactlyInAnyOrder("a", "b");
    assertThat(board.trials().missing()).isEqualTo(3);
    assertThat(board.trials().withoutResult()).containsExactly(entry("a", 1), entry("c", 2));
    // the two share no instance: no difference, no NaN in the table
    assertThat(board.csv()).doesNotContain("NaN");
    assertThat(board.byResult()).isEmpty();
  }

  @Test
  void scoresOnTheWayAndRunningTimesAreThoseOfTheCourses() throws IOException {
    Board board =
        board(
            """
            method,instance,seed,budget,start,best,curve
            a,x,1,10,8,0,1:8 4:4 8:0
            a,y,1,10,8,0,1:8 2:0
            b,x,1,10,8,6,1:8 5:6
            b,y,1,10,8,4,1:8 6:4
            """);
    Underway first = board.underway().get(0);
    assertThat(first.method()).isEqualTo("a");
    // after 1, 2.5, 5 and 10 calls: 0 and 0, 0 and 1, 0.5 and 1, 1 and 1
    assertThat(first.scores()).containsExactly(0.0, 0.5, 0.75, 1.0);
    // 0.5 after 4 and 2 calls, 0.9 after 8 and 2
    assertThat(first.runningTimes().get(0).orElseThrow()).isCloseTo(0.3, within(1e-12));
    assertThat(first.runningTimes().get(1).orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(first.a12()).isEqualTo(0.5);
    Underway second = board.underway().get(1);
    // one of two trials has 0.5, after 6 of 10 calls: 16 calls for one hit
    assertThat(second.runningTimes().get(0).orElseThrow()).isCloseTo(1.6, within(1e-12));
    assertThat(second.runningTimes().get(1)).isEmpty();
    assertThat(second.a12()).isZero();
    assertThat(board.csv().lines().findFirst().orElseThrow())
        .endsWith(",at_10,at_25,at_50,at_100,ert_0.5,ert_0.9,a12_leader");
    assertThat(board.csv().lines().skip(1).findFirst().orElseThrow())
        .contains(",0.0,0.5,0.75,1.0,0.3")
        .endsWith(",0.5,0.5");
  }

  @Test
  void twoStudiesArePairedByInstanceAndSeed() throws IOException {
    Trials first = board(three()).trials();
    Trials second =
        board(
                three().replaceAll("slow,1,4,10,4[.0-9]*", "slow,1,4,10,1.5")
                    + "t,p9,ours,1,4,10,7,4,1:10\n")
            .trials();
    PairedStudies paired = new PairedStudies(first, second);
    PairedStudies.Line slow = paired.lines().get(0);
    assertThat(slow.method()).isEqualTo("slow");
    assertThat(slow.pairs()).isEqualTo(8);
    assertThat(slow.before()).isCloseTo(4.105, within(1e-12));
    assertThat(slow.gain()).isCloseTo(2.605, within(1e-12));
    assertThat(slow.wins()).isEqualTo(8);
    assertThat(slow.a12()).isEqualTo(1);
    assertThat(slow.p()).isCloseTo(3 * 2 / 256.0, within(1e-12));
    PairedStudies.Line ours = paired.lines().get(1);
    assertThat(ours.pairs()).isEqualTo(8);
    assertThat(ours.ties()).isEqualTo(8);
    assertThat(ours.p()).isEqualTo(1);
    assertThat(paired.unpaired()).isEmpty();
  }

  @Test
  void stepsOfATrialAreReadBack() throws IOException {
    Course course = new Course(List.of(1.0, 3.0), List.of(10.0, 0.5));
    Files.writeString(
        folder.resolve("steps.jsonl"), TrialSteps.line(4, course, List.of("a\nb", "c")));
    TrialSteps steps = TrialSteps.read(folder, Set.of(4)).get(4);
    assertThat(steps.steps())
        .containsExactly(new TrialSteps.Step(1, 10, "a\nb"), new TrialSteps.Step(3, 0.5, "c"));
    assertThat(TrialSteps.read(folder, Set.of(5))).isEmpty();
  }

  @Test
  void whatIsNoTableOfTrialsIsNamed() {
    assertThatThrownBy(() -> board("method,instance,seed\nx,y,1\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("loss, best, gap, best_loss");
    assertThatThrownBy(() -> board(HEAD + "t,p,m,1,4,10,two,4,1:10\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("'two' under best");
    assertThatThrownBy(() -> board(HEAD + "t,p,m,1,4,10,2,4,1:10 1:2\n"))
        .hasMessageContaining("must ascend");
    assertThatThrownBy(() -> board(HEAD)).hasMessageContaining("no trial");
    assertThatThrownBy(() -> board("instance,best\nx,1\n")).hasMessageContaining("'method'");
  }
}
