package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.Edit;
import org.tgd.core.Editor;

/**
 * The control beside {@link MoleculeEditor}: the same edits, drawn with equal chances, feedback
 * ignored. Values that were tried before are not proposed again.
 */
public final class RandomMoleculeEditor implements Editor {
  private static final int MOST_DRAWS = 2_000;

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    if (!(Smiles.read(edit.variable().value()) instanceof Smiles.Accepted accepted)) {
      return List.of();
    }
    Molecule current = accepted.molecule();
    Set<String> tried = MoleculeEditor.tried(edit, current);
    EditSpace space = EditSpace.of(current);
    List<String> proposals = new ArrayList<>();
    for (int draw = 0; draw < MOST_DRAWS && proposals.size() < n && space.size() > 0; draw++) {
      Optional<MoleculeEdit> drawn = space.edit(random.nextInt(space.size()));
      if (drawn.isPresent()) {
        String smiles = drawn.get().molecule().smiles();
        if (tried.add(smiles)) {
          proposals.add(smiles);
        }
      }
    }
    return proposals;
  }
}
