package org.tgd.chem.draw;

/** A point of a drawing in pixels, the second coordinate downwards. */
record Spot(double x, double y) {
  double distance(Spot other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
