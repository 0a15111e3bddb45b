package org.tgd.chem.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;

/** What crossover and mutation of molecular graphs bring forth. */
class GraphOffspringTest {
  @Test
  void crossoverTakesAtomsOfBothParentsAlsoThroughRings() {
    Graph first = Smiles.molecule("Clc1ccc(cc1)CCC").graph();
    Graph second = Smiles.molecule("O=C(N1CCOCC1)C1CCCC1").graph();
    SplittableRandom random = new SplittableRandom(1);
    int ringOfBoth = 0;
    for (int k = 0; k < 200; k++) {
      Optional<Graph> child = new GraphCrossover(random).cross(first, second, 40);
      if (child.isPresent()) {
        String smiles = CanonicalSmiles.of(child.get());
        Molecule read = Smiles.molecule(smiles);
        assertThat(read.fragments()).as(smiles).isEqualTo(1);
        ringOfBoth += smiles.contains("Cl") && smiles.contains("O") ? 1 : 0;
      }
    }
    assertThat(ringOfBoth).isGreaterThan(5);
  }

  @Test
  void mutantsAreValidConnectedAndReachEveryKindOfChange() {
    Graph parent = Smiles.molecule("CCC(=O)NC1CCCCC1").graph();
    SplittableRandom random = new SplittableRandom(2);
    int born = 0;
    boolean opened = false;
    boolean closed = false;
    boolean smaller = false;
    boolean larger = false;
    boolean unsaturated = false;
    for (int k = 0; k < 400; k++) {
      Optional<Graph> mutant = new GraphMutation(random).mutate(parent, 40);
      if (mutant.isEmpty()) {
        continue; // ten tries in a row may fail
      }
      Graph child = mutant.get();
      born++;
      assertThat(Smiles.molecule(CanonicalSmiles.of(child)).fragments()).isEqualTo(1);
      opened |= child.rings() == 0;
      closed |= child.rings() == 2;
      smaller |= child.atoms() < parent.atoms();
      larger |= child.atoms() > parent.atoms();
      unsaturated |= CanonicalSmiles.of(child).contains("#");
    }
    assertThat(born).isGreaterThan(300);
    assertThat(List.of(opened, closed, smaller, larger, unsaturated)).doesNotContain(false);
  }
}
