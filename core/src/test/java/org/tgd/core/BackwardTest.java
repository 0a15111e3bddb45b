package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tgd.core.Graphs.counting;
import static org.tgd.core.Graphs.join;
import static org.tgd.core.Graphs.naming;
import static org.tgd.core.Graphs.texts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Parallel;

class BackwardTest {
  private final Variable x = Variable.parameter("x", "1");
  private final Variable frozen = Variable.constant("frozen", "2");

  private static Loss ending(Variable... outputs) {
    return new Loss(0, List.of(), List.of(outputs));
  }

  @Test
  void aDiamondGivesOneGradientPerEdgeInEdgeOrder() {
    Variable left = join("left").apply(List.of(x));
    Variable right = join("right").apply(List.of(x));
    Variable top = join("top").apply(List.of(left, right));
    Gradients gradients = ending(top).backward(naming());
    assertThat(texts(gradients.of(x)))
        .containsExactly("left->x[top->left[]]", "right->x[top->right[]]");
    assertThat(texts(gradients.of(left))).containsExactly("top->left[]");
  }

  @Test
  void theSameVariableTwiceInOneCallGetsTwoGradients() {
    Variable twice = join("twice").apply(List.of(x, frozen, x));
    assertThat(ending(twice).backward(naming()).of(x)).hasSize(2);
  }

  @Test
  void feedbackIsCompleteBeforeItFlowsOnThroughALongAndAShortPath() {
    Variable middle = join("middle").apply(List.of(x));
    Variable later = join("later").apply(List.of(middle));
    Variable top = join("top").apply(List.of(middle, later));
    Gradients gradients = ending(top).backward(naming());
    assertThat(texts(gradients.of(x)))
        .containsExactly("middle->x[top->middle[],later->middle[top->later[]]]");
  }

  @Test
  void nestedSumsPassFeedbackOnUnchangedAndGrowLinearly() {
    Variable total = join("y").apply(List.of(x));
    Variable bottom = total;
    for (int i = 0; i < 12; i++) {
      total = TextFunction.sum("sum").apply(List.of(total, total));
    }
    Gradients gradients = ending(join("loss").apply(List.of(total))).backward(naming());
    assertThat(texts(gradients.of(bottom))).containsExactly("loss->sum[]", "loss->sum[]");
  }

  @Test
  void aSumConcatenatesItsSummandsAndAsksNobody() {
    AtomicInteger calls = new AtomicInteger();
    Variable y = Variable.parameter("y", "b");
    Variable sum = TextFunction.sum("sum").apply(List.of(x, y));
    assertThat(sum.value()).isEqualTo("1\nb");
    assertThat(sum.role()).isEqualTo("sum");
    Gradients gradients = ending(sum).backward(counting(calls));
    assertThat(gradients.isEmpty()).isTrue();
    assertThat(calls).hasValue(0);
  }

  @Test
  void aSumOverAFrozenVariableGivesItNothing() {
    Variable sum = TextFunction.sum("sum").apply(List.of(x, frozen));
    Gradients gradients = ending(join("loss").apply(List.of(sum))).backward(naming());
    assertThat(texts(gradients.of(x))).containsExactly("loss->sum[]");
    assertThat(gradients.of(frozen)).isEmpty();
  }

  @Test
  void anAggregateFeedsAllItsChildren() {
    List<Variable> children =
        IntStream.range(0, 5).mapToObj(i -> Variable.parameter("c" + i, "v")).toList();
    Variable all = TextFunction.sum("all").apply(children);
    Gradients gradients = ending(join("loss").apply(List.of(all))).backward(naming());
    assertThat(children).allSatisfy(child -> assertThat(gradients.of(child)).hasSize(1));
  }

  @Test
  void aGraphWithoutTrainableLeafCostsNoCall() {
    AtomicInteger calls = new AtomicInteger();
    Variable y = join("y").apply(List.of(frozen));
    Gradients gradients = ending(y, join("z").apply(List.of(y))).backward(counting(calls));
    assertThat(calls).hasValue(0);
    assertThat(gradients.isEmpty()).isTrue();
    assertThat(y.requiresGrad()).isFalse();
  }

  @Test
  void aFrozenSubgraphIsNotVisited() {
    AtomicInteger calls = new AtomicInteger();
    Variable y = join("y").apply(List.of(join("deep").apply(List.of(frozen)), x));
    ending(y).backward(counting(calls));
    assertThat(calls).hasValue(1);
  }

  @Test
  void aCycleIsRefused() {
    Map<String, List<String>> inputs =
        Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("b"));
    assertThatThrownBy(() -> Tape.levels(List.of("a"), inputs::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cycle through 2 nodes");
  }

  @Test
  void aCallCannotBeChangedIntoACycleLater() {
    List<Variable> inputs = new ArrayList<>(List.of(x));
    Variable y = join("y").apply(inputs);
    inputs.set(0, y);
    assertThat(y.origin().orElseThrow().inputs()).containsExactly(x);
  }

  @Test
  void aChainOfAHundredThousandCallsIsWalked() {
    AtomicInteger calls = new AtomicInteger();
    Variable deep = x;
    TextFunction step = TextFunction.of("copies", "copy", values -> values.get(0));
    for (int i = 0; i < 100_000; i++) {
      deep = step.apply(List.of(deep));
    }
    Gradients gradients = ending(deep).backward(counting(calls));
    assertThat(calls).hasValue(100_000);
    assertThat(gradients.of(x)).hasSize(1);
  }

  @Test
  void aThousandWayFanOutGivesAThousandGradients() {
    List<Variable> outputs =
        IntStream.range(0, 1000).mapToObj(i -> join("y" + i).apply(List.of(x))).toList();
    Gradients gradients = new Loss(0, List.of(), outputs).backward(naming());
    assertThat(gradients.of(x)).hasSize(1000);
    assertThat(texts(gradients.of(x)).get(999)).isEqualTo("y999->x[]");
  }

  @Test
  void backwardTwiceGivesTheSameAndDoublesNothing() {
    Loss loss = ending(join("y").apply(List.of(x)));
    assertThat(texts(loss.backward(naming()).of(x)))
        .isEqualTo(texts(loss.backward(naming()).of(x)))
        .hasSize(1);
  }

  @Test
  void anOutputListedTwiceIsOneNode() {
    Variable y = join("y").apply(List.of(x));
    assertThat(ending(y, y).backward(naming()).of(x)).hasSize(1);
  }

  @Test
  void gradientsDoNotDependOnTheNumberOfThreads() {
    List<Variable> middle =
        IntStream.range(0, 50).mapToObj(i -> join("m" + i).apply(List.of(x, x))).toList();
    Loss loss = ending(join("top").apply(middle));
    List<String> one = texts(loss.backward(naming()).of(x));
    try (Parallel parallel = Parallel.of(32)) {
      assertThat(texts(loss.backward(naming(), parallel).of(x))).isEqualTo(one).hasSize(100);
    }
  }

  @Test
  void edgesOfOneLevelAreAskedAtTheSameTime() {
    List<Variable> middle =
        IntStream.range(0, 8).mapToObj(i -> join("m" + i).apply(List.of(x))).toList();
    Loss loss = new Loss(0, List.of(), middle);
    var together = new java.util.concurrent.CyclicBarrier(8);
    Critic waiting =
        about -> {
          try {
            together.await(20, java.util.concurrent.TimeUnit.SECONDS);
            return Optional.of(new Feedback("met", List.of()));
          } catch (InterruptedException
              | java.util.concurrent.BrokenBarrierException
              | java.util.concurrent.TimeoutException e) {
            return Optional.empty();
          }
        };
    try (Parallel parallel = Parallel.of(8)) {
      assertThat(texts(loss.backward(waiting, parallel).of(x))).hasSize(8).containsOnly("met");
    }
  }

  @Test
  void oneParameterMayBeSharedByTwoHundredConcurrentPasses() throws Exception {
    Set<List<String>> seen = ConcurrentHashMap.newKeySet();
    var pool = Executors.newFixedThreadPool(16);
    try {
      var tasks =
          Collections.nCopies(
              200,
              Executors.callable(
                  () -> {
                    Variable y = join("y").apply(List.of(x, x));
                    seen.add(texts(ending(y).backward(naming()).of(x)));
                  }));
      for (var future : pool.invokeAll(tasks)) {
        future.get();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(seen).containsExactly(List.of("y->x[]", "y->x[]"));
  }

  @Test
  void aCriticThatSaysNothingLeavesNoGradient() {
    Gradients gradients = ending(join("y").apply(List.of(x))).backward(about -> Optional.empty());
    assertThat(gradients.isEmpty()).isTrue();
    assertThat(gradients.of(x)).isEmpty();
  }

  @Test
  void gradientsSayWhereTheyCameFrom() {
    Conversation spoken = new Conversation("be brief", "question", "answer");
    Variable y = Variable.output("y", "answer", Call.asked("asks", List.of(x), spoken));
    Provenance source = ending(y).backward(naming()).of(x).get(0).source();
    assertThat(source).isEqualTo(new Provenance("asks", "y", Optional.of(spoken)));
  }

  private static Evaluator evaluator(Evaluation evaluation) {
    return new Evaluator() {
      @Override
      public String purpose() {
        return "measures";
      }

      @Override
      public Evaluation evaluate(String candidate) {
        return evaluation;
      }
    };
  }

  private static final Finding FINDING = Finding.of("V70", "23 %", "15 %", "Raise the weight.", 2);

  @Test
  void theGroundedCriticWritesFindingsOutAndPassesThemThroughAModelCall() {
    Variable answer =
        Variable.output(
            "answer", "a", Call.asked("asks", List.of(x), new Conversation("", "q", "a")));
    Loss loss =
        Loss.of(evaluator(new Evaluation.Scored(3, List.of(), "report", List.of(FINDING))), answer);
    Gradients gradients = loss.backward(new GroundedCritic());
    assertThat(loss.value()).isEqualTo(3);
    assertThat(loss.outputs().get(0).value()).isEqualTo("report");
    assertThat(loss.outputs().get(0).role()).isEqualTo("evaluation of answer");
    assertThat(texts(gradients.of(answer)))
        .containsExactly("V70: 23 %; wanted 15 %. Raise the weight.");
    assertThat(gradients.of(x).get(0).feedback()).isEqualTo(gradients.of(answer).get(0).feedback());
    assertThat(gradients.of(x).get(0).feedback().findings()).containsExactly(FINDING);
  }

  @Test
  void theGroundedCriticGivesTheReasonOfARefusal() {
    Loss loss = Loss.of(evaluator(new Evaluation.Rejected("ring 1 is open", List.of(FINDING))), x);
    assertThat(loss.value()).isInfinite();
    assertThat(texts(loss.backward(new GroundedCritic()).of(x)))
        .containsExactly("ring 1 is open\nV70: 23 %; wanted 15 %. Raise the weight.");
  }

  @Test
  void noFeedbackOnAnInnerNodeIsNoCallBehindIt() {
    List<String> asked = new ArrayList<>();
    Critic none =
        about -> {
          asked.add(about.output().role());
          return Optional.empty();
        };
    Variable first = join("first").apply(List.of(x));
    Variable second = join("second").apply(List.of(first));
    Gradients gradients = ending(second).backward(none);
    assertThat(asked).containsExactly("second");
    assertThat(gradients.isEmpty()).isTrue();
  }

  @Test
  void anOutputOfTheLossIsCriticisedThoughNothingAfterItSpoke() {
    Variable first = join("first").apply(List.of(x));
    Variable second = join("second").apply(List.of(first));
    Loss loss = new Loss(1, List.of(), List.of(first, second));
    List<String> asked = new ArrayList<>();
    loss.backward(
        about -> {
          asked.add(about.output().role());
          return Optional.empty();
        });
    assertThat(asked).containsExactly("second", "first");
  }

  @Test
  void whatCameOfTheCriticsAnswersIsKeptInEdgeOrder() {
    Critic critic =
        new Critic() {
          @Override
          public Optional<Feedback> criticise(Criticism about) {
            return opinion(about).feedback();
          }

          @Override
          public Opinion opinion(Criticism about) {
            return new Opinion(
                Optional.of(new Feedback("f", List.of())),
                List.of(new Remark(Remark.Kind.USED, "use " + about.use())));
          }
        };
    Gradients gradients = ending(join("y").apply(List.of(x, frozen, x))).backward(critic);
    assertThat(gradients.remarks()).extracting(Remark::text).containsExactly("use 1", "use 2");
  }

  @Test
  void theGroundedCriticIsSilentWhenThereIsNothingToSay() {
    Loss loss = Loss.of(evaluator(new Evaluation.Scored(0, List.of(), "fine", List.of())), x);
    assertThat(loss.backward(new GroundedCritic()).isEmpty()).isTrue();
  }

  @Test
  void anEvaluatorMayStandInsideTheGraph() {
    TextFunction measure =
        TextFunction.of(
            evaluator(new Evaluation.Scored(1, List.of(), "report", List.of(FINDING))), "report");
    Variable report = measure.apply(List.of(x));
    Gradients gradients =
        ending(join("summary").apply(List.of(report))).backward(new GroundedCritic());
    assertThat(report.value()).isEqualTo("report");
    assertThat(gradients.of(x).get(0).feedback().findings()).containsExactly(FINDING);
    assertThatThrownBy(() -> measure.apply(List.of(x, x)))
        .hasMessage("an evaluator was given 2 inputs; must be 1");
  }

  @Test
  void gradientsOfParametersCanBeReplaced() {
    Parameters parameters = Parameters.of(Map.of("a", x, "b", frozen));
    Gradients gradients = ending(join("y").apply(List.of(x, x))).backward(naming());
    Gradients mapped = gradients.mapped(parameters, (variable, list) -> list.subList(0, 1));
    assertThat(mapped.of(x)).hasSize(1);
    assertThat(gradients.of(x)).hasSize(2);
    assertThat(mapped.of(frozen)).isEmpty();
  }
}
