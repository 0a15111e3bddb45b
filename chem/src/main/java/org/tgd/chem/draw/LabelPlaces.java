package org.tgd.chem.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds places for labels around a drawn molecule: off its atoms and bonds, off each other, near to
 * what they belong to, with few crossing lines. The same input gives the same places.
 */
final class LabelPlaces {
  static final double HEIGHT = 22;
  private static final double GRID = 8;
  private static final double MARGIN = 150;
  private static final double CLEARANCE = 30;
  private static final double GAP = 8;
  private static final double CROSSING_COST = 60;
  private static final double WISHED_LENGTH = 60;

  private final List<Spot> obstacles = new ArrayList<>();
  private final List<Segment> bonds;
  private final List<Segment> leaders = new ArrayList<>();
  private final List<Box> taken = new ArrayList<>();

  /**
   * A label's place.
   *
   * @param centre its centre
   * @param width in pixels
   */
  record Box(Spot centre, double width) {
    boolean meets(Box other) {
      return Math.abs(centre.x() - other.centre.x()) < (width + other.width) / 2 + GAP
          && Math.abs(centre.y() - other.centre.y()) < HEIGHT + GAP;
    }

    boolean isNear(Spot spot, double clearance) {
      double dx = Math.max(0, Math.abs(spot.x() - centre.x()) - width / 2);
      double dy = Math.max(0, Math.abs(spot.y() - centre.y()) - HEIGHT / 2);
      return Math.hypot(dx, dy) < clearance;
    }

    /** Where a line from elsewhere to the centre meets the edge. */
    Spot edgeTowards(Spot from) {
      double dx = from.x() - centre.x();
      double dy = from.y() - centre.y();
      double reach =
          Math.min(
              dx == 0 ? Double.MAX_VALUE : width / 2 / Math.abs(dx),
              dy == 0 ? Double.MAX_VALUE : HEIGHT / 2 / Math.abs(dy));
      double share = Math.min(1, reach);
      return new Spot(centre.x() + share * dx, centre.y() + share * dy);
    }
  }

  LabelPlaces(List<Spot> atoms, List<Segment> bonds) {
    obstacles.addAll(atoms);
    this.bonds = List.copyOf(bonds);
    for (Segment bond : bonds) {
      obstacles.add(
          new Spot((bond.from().x() + bond.to().x()) / 2, (bond.from().y() + bond.to().y()) / 2));
    }
  }

  /**
   * Takes the best place for a label.
   *
   * @param width of the label in pixels
   * @param anchors the atoms it belongs to; not empty
   */
  Box take(double width, List<Spot> anchors) {
    double left = obstacles.stream().mapToDouble(Spot::x).min().orElse(0) - MARGIN;
    double right = obstacles.stream().mapToDouble(Spot::x).max().orElse(0) + MARGIN;
    double top = obstacles.stream().mapToDouble(Spot::y).min().orElse(0) - MARGIN;
    double bottom = obstacles.stream().mapToDouble(Spot::y).max().orElse(0) + MARGIN;
    Box best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double x = left; x <= right; x += GRID) {
      for (double y = top; y <= bottom; y += GRID) {
        Box box = new Box(new Spot(x, y), width);
        double cost = isFree(box) ? cost(box, anchors, least) : Double.POSITIVE_INFINITY;
        if (cost < least) {
          least = cost;
          best = box;
        }
      }
    }
    // all around is taken: below everything else there is room
    Box chosen =
        best != null
            ? best
            : new Box(new Spot((left + right) / 2, bottom + taken.size() * 2 * HEIGHT), width);
    taken.add(chosen);
    anchors.forEach(anchor -> leaders.add(new Segment(anchor, chosen.edgeTowards(anchor))));
    return chosen;
  }

  private boolean isFree(Box box) {
    return taken.stream().noneMatch(box::meets)
        && obstacles.stream().noneMatch(spot -> box.isNear(spot, CLEARANCE));
  }

  private double cost(Box box, List<Spot> anchors, double least) {
    double cost = 0;
    for (Spot anchor : anchors) {
      Segment leader = new Segment(anchor, box.edgeTowards(anchor));
      cost += Math.abs(anchor.distance(leader.to()) - WISHED_LENGTH) / anchors.size();
      if (cost < least) {
        cost += CROSSING_COST * crossings(leader);
      }
    }
    return cost;
  }

  private long crossings(Segment leader) {
    long boxes = taken.stream().filter(box -> passes(leader, box)).count();
    return bonds.stream().filter(leader::crosses).count()
        + leaders.stream().filter(leader::crosses).count()
        + 2 * boxes;
  }

  private static boolean passes(Segment leader, Box box) {
    for (int i = 1; i < 10; i++) {
      double t = i / 10.0;
      Spot spot =
          new Spot(
              leader.from().x() + t * (leader.to().x() - leader.from().x()),
              leader.from().y() + t * (leader.to().y() - leader.from().y()));
      if (box.isNear(spot, 3)) {
        return true;
      }
    }
    return false;
  }
}
