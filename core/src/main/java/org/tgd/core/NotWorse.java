package org.tgd.core;

/** Accepts a candidate whose loss is not above the incumbent's. */
record NotWorse() implements Acceptance {
  @Override
  public boolean accept(Step candidate, Step incumbent) {
    return candidate.loss() <= incumbent.loss();
  }

  @Override
  public boolean needsNumbers() {
    return true;
  }
}
