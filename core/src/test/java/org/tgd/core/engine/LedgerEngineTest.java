package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.core.budget.Ledger;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.engine.ScriptedEngine.Turn;

class LedgerEngineTest {
  private static final Prompt PROMPT = Prompt.of("one", "two three");

  private final Ledger ledger = new Ledger(PriceTable.parse(List.of("m=1/10")));

  @Test
  void countsAttemptsTokensMoneyAndTime() {
    ScriptedEngine inner = ScriptedEngine.answers("four five").withDelay(Duration.ofMillis(2));
    Completion completion = LedgerEngine.ofAttempts(inner, "m", ledger).complete(PROMPT);
    LedgerEntry total = ledger.total();

    assertThat(completion.text()).isEqualTo("four five");
    assertThat(total.time()).isBetween(Duration.ofMillis(2), Duration.ofHours(1));
    assertThat(total).isEqualTo(new LedgerEntry(0, 1, 0, 0, 0, 3, 2, 23_000_000, total.time()));
  }

  @Test
  void countsFailedAttemptsAndPassesTheFailureOn() {
    var broken = new EngineException("broken", true);
    Engine engine = LedgerEngine.ofAttempts(ScriptedEngine.turns(Turn.fails(broken)), "m", ledger);

    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(broken);
    LedgerEntry total = ledger.total();
    assertThat(total).isEqualTo(new LedgerEntry(0, 1, 0, 1, 0, 0, 0, 0, total.time()));
    assertThat(total.time()).isPositive();
  }

  @Test
  void countsCallsAndTheirFailures() {
    var broken = new EngineException("broken", true);
    Engine engine =
        LedgerEngine.ofCalls(
            ScriptedEngine.turns(Turn.says("yes"), Turn.fails(broken)), "m", ledger);

    assertThat(engine.complete(PROMPT).text()).isEqualTo("yes");
    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(broken);
    assertThat(ledger.total()).isEqualTo(new LedgerEntry(2, 0, 1, 0, 0, 0, 0, 0, Duration.ZERO));
    assertThat(engine.name()).isEqualTo("scripted");
  }

  @Test
  void theTraceHoldsPromptsAnswersAndFailuresVerbatim() {
    var trace = new ArrayList<Exchange>();
    Turn fails = Turn.fails(new EngineException("broken", true));
    ScriptedEngine inner =
        ScriptedEngine.turns(Turn.truncates("ha"), fails).withDelay(Duration.ofMillis(1));
    Engine engine = new TracingEngine(inner, trace::add);

    Completion completion = engine.complete(PROMPT.withSample(4));
    assertThatThrownBy(() -> engine.complete(PROMPT)).hasMessage("broken");

    assertThat(trace).hasSize(2);
    assertThat(trace.get(0).engine()).isEqualTo("scripted");
    assertThat(trace.get(0).prompt()).isEqualTo(PROMPT.withSample(4));
    assertThat(trace.get(0).completion()).contains(completion);
    assertThat(trace.get(0).failure()).isEmpty();
    assertThat(trace.get(0).time()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    assertThat(trace.get(1).completion()).isEmpty();
    assertThat(trace.get(1).failure()).contains("broken");
    assertThat(trace.get(1).time()).isLessThan(Duration.ofHours(1));
    assertThat(engine.name()).isEqualTo("scripted");
  }

  @Test
  void theTraceHoldsNoSecretAndTheAnswerIsNotChanged() {
    var trace = new ArrayList<Exchange>();
    Turn fails = Turn.fails(new EngineException("bad key hush", false));
    Engine engine =
        new TracingEngine(
            ScriptedEngine.turns(Turn.says("hush sk-abcdefgh"), fails),
            trace::add,
            Optional.of(Secret.of("hush")));

    assertThat(engine.complete(Prompt.of("hush", "Bearer abc")).text())
        .isEqualTo("hush sk-abcdefgh");
    assertThatThrownBy(() -> engine.complete(PROMPT)).hasMessage("bad key hush");
    assertThat(trace.get(0).prompt()).isEqualTo(Prompt.of("***", "Bearer ***"));
    assertThat(trace.get(0).completion().orElseThrow().text()).isEqualTo("*** ***");
    assertThat(trace.get(1).failure()).contains("bad key ***");
  }

  @Test
  void withoutAKeyTheTraceMasksWhateverLooksLikeOne() {
    var trace = new ArrayList<Exchange>();
    new TracingEngine(ScriptedEngine.answers("sk-abcdefgh"), trace::add).complete(PROMPT);

    assertThat(trace.get(0).completion().orElseThrow().text()).isEqualTo("***");
  }
}
