package org.tgd.chem.docking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.receptor.ReceptorOptions;
import org.tgd.core.DamagedText;
import org.tgd.core.input.InputException;

/** Damaged files are read or refused with an input error; nothing else happens. */
class FuzzedFilesTest {
  private static final int EACH = 1250;
  private static final String PROTEIN =
      """
      ATOM      1  N   SER A  10       0.000   0.000   0.000  1.00  0.00           N
      ATOM      2  CA  SER A  10       1.460   0.000   0.000  1.00  0.00           C
      ATOM      3  C   SER A  10       2.000   1.400   0.000  1.00  0.00           C
      ATOM      4  O   SER A  10       1.300   2.400   0.000  1.00  0.00           O
      HETATM    5 ZN    ZN A 201       5.000   2.000   1.000  1.00  0.00          ZN
      END
      """;
  private static final String MOLFILE =
      """
      ethane
        TGD

        2  1  0  0  0  0  0  0  0  0999 V2000
          0.0000    0.0000    0.0000 C   0  0
          1.5000    0.0000    0.0000 C   0  0
        1  2  1  0
      M  END
      """;

  @TempDir Path folder;

  private interface Reading {
    void of(String text) throws IOException;
  }

  private static int refused(String text, long seed, Reading reading) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int i = 0; i < EACH; i++) {
      try {
        reading.of(DamagedText.of(text, random));
      } catch (InputException e) {
        assertThat(e).hasMessageNotContaining("Exception");
        refused++;
      }
    }
    return refused;
  }

  @Test
  void fiveThousandDamagedFilesAreReadOrRefused() throws IOException {
    ReceptorLibrary library = new ReceptorLibrary(folder.resolve("own"));
    Path protein = Files.writeString(folder.resolve("p.pdb"), PROTEIN);
    Path damagedProtein = folder.resolve("damaged.pdb");
    Path damagedLigand = folder.resolve("damaged.sdf");
    Path ligand = Files.writeString(folder.resolve("l.sdf"), MOLFILE);
    int pdbqt = refused(PdbqtReaderTest.ETHANOL, 1, text -> PdbqtReader.poses(text, "f"));
    int receptor =
        refused(
            PdbqtReaderTest.ETHANOL.replaceAll("(?m)^(ROOT|END|BRANCH|TORS).*\n", ""),
            2,
            text -> PdbqtReader.receptor(text, "f"));
    int pdb =
        refused(
            PROTEIN,
            3,
            text ->
                library.addWithLigand(
                    "X", Files.writeString(damagedProtein, text), ligand, ReceptorOptions.DEFAULT));
    int sdf =
        refused(
            MOLFILE,
            4,
            text ->
                library.addWithLigand(
                    "X", protein, Files.writeString(damagedLigand, text), ReceptorOptions.DEFAULT));
    assertThat(new int[] {pdbqt, receptor, pdb, sdf}).doesNotContain(0);
  }
}
