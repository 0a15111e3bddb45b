package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tgd.core.engine.Retry;
import org.tgd.core.journal.JsonText;

/**
 * The one ordered stream of what happens in a run, made of the lines of its journal in their order:
 * the same at any number of threads, and whole again when a run is taken up. Each event has a
 * number {@code n} from 0, its kind {@code event}, the {@code step} that it belongs to, and the
 * {@code id} of its journal line, where all else stands.
 *
 * <ul>
 *   <li>{@code call}: a model answered; {@code model, sample, input_tokens, output_tokens,
 *       truncated}
 *   <li>{@code human}: a person answered; {@code answer}
 *   <li>{@code evaluation}: a candidate was judged; {@code loss, cost}
 *   <li>{@code gradients}: the feedback that led to the candidates of a step; {@code parameter,
 *       texts}
 *   <li>{@code verdict}: what came of an answer or a proposal; {@code kind, text}
 *   <li>{@code step}: a candidate stands; {@code candidate, loss, accepted}
 *   <li>{@code idle}: a step without one; {@code reason}
 *   <li>{@code budget}: what is spent after a step; {@code calls, tokens, evaluations}
 *   <li>{@code criticism}: how a model's criticism stands to the computed changes that it was
 *       shown; {@code agrees, contradicts, left_out}
 *   <li>{@code parent, validation, test}: a loss on other items; {@code loss}
 *   <li>{@code graph}: what the start went through, where that is several functions
 *   <li>{@code stop}: why the run ended early; {@code reason}
 *   <li>{@code pause}: the run waited before the step, since somebody wanted it to
 *   <li>{@code retry}: a request failed and is made again; {@code model, attempt, reason,
 *       wait_seconds}. It is no part of the record: it has no {@code n} and no {@code id}, comes
 *       when it happens, and is not told again when the run is taken up.
 * </ul>
 *
 * Lines are told one after the other; retries by any thread.
 */
public final class Events implements Consumer<String> {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final double MILLIS_PER_SECOND = 1000;

  private final Consumer<ObjectNode> listener;
  private int number;
  private int last = -1;
  private long calls;
  private long tokens;
  private long evaluations;

  /** A stream to a listener. */
  public Events(Consumer<ObjectNode> listener) {
    this.listener = requireNonNull(listener, "listener");
  }

  /**
   * Tells what a line of the journal says.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  @Override
  public void accept(String line) {
    JsonNode node;
    try {
      node = JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the line is no JSON: " + line, e);
    }
    JsonNode request = node.path("request");
    JsonNode result = node.path("result");
    String id = node.path("id").asText();
    String kind = node.path("kind").asText();
    switch (kind) {
      case JournaledEngine.KIND -> call(id, request, result);
      case JournaledEvaluator.KIND -> evaluation(id, result);
      case HumanCritic.KIND -> tell(event(kind, id).put("answer", result.path("answer").asText()));
      case "step", "idle" -> step(id, kind, request);
      case "stop" -> tell(event(kind, id).put("reason", request.path("reason").asText()));
      default ->
          tell(
              with(event(kind, id), request, List.of("loss", "agrees", "contradicts", "left_out")));
    }
  }

  private ObjectNode event(String kind, String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("n", number)
        .put("event", kind)
        .put("step", last + 1)
        .put("id", id);
  }

  private void tell(ObjectNode event) {
    number++;
    synchronized (listener) {
      listener.accept(event);
    }
  }

  /** Tells of a request that is made again. */
  void retry(Retry again) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("event", "retry")
            .put("model", again.model())
            .put("attempt", again.attempt())
            .put("reason", again.reason())
            .put("wait_seconds", again.pause().toMillis() / MILLIS_PER_SECOND);
    try {
      synchronized (listener) {
        listener.accept(event);
      }
    } catch (RuntimeException e) {
      LOG.warn("A listener failed; the run goes on.", e);
    }
  }

  private static ObjectNode with(ObjectNode event, JsonNode source, List<String> fields) {
    fields.stream().filter(source::has).forEach(field -> event.set(field, source.get(field)));
    return event;
  }

  private void call(String id, JsonNode request, JsonNode result) {
    calls++;
    tokens += result.path("input_tokens").asLong() + result.path("output_tokens").asLong();
    ObjectNode event = with(event("call", id), request, List.of("model", "sample"));
    tell(with(event, result, List.of("input_tokens", "output_tokens", "truncated")));
  }

  private void evaluation(String id, JsonNode result) {
    evaluations += result.path("cost").asLong(1);
    tell(with(event("evaluation", id), result, List.of("loss", "cost")));
  }

  /** The first line of a step has the feedback, and what came of the answers. */
  private void step(String id, String kind, JsonNode request) {
    boolean first = request.path("index").asInt() != last;
    last = request.path("index").asInt() - 1;
    if (first) {
      for (Map.Entry<String, JsonNode> each : request.path("feedback").properties()) {
        ObjectNode event = event("gradients", id).put("parameter", each.getKey());
        event.set("texts", each.getValue());
        tell(event);
      }
    }
    for (JsonNode remark : request.path("remarks")) {
      tell(with(event("verdict", id), remark, List.of("kind", "text")));
    }
    tell(with(event(kind, id), request, List.of("candidate", "loss", "accepted", "reason")));
    if (first) {
      ObjectNode spent = event("budget", id).put("calls", calls).put("tokens", tokens);
      tell(spent.put("evaluations", evaluations));
    }
    last++;
  }
}
