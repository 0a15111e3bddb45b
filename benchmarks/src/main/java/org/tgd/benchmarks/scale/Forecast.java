package org.tgd.benchmarks.scale;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long runs take and what they cost by formulas: the longest of the times that each shared
 * thing needs for all that is asked of it. A lower bound; what is added is the time until all is
 * busy and until the last run ends.
 *
 * @param load the runs
 * @param service what they share
 */
public record Forecast(Load load, Service service) {
  /** The times in seconds by what bounds them: requests, tokens, calls in flight, processors. */
  public Map<String, Double> bounds() {
    Map<String, Double> bounds = new LinkedHashMap<>();
    double paid = load.paid();
    bounds.put("requests", paid / service.requestsPerSecond());
    bounds.put("tokens", paid * service.tokensPerCall() / service.tokensPerSecond());
    bounds.put(
        "in flight",
        (paid * service.latencySeconds() + load.evaluations() * load.evaluatorSeconds())
            / Math.min(service.inFlight(), load.runs()));
    bounds.put("processors", load.evaluations() * load.evaluatorSeconds() / service.cores());
    return bounds;
  }

  /** What bounds the time. */
  public String bound() {
    return bounds().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /** The time in seconds. */
  public double seconds() {
    return bounds().get(bound());
  }

  /** Calls in flight that the request rate can keep busy: rate times latency (Little 1961). */
  public double usefulInFlight() {
    return service.latencySeconds() / service.secondsBetweenCalls();
  }

  /** What it costs in US dollars. */
  public double usd() {
    return service.usd(load.paid());
  }
}
