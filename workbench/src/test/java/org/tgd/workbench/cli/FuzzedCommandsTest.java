package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.PdbqtWriter;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.core.DamagedText;
import org.tgd.workbench.cli.base.ExitCode;

/**
 * Commands are given damaged files: each is done, or ends with code 2 and one line that says what
 * is wrong in which file, and leaves nothing behind.
 */
class FuzzedCommandsTest {
  private static final int EACH = 140;
  private static final double REACH = 10;
  private static final String PROTEIN =
      """
      ATOM      1  N   SER A  10      11.000  41.000  20.000  1.00  0.00           N
      ATOM      2  CA  SER A  10      12.460  41.000  20.000  1.00  0.00           C
      ATOM      3  C   SER A  10      13.000  42.400  20.000  1.00  0.00           C
      ATOM      4  O   SER A  10      12.300  43.400  20.000  1.00  0.00           O
      HETATM    5 ZN    ZN A 201      16.000  43.000  21.000  1.00  0.00          ZN
      END
      """;
  private static final String LIGAND_PDB = PROTEIN.replace("SER", "LIG");
  private static final String CSV = "name,smiles\na,CC(N)=O\n\"b,c\",c1ccccc1\nd,C1C\n";
  private static final String LINES = "CC(=O)Oc1ccccc1C(=O)O aspirin\nC1CC broken\nCCB(O)O\n";

  @TempDir static Path folder;
  private static String receptor;
  private static String box;
  private static String pose;
  private static String sdf;

  private final List<String> slips = new ArrayList<>();

  @BeforeAll
  static void filesOfRealCommands() throws IOException {
    Receptor whole = new ReceptorLibrary(folder.resolve("none")).find("PPARA");
    receptor =
        PdbqtWriter.receptor(whole.atoms().stream().filter(atom -> near(atom, whole)).toList());
    box = whole.box().toConfiguration();
    Path out = folder.resolve("docked");
    String command = "molecule dock --receptor PPARA --smiles CC(N)=O --exhaustiveness 1 --out ";
    Cli docked = Cli.tgd((command + out).split(" "));
    assertThat(docked.code()).as(docked.err()).isZero();
    pose = Files.readString(out.resolve("PPARA_0001.pdbqt"));
    sdf = Files.readString(out.resolve("PPARA_0001.sdf"));
    write("good.pdbqt", receptor);
    write("good.txt", box);
    write("good.sdf", sdf);
    write("pose.pdbqt", pose);
  }

  private static boolean near(PdbqtAtom atom, Receptor receptor) {
    return Math.abs(atom.x() - receptor.box().centerX()) < REACH
        && Math.abs(atom.y() - receptor.box().centerY()) < REACH
        && Math.abs(atom.z() - receptor.box().centerZ()) < REACH;
  }

  private static String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /**
   * Gives a command damaged files; {@code @} in its words is the damaged file, others are whole.
   */
  private void damaged(String name, String text, String command) throws IOException {
    SplittableRandom random = new SplittableRandom((name + command).hashCode());
    int refused = 0;
    for (int i = 0; i < EACH; i++) {
      String damaged = DamagedText.of(text, random);
      String file = write(name, damaged);
      String[] words = command.replace("@", file).replace("#", folder + "/").split(" ");
      Map<String, String> before = receptors();
      Cli result = Cli.tgd(words);
      refused += result.code() == 0 ? 0 : 1;
      String slip = slip(result, file);
      if (result.code() != 0 && !receptors().equals(before)) {
        slip += " receptors changed";
      }
      if (!slip.isEmpty()) {
        slips.add(slip + ": " + String.join(" ", words) + " printed " + result + "\n" + damaged);
      }
    }
    assertThat(slips).isEmpty();
    assertThat(refused).as(command).isPositive();
  }

  private static String slip(Cli result, String file) {
    String all = result.out() + result.err();
    if (result.code() == 0) {
      boolean summed = result.err().lines().allMatch(FuzzedCommandsTest::isOfSummary);
      return summed && !all.contains("NaN") ? "" : "done, but not well";
    }
    String message =
        result.err().lines().filter(line -> !isOfSummary(line)).collect(Collectors.joining("\n"));
    boolean named = message.contains(file) || message.contains("lies in the box");
    boolean well =
        result.code() == ExitCode.BAD_INPUT
            && message.startsWith("tgd: ")
            && message.strip().lines().count() == 1
            && message.strip().chars().noneMatch(Character::isISOControl);
    boolean plain =
        !all.contains("Exception") && !all.contains("java.") && !message.endsWith("null\n");
    // rows that were all rejected say why, one by one
    boolean rows = message.contains("no molecule could be scored");
    return named && well && plain && result.out().isEmpty() != rows ? "" : "refused, but not well";
  }

  /** What became of a receptor's residues is said beside the result. */
  private static boolean isOfSummary(String line) {
    return line.matches("(kept|added|lacks|chosen|dropped): .*");
  }

  private static Map<String, String> receptors() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Path own = ReceptorLibrary.ofUser(System.getenv()).folder();
    if (Files.isDirectory(own)) {
      try (Stream<Path> files = Files.list(own)) {
        for (Path file : files.toList()) {
          texts.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Test
  void damagedReceptors() throws IOException {
    String scoring = "molecule dock --receptor @ --box #good.txt --score-only #pose.pdbqt";
    damaged("receptor.pdbqt", receptor, scoring);
    damaged("receptor.pdb", PROTEIN, scoring);
    damaged("protein.pdb", PROTEIN, "molecule receptors add FUZZED @ --ligand #good.sdf");
    damaged("show.pdbqt", receptor, "molecule receptors add FUZZED @ --box #good.txt --json");
  }

  @Test
  void damagedPosesLigandsAndBoxes() throws IOException {
    damaged("damaged.pdbqt", pose, "molecule dock --receptor PPARA --score-only @");
    String adding = "molecule receptors add FUZZED #good.pdbqt ";
    damaged("ligand.sdf", sdf, adding + "--ligand @");
    damaged("ligand.pdb", LIGAND_PDB, adding + "--ligand @");
    damaged("ligand.pdbqt", pose, adding + "--ligand @");
    damaged("box.txt", box, adding + "--box @");
  }

  @Test
  void damagedMolecules() throws IOException {
    damaged("molecules.csv", CSV, "molecule score @ --threads 1");
    damaged("molecules.smi", LINES, "molecule score @ --json");
  }
}
