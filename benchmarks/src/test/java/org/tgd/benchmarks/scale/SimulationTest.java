package org.tgd.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;

class SimulationTest {
  private static final Load LOAD = Load.of(300, 20);

  private static Service service(double rate, int inFlight) {
    return new Service(rate, Double.POSITIVE_INFINITY, 1000, 2, inFlight, 2, 1);
  }

  private static double seconds(Load load, Service service) {
    return LongStream.range(0, 20)
        .mapToDouble(seed -> Simulation.of(load, service, seed).seconds())
        .average()
        .orElseThrow();
  }

  @Test
  void theRateBoundsWhereEnoughIsInFlight() {
    Forecast forecast = new Forecast(LOAD, service(20, 128));
    assertThat(forecast.seconds()).isEqualTo(300);
    assertThat(forecast.bound()).isEqualTo("requests");
    assertThat(forecast.usefulInFlight()).isEqualTo(40);
    // never faster than the formula, and little slower: the last runs end one after the other
    assertThat(seconds(LOAD, service(20, 128))).isBetween(300.0, 330.0);
  }

  @Test
  void whatIsInFlightBoundsWhereItIsLittle() {
    Forecast forecast = new Forecast(LOAD, service(20, 16));
    assertThat(forecast.seconds()).isEqualTo(6000 * 2 / 16.0);
    assertThat(forecast.bound()).isEqualTo("in flight");
    assertThat(seconds(LOAD, service(20, 16))).isBetween(750.0, 830.0);
  }

  @Test
  void anUnlimitedSingleRunTakesTheSumOfItsCalls() {
    Load one = Load.of(1, 50);
    assertThat(new Forecast(one, service(1e9, 1)).seconds()).isEqualTo(100);
    double mean =
        LongStream.range(0, 400)
            .mapToDouble(seed -> Simulation.of(one, service(1e9, 1), seed).seconds())
            .average()
            .orElseThrow();
    // Erlang: standard error 2 sqrt(50) / sqrt(400)
    assertThat(mean).isCloseTo(100, within(4 * 2 * Math.sqrt(50) / 20));
  }

  @Test
  void aCacheSavesItsShareOfTimeAndMoney() {
    Load cached = LOAD.withCached(0.9);
    assertThat(cached.paid()).isCloseTo(600, within(1e-9));
    assertThat(new Forecast(cached, service(20, 128)).usd()).isCloseTo(0.6, within(1e-9));
    assertThat(seconds(cached, service(20, 128))).isBetween(30.0, 45.0);
    long paid = Simulation.of(Load.of(20_000, 20).withCached(0.9), service(1e6, 100), 1).paid();
    assertThat((double) paid).isCloseTo(40_000, within(4 * Math.sqrt(400_000 * 0.09)));
  }

  @Test
  void failuresCostWhatTheFormulasSayWithAJournalAndWithout() {
    Load journaled = Load.of(20_000, 20).withFailing(0.02, true);
    Load again = Load.of(20_000, 20).withFailing(0.02, false);
    assertThat(journaled.wasted()).isCloseTo(400_000 * 0.02 / 0.98, within(1e-6));
    Service fast = service(1e6, 1000);
    Simulation.Result seen = Simulation.of(journaled, fast, 1);
    assertThat((double) seen.wasted()).isCloseTo(journaled.wasted(), Percentage.withPercentage(5));
    Simulation.Result restarted = Simulation.of(again, fast, 1);
    assertThat((double) restarted.paid()).isCloseTo(again.paid(), Percentage.withPercentage(1));
    assertThat((double) restarted.wasted()).isCloseTo(again.wasted(), Percentage.withPercentage(3));
    assertThat(again.wasted()).isGreaterThan(10 * journaled.wasted());
  }

  @Test
  void tokensAndProcessorsBoundToo() {
    Service tokens = new Service(1e9, 10_000, 1000, 0.1, 1000, 2, 2);
    assertThat(new Forecast(LOAD, tokens).bound()).isEqualTo("tokens");
    assertThat(new Forecast(LOAD, tokens).seconds()).isEqualTo(600);
    assertThat(seconds(LOAD, tokens)).isBetween(599.0, 606.0);
    Load slow = LOAD.withEvaluatorSeconds(1);
    Forecast forecast = new Forecast(slow, service(1e6, 300));
    assertThat(forecast.bound()).isEqualTo("processors");
    assertThat(forecast.seconds()).isEqualTo(3000);
    assertThat(seconds(slow, service(1e6, 300))).isBetween(3000.0, 3040.0);
  }

  @Test
  void theSameSeedGivesTheSameAndImpossibleLoadsAreNamed() {
    assertThat(Simulation.of(LOAD, service(20, 64), 5))
        .isEqualTo(Simulation.of(LOAD, service(20, 64), 5));
    assertThatThrownBy(() -> Load.of(0, 1)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> LOAD.withCached(1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--cached");
    assertThatThrownBy(() -> service(0, 1)).hasMessageContaining("--rate");
  }
}
