package org.tgd.benchmarks.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Outcome;
import org.tgd.core.engine.Sampling;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.EvaluatorContract;
import org.tgd.core.input.InputException;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.Search;
import org.tgd.core.spi.DomainContract;

class KnownDomainTest extends DomainContract {
  @Override
  protected String name() {
    return "known";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("problem", "bits", "size", "5", "wrong", "2");
  }

  @Nested
  class OfNumbers extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new KnownDomain().problem(Map.of("problem", "numbers", "size", "2")).evaluator();
    }

    @Override
    protected List<String> goodCandidates() {
      return List.of("x[0] = 1\nx[1] = -2.5", "x[0] = 0\nx[1] = 0");
    }

    @Override
    protected List<String> badCandidates() {
      return List.of("x[0] = 1", "x[0] = one\nx[1] = 2", "0101");
    }
  }

  private static Outcome run(Map<String, String> options, String model, long seed) {
    ModelChoice none = ModelChoice.NONE;
    ModelChoice oracle =
        new ModelChoice(model, none.baseUrl(), List.of(), none.timeout(), 1)
            .withSampling(Sampling.DEFAULT.withSeed((int) seed));
    Search search =
        new Search(Search.DEFAULT.strategy(), OptionalDouble.of(0), 0, Search.DEFAULT.stopFile());
    RunConfig config =
        RunConfig.withoutModel("known", options)
            .withModel(oracle)
            .withCritic("llm")
            .withEditor("llm")
            .withSearch(search)
            .withSteps(60, seed);
    return OptimizationRun.of(config).take(step -> {});
  }

  @Test
  void theOracleThatNeverErrsPutsRightOneBitAStep() {
    Outcome outcome = run(Map.of("problem", "bits", "size", "12"), "oracle:wrong=0", 3);
    assertThat(outcome.end()).isEqualTo(Outcome.End.TARGET_REACHED);
    assertThat(outcome.last().index()).isEqualTo(6);
  }

  /** With half of the slope as step, each number is halved until six decimals hold nothing. */
  @Test
  void theOracleThatNeverErrsHalvesTheDistanceInAStep() {
    Outcome outcome = run(Map.of("problem", "numbers", "size", "2"), "oracle:eta=0.5", 0);
    assertThat(outcome.trajectory().get(1).loss()).isEqualTo(25);
    assertThat(outcome.end()).isEqualTo(Outcome.End.TARGET_REACHED);
  }

  @Test
  void anOracleThatErrsErrsOtherwiseWithAnotherSeed() {
    Map<String, String> bits = Map.of("problem", "bits", "size", "16");
    List<Double> best =
        LongStream.range(0, 8)
            .mapToObj(seed -> run(bits, "oracle:wrong=0.6", seed).best().loss())
            .toList();
    assertThat(best).anyMatch(loss -> loss > 0);
    assertThat(best.stream().distinct().count()).isGreaterThan(1);
    assertThat(run(bits, "oracle:wrong=0.6", 5).best().loss()).isEqualTo(best.get(5));
  }

  @ParameterizedTest
  @CsvSource({
    "oracle:wrong=2, 0 to 1",
    "oracle:wrnog=0.1, did you mean 'wrong'",
    "oracle:noise=x, must be a number",
  })
  void settingsThatCannotBeAreRefused(String model, String why) {
    assertThatThrownBy(() -> run(options(), model, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"problem, letters", "size, 0", "size, many", "wrong, 6"})
  void optionsThatCannotBeAreRefused(String option, String value) {
    Map<String, String> options = new java.util.TreeMap<>(options());
    options.put(option, value);
    assertThatThrownBy(() -> new KnownDomain().problem(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(option + " was '" + value + "'");
  }
}
