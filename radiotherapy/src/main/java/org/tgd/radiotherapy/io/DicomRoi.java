package org.tgd.radiotherapy.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.structure.StructureType;

/** A structure of an RTSTRUCT: its contours, or why they cannot be used. */
final class DicomRoi {
  static final String EMPTY = "no closed contour";

  private static final double MAX_COORDINATE_MM = 1e5;

  private final String name;
  private final String frame;
  private final ContourStack stack;
  private final Notes notes = new Notes();
  private StructureType type;
  private String spoiled = "";
  private final Set<String> markers = new TreeSet<>();

  DicomRoi(String name, String frame) {
    this.name = name;
    this.frame = frame;
    this.stack = new ContourStack(name);
    this.type = DicomStructures.byName(name);
  }

  String name() {
    return name;
  }

  /** The frame of reference that it was drawn in; empty if not stated. */
  String frame() {
    return frame;
  }

  StructureType type() {
    return type;
  }

  ContourStack stack() {
    return stack;
  }

  /** What of the contours was left out, and why. */
  List<String> notes() {
    return notes.all();
  }

  /** Takes an RT ROI Interpreted Type. */
  void interpret(String stated) {
    type =
        switch (stated) {
          case "PTV", "CTV", "GTV" -> StructureType.TARGET;
          case "EXTERNAL" -> StructureType.EXTERNAL;
          case "ORGAN", "AVOIDANCE" -> StructureType.OAR;
          default -> type;
        };
  }

  /** Makes the structure unusable. */
  void spoil(String why) {
    spoiled = spoiled.isEmpty() ? why : spoiled;
  }

  /** Why the structure cannot be used; empty if it can. */
  String problem() {
    if (!spoiled.isEmpty()) {
      return spoiled;
    }
    if (!stack.isEmpty()) {
      return "";
    }
    return markers.isEmpty() ? EMPTY : EMPTY + ", only " + String.join(", ", markers);
  }

  /**
   * Adds a contour. Points and open lines enclose nothing; what is damaged spoils the structure.
   */
  void add(DicomObject contour) {
    String kind = contour.text(Tag.CONTOUR_TYPE, "CLOSED_PLANAR").toUpperCase(Locale.ROOT);
    boolean xor = kind.equals("CLOSEDPLANAR_XOR") || kind.equals("CLOSED_PLANAR_XOR");
    if (!xor && !kind.equals("CLOSED_PLANAR")) {
      markers.add(kind);
      notes.add("contours of type " + kind + " enclose nothing and are left out");
      return;
    }
    if (!contour.has(Tag.CONTOUR_POINTS)) {
      notes.add("contours without points are left out");
      return;
    }
    try {
      double[] points = contour.decimals(Tag.CONTOUR_POINTS);
      requireNear(points);
      requireWhole(contour, points);
      if (points.length == 3 || points.length == 6) {
        markers.add("contours of 1 or 2 points");
        notes.add("contours of 1 or 2 points enclose nothing and are left out");
      } else {
        stack.add(points, xor);
      }
    } catch (InputException e) {
      spoil(e.getMessage());
    }
  }

  /** A contour that was cut off states more points than it holds. */
  private static void requireWhole(DicomObject contour, double[] points) {
    double stated = contour.decimal(Tag.POINT_COUNT, points.length / 3.0);
    if (stated != points.length / 3.0) {
      throw new InputException(
          "a contour states %.0f points and holds %d numbers; must be three for each"
              .formatted(stated, points.length));
    }
  }

  private static void requireNear(double[] points) {
    for (double coordinate : points) {
      if (Math.abs(coordinate) > MAX_COORDINATE_MM) {
        throw new InputException("a contour has a point more than 100 m away");
      }
    }
  }
}
