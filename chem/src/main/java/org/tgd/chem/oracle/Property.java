package org.tgd.chem.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.BertzIndex;
import org.tgd.chem.score.Crippen;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.Rings;
import org.tgd.chem.score.SaScore;
import org.tgd.chem.score.Tpsa;

/**
 * A property of the whole molecule by its name.
 *
 * @param text the name
 * @param number computes it
 */
record Property(String text, ToDoubleFunction<Graph> number) implements Score {
  private static final Map<String, ToDoubleFunction<Graph>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("qed", Qed::of);
    KNOWN.put("sa", SaScore::of);
    KNOWN.put("logp", graph -> Crippen.of(graph).logP());
    KNOWN.put("tpsa", Tpsa::of);
    KNOWN.put("mw", Formula::weight);
    KNOWN.put("bertz", BertzIndex::of);
    KNOWN.put("rings", Graph::rings);
    KNOWN.put("atoms", Formula::heavyAtoms);
    KNOWN.put("aromatic_rings", Rings::aromatic);
    KNOWN.put("hba", graph -> QedProperties.of(graph).acceptors());
    KNOWN.put("hbd", graph -> QedProperties.of(graph).donors());
    KNOWN.put("rotb", graph -> QedProperties.of(graph).rotatableBonds());
  }

  /** The property of that name; empty if there is none. */
  static Optional<Score> named(String name) {
    return Optional.ofNullable(KNOWN.get(name)).map(number -> new Property(name, number));
  }

  /** All names in order. */
  static Iterable<String> names() {
    return KNOWN.keySet();
  }

  @Override
  public double value(Molecule molecule) {
    return number.applyAsDouble(molecule.graph());
  }
}
