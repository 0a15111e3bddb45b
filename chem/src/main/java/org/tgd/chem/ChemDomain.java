package org.tgd.chem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.draw.MoleculeDrawing;
import org.tgd.chem.edit.MoleculeEditor;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.core.InputException;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** The domain of molecules: SMILES strings, judged by druglikeness and other properties. */
public final class ChemDomain implements Domain {
  private static final String START = "start";
  private static final String OBJECTIVE = "objective";

  @Override
  public String name() {
    return "molecule";
  }

  @Override
  public String summary() {
    return "Improves a molecule, given as SMILES, for druglikeness or a weighted sum of properties.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(START, "the molecule to start from, as SMILES", ""),
        new Option(
            OBJECTIVE,
            "what to improve: qed, sa, alerts, pains, similarity(SMILES), distance(SMILES), windows"
                + " such as logp[1,3], and weighted sums such as 0.7*qed + 0.3*sa",
            "qed"));
  }

  @Override
  public Problem problem(Map<String, String> options) {
    List<String> known = options().stream().map(Option::name).toList();
    options.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new InputException(
                  "unknown option '"
                      + name
                      + "' of domain molecule; known are "
                      + String.join(", ", known));
            });
    if (!options.containsKey(START)) {
      throw new InputException("option 'start' is missing: the SMILES to start from");
    }
    return new Problem(
        "a molecule as SMILES",
        start(options.get(START)),
        MoleculeObjective.parse(options.getOrDefault(OBJECTIVE, "qed")),
        Optional.of(new MoleculeEditor()),
        Optional.of(new MoleculeDrawing()),
        List.of(
            "Answer with one SMILES string and nothing else.",
            "The molecule must be one fragment of named atoms with valid valences: no radicals, no"
                + " wildcards, no salts.",
            "It must be chemically stable and plausible to make."));
  }

  private static String start(String smiles) {
    Smiles.Reading reading = Smiles.read(smiles);
    if (reading instanceof Smiles.Refused refused) {
      throw new InputException("start '" + smiles + "': " + refused.message());
    }
    return ((Smiles.Accepted) reading).molecule().smiles();
  }
}
