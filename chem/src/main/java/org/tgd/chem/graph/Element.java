package org.tgd.chem.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The periodic table: symbols, average weights, outer electrons and permitted valences, with the
 * values of RDKit 2026.09.1, so that verdicts and weights agree with it. Elements are numbers.
 */
public final class Element {
  /** The largest atomic number known. */
  public static final int LAST = 118;

  private static final String[] SYMBOLS = new String[LAST + 1];
  private static final double[] WEIGHTS = new double[LAST + 1];
  private static final int[] OUTER_ELECTRONS = new int[LAST + 1];
  private static final int[][] VALENCES = new int[LAST + 1][];
  private static final Map<String, Integer> BY_SYMBOL = new HashMap<>();

  static {
    for (String line : lines("elements.tsv")) {
      String[] field = line.split("\t");
      int number = Integer.parseInt(field[0]);
      SYMBOLS[number] = field[1];
      WEIGHTS[number] = Double.parseDouble(field[2]);
      OUTER_ELECTRONS[number] = Integer.parseInt(field[3]);
      VALENCES[number] = Arrays.stream(field[4].split(",")).mapToInt(Integer::parseInt).toArray();
      BY_SYMBOL.put(field[1], number);
    }
  }

  private Element() {}

  private static List<String> lines(String resource) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Element.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The atomic number of a symbol; 0 if there is no such element. */
  public static int number(String symbol) {
    return BY_SYMBOL.getOrDefault(symbol, 0);
  }

  /** The symbol of an atomic number from 1 to {@link #LAST}. */
  public static String symbol(int number) {
    return SYMBOLS[number];
  }

  /** The average atomic weight in daltons. */
  public static double weight(int number) {
    return WEIGHTS[number];
  }

  /** The mass of an isotope in daltons; empty if it is not tabulated. */
  public static OptionalDouble isotopeMass(int number, int massNumber) {
    Double mass = Isotopes.MASSES.get(number * 1000 + massNumber);
    return mass == null ? OptionalDouble.empty() : OptionalDouble.of(mass);
  }

  /** Electrons of the outer shell. */
  public static int outerElectrons(int number) {
    return OUTER_ELECTRONS[number];
  }

  /** The permitted valences, ascending; a last entry of -1 permits any. */
  static int[] valences(int number) {
    return VALENCES[number];
  }

  static int defaultValence(int number) {
    return VALENCES[number][0];
  }

  /** Whether atoms of the element are coordinated by lone pairs: the metals of groups 3 to 16. */
  public static boolean isMetal(int z) {
    return z == 3
        || z == 4
        || (z >= 11 && z <= 13)
        || (z >= 19 && z <= 31)
        || (z >= 37 && z <= 50)
        || (z >= 55 && z <= 84)
        || z >= 87;
  }

  /** Read only when a molecule carries an isotope label. */
  private static final class Isotopes {
    private static final Map<Integer, Double> MASSES = new HashMap<>();

    static {
      for (String line : lines("isotopes.tsv")) {
        String[] field = line.split("\t");
        MASSES.put(
            Integer.parseInt(field[0]) * 1000 + Integer.parseInt(field[1]),
            Double.parseDouble(field[2]));
      }
    }
  }
}
