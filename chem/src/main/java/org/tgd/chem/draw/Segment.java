package org.tgd.chem.draw;

/** A straight line between two points of a drawing. */
record Segment(Spot from, Spot to) {
  /** Whether two lines cross, ends not counted. */
  boolean crosses(Segment other) {
    return side(other.from) * side(other.to) < 0 && other.side(from) * other.side(to) < 0;
  }

  private double side(Spot p) {
    return (to.x() - from.x()) * (p.y() - from.y()) - (to.y() - from.y()) * (p.x() - from.x());
  }
}
