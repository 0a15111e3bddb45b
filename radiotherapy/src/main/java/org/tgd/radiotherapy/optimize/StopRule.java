package org.tgd.radiotherapy.optimize;

/** Why a solver stopped. */
public enum StopRule {
  /** The projected gradient fell below the tolerance. */
  PROJECTED_GRADIENT("projected gradient below tolerance"),
  /** Two iterations in a row lowered the objective by less than the relative tolerance. */
  RELATIVE_CHANGE("relative change below tolerance"),
  /** Going on as over the last steps would lower the objective by less than the tolerance. */
  EXPECTED_GAP("expected gain below tolerance"),
  /** No step along the search direction lowers the objective: the limit of the arithmetic. */
  NO_DESCENT("no further descent in double precision"),
  /** The largest number of iterations was reached; the result may not be optimal. */
  ITERATIONS("iteration limit");

  private final String reason;

  StopRule(String reason) {
    this.reason = reason;
  }

  /** The reason in words. */
  public String reason() {
    return reason;
  }
}
