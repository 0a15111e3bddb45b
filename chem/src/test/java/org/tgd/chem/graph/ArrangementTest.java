package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Squares, trigonal bipyramids and octahedra of ligands. */
class ArrangementTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "N[Pt@SP1](N)(Cl)Cl, N[Pt@SP2](N)(Cl)Cl", // cisplatin, transplatin
    "N[Pt@SP1](N)(Cl)Cl, N[Pt](N)(Cl)Cl",
    "[NH3]->[Pt@SP1](<-[NH3])(Cl)Cl, [NH3]->[Pt@SP2](<-[NH3])(Cl)Cl",
    "Cl[Fe@TB1](F)(F)(F)Cl, Cl[Fe@TB3](F)(F)(F)Cl", // both chlorines on the axis, one
    "Cl[Fe@TB1](F)(Br)(I)N, Cl[Fe@TB2](F)(Br)(I)N", // mirror images
    "Cl[Co@OH1](Cl)(Cl)(N)(N)N, Cl[Co@OH3](Cl)(N)(Cl)(N)N", // fac, mer
    "Cl[Co@OH1](N)(N)(N)(N)Cl, Cl[Co@OH3](N)(N)(N)(N)Cl",
  })
  void isomersAreToldApart(String first, String second) {
    assertThat(canonical(first)).isNotEqualTo(canonical(second));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "N[Pt@SP1](N)(Cl)Cl, N[Pt@SP3](N)(Cl)Cl",
    "N[Pt@SP1](N)(Cl)Cl, N[Pt@SP2](Cl)(N)Cl",
    "N[Pt@SP2](N)(Cl)Cl, Cl[Pt@SP1](N)(Cl)N",
    "F[Pt@SP2](F)(F)F, F[Pt](F)(F)F",
    "F[Fe@TB7](F)(F)(F)F, F[Fe](F)(F)(F)F",
    "F[Co@OH17](F)(F)(F)(F)Cl, F[Co](F)(F)(F)(F)Cl",
    "[Pt@SP1H2](Cl)Cl, [Pt@SP3H2](Cl)Cl",
  })
  void sameMoleculeHasOneName(String first, String second) {
    assertThat(canonical(first)).isEqualTo(canonical(second));
  }

  @ParameterizedTest
  @CsvSource({"SP, 3, F Cl Br I", "TB, 20, F Cl Br I N", "OH, 30, F Cl Br I N O"})
  void eachNumberIsAnIsomerOfItsOwn(String symbol, int numbers, String ligands) {
    Set<String> names = new TreeSet<>();
    for (int number = 1; number <= numbers; number++) {
      names.add(canonical(complex(List.of(ligands.split(" ")), symbol + number)));
    }
    assertThat(names).hasSize(numbers);
  }

  /** As RDKit 2026.09.1 names them. */
  @ParameterizedTest
  @CsvSource({
    "F[Co@TB1](Cl)(Br)(I)N, F[Co@TB7](N)(Cl)(Br)I",
    "F[Co@TB3](Cl)(Br)(I)N, F[Co@TB1](N)(Cl)(Br)I",
    "F[Co@OH1](Cl)(Br)(I)(N)O, N[Co@OH9](O)(F)(Cl)(Br)I",
    "F[Co@OH2](Cl)(Br)(I)(N)O, F[Co@OH24](N)(O)(Cl)(Br)I",
    "F[Co@OH3](Cl)(Br)(I)(N)O, N[Co@OH24](O)(F)(Cl)(Br)I",
    "F[Co@OH4](Cl)(Br)(I)(N)O, F[Co@OH22](N)(O)(Cl)(Br)I",
  })
  void ordersAreThoseOfOpenSmiles(String first, String second) {
    assertThat(canonical(first)).isEqualTo(canonical(second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N[Pt@SP1](N)(Cl)Cl",
        "N[Pt@SP2](N)(Cl)Cl",
        "Cl[Fe@TB3](F)(F)(F)Cl",
        "Cl[Co@OH3](Cl)(N)(Cl)(N)N",
        "[Pt@SP1H2](Cl)Cl",
        "[Pt@SP2H2](Cl)Cl",
        "F[Pt@SP2](Cl)Br",
        "[Co@OH1]123(<-NCCN->1)(<-NCCN->2)<-NCCN->3.[Cl-]",
        "C[C@H](F)[Pt@SP1]([C@@H](C)F)(Cl)Cl",
        "Cl[Pt@SP1]1(Cl)NCCN1",
        "Br[Co@OH5H2](Cl)(Cl)I",
      })
  void nameIsReadBackAndDoesNotDependOnOrder(String smiles) {
    Molecule molecule = Smiles.molecule(smiles);
    String name = molecule.canonicalSmiles();
    assertThat(canonical(name)).isEqualTo(name);
    Random random = new Random(3);
    List<Integer> order =
        IntStream.range(0, molecule.graph().atoms()).boxed().collect(Collectors.toList());
    for (int trial = 0; trial < 50; trial++) {
      Collections.shuffle(order, random);
      int[] rank = order.stream().mapToInt(Integer::intValue).toArray();
      assertThat(canonical(SmilesWriter.write(molecule.graph(), rank))).isEqualTo(name);
    }
  }

  @Test
  void propellersAreToldApart() {
    List<String> names = new ArrayList<>();
    for (int number = 1; number <= 30; number++) {
      names.add(canonical("[Co@OH" + number + "]123(NCCN1)(NCCN2)NCCN3"));
    }
    assertThat(new TreeSet<>(names)).hasSizeGreaterThan(1);
  }

  @Test
  void countsAnArrangementThatMatters() {
    assertThat(StereoCount.withDependent(Smiles.molecule("N[Pt@SP1](N)(Cl)Cl").graph()))
        .isEqualTo(1);
    assertThat(StereoCount.withDependent(Smiles.molecule("F[Pt@SP1](F)(F)F").graph())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"F[Pt@SP4](F)(F)F", "F[Fe@TB21](F)(F)(F)F", "F[Co@OH31](F)(F)(F)(F)F"})
  void rejectsAnOrderThatThereIsNot(String smiles) {
    assertThat(Smiles.read(smiles)).isNotInstanceOf(Smiles.Accepted.class);
  }

  private static String complex(List<String> ligands, String order) {
    String inner = ligands.stream().skip(1).collect(Collectors.joining(")("));
    int last = inner.lastIndexOf(")(");
    return ligands.get(0)
        + "[Co@"
        + order
        + "]("
        + inner.substring(0, last)
        + ")"
        + inner.substring(last + 2);
  }
}
