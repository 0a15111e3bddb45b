package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A way in which ligands surround an atom other than the tetrahedron, with the numbered orders of
 * OpenSMILES (section 3.8.4 and 3.8.5). Each order names the ligand at each place, {@code a} for
 * the first one written: around the square; else the axis' upper end, the ring anticlockwise as
 * seen from there, and the lower end.
 */
@SuppressWarnings("ImmutableEnumChecker") // its arrays are never written
enum Geometry {
  SQUARE_PLANAR(1, "SP", "abcd acbd abdc", new int[][] {{1, 2, 3, 0}, {0, 3, 2, 1}}),
  TRIGONAL_BIPYRAMIDAL(
      2,
      "TB",
      "abcde adcbe abced aecbd abdec aedbc acdeb aedcb bacde baced"
          + " bdcae becad badec bedac cabde cabed dabce dcbae cebad cdbae",
      new int[][] {{0, 2, 3, 1, 4}, {4, 3, 2, 1, 0}}),
  OCTAHEDRAL(
      3,
      "OH",
      "abcdef aedcbf abcdfe abcedf abcfde abcefd abcfed abdcef abdcfe aecdbf"
          + " afcdbe abecfd afcebd adecbf adfcbe afdcbe aefcbd afecbd abdefc abdfec"
          + " abedfc afdebc aefdbc afedbc acdefb acdfeb acedfb afdecb aefdcb afedcb",
      new int[][] {{0, 2, 3, 4, 1, 5}, {1, 5, 2, 0, 4, 3}});

  private static final int NUMBERS = 100;

  private final int kind;
  private final String symbol;
  private final int[][] orders;
  private final List<int[]> rotations;

  Geometry(int kind, String symbol, String orders, int[][] generators) {
    this.kind = kind;
    this.symbol = symbol;
    this.orders =
        Arrays.stream(orders.split(" "))
            .map(order -> order.chars().map(letter -> letter - 'a').toArray())
            .toArray(int[][]::new);
    rotations = group(generators);
  }

  private static List<int[]> group(int[][] generators) {
    List<int[]> found = new ArrayList<>();
    int[] unmoved = new int[generators[0].length];
    Arrays.setAll(unmoved, place -> place);
    found.add(unmoved);
    for (int next = 0; next < found.size(); next++) {
      for (int[] generator : generators) {
        int[] image = turned(found.get(next), generator);
        if (found.stream().noneMatch(known -> Arrays.equals(known, image))) {
          found.add(image);
        }
      }
    }
    return found;
  }

  private static int[] turned(int[] ligandAt, int[] rotation) {
    return Arrays.stream(rotation).map(place -> ligandAt[place]).toArray();
  }

  /** The geometry that a symbol such as {@code SP} stands for. */
  static Optional<Geometry> of(String symbol) {
    return Arrays.stream(values()).filter(each -> each.symbol.equals(symbol)).findFirst();
  }

  /** The geometry of a code. */
  static Geometry ofCode(int code) {
    return switch (code / NUMBERS) {
      case 1 -> SQUARE_PLANAR;
      case 2 -> TRIGONAL_BIPYRAMIDAL;
      default -> OCTAHEDRAL;
    };
  }

  /** A geometry with one of its orders as a number above 0. */
  int code(int number) {
    return kind * NUMBERS + number;
  }

  /** How many orders there are. */
  int size() {
    return orders.length;
  }

  /** How many places there are. */
  int places() {
    return orders[0].length;
  }

  /** At each place the ligand, by the order in which they are written, under a code. */
  int[] ligandAt(int code) {
    return orders[code % NUMBERS - 1].clone();
  }

  /** The values at the places, turned so that they come first in order. */
  int[] least(int[] values) {
    return rotations.stream()
        .map(rotation -> turned(values, rotation))
        .min(Arrays::compare)
        .orElse(values);
  }

  /** What stands after the @ for ligands so placed. */
  String written(int[] ligandAt) {
    int[] wanted = least(ligandAt);
    int number = 1;
    while (!Arrays.equals(wanted, least(orders[number - 1]))) {
      number++;
    }
    return symbol + number;
  }
}
