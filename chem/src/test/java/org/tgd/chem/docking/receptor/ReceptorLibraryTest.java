package org.tgd.chem.docking.receptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.chem.docking.DockingReference;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.PdbqtWriter;
import org.tgd.chem.docking.Receptor;
import org.tgd.core.input.InputException;

class ReceptorLibraryTest {
  @TempDir Path folder;

  private ReceptorLibrary library() {
    return new ReceptorLibrary(folder.resolve("own"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DRD2", "PPARA", "PTGS2"})
  void shippedPocketsScoreLikeTheCompleteReceptor(String name) {
    Receptor pocket = library().find(name);
    Receptor complete = DockingReference.receptor(name);
    assertThat(pocket.hash()).isEqualTo(complete.hash());
    assertThat(pocket.atoms()).hasSizeLessThan(complete.atoms().size());
    assertThat(pocket.box()).isEqualTo(complete.box());
  }

  @Test
  void aFreshLibraryHasTheShippedReceptorsOnly() {
    assertThat(library().names()).containsExactly("DRD2", "PPARA", "PTGS2");
    assertThat(library().installed()).isEmpty();
    assertThat(ReceptorLibrary.ofUser(Map.of("TGD_HOME", "/x")).folder())
        .isEqualTo(Path.of("/x/receptors"));
  }

  @Test
  void anAddedReceptorIsFoundByNameInAnyCase() throws IOException {
    Receptor pocket = library().find("PPARA");
    Path file = Files.writeString(folder.resolve("r.pdbqt"), PdbqtWriter.receptor(pocket.atoms()));
    Path box = Files.writeString(folder.resolve("box.txt"), pocket.box().toConfiguration());
    library().addWithBox("Mine", file, box, ReceptorOptions.DEFAULT);
    assertThat(library().names()).contains("Mine");
    assertThat(library().find("mine").hash()).isEqualTo(pocket.hash());
    assertThat(library().find("mine").atoms().get(0).residue())
        .isEqualTo(pocket.atoms().get(0).residue());
  }

  @Test
  void aReceptorWithoutBoxBesideItSaysWhatIsWanted() throws IOException {
    Receptor pocket = library().find("PPARA");
    Path file = Files.writeString(folder.resolve("r.pdbqt"), PdbqtWriter.receptor(pocket.atoms()));
    assertThatThrownBy(() -> library().find(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no box beside it");
    Files.writeString(folder.resolve("r_conf.txt"), pocket.box().toConfiguration());
    assertThat(library().find(file.toString()).hash()).isEqualTo(pocket.hash());
  }

  @ParameterizedTest
  @CsvSource({
    "center_x = 1, center_y is missing",
    "center_x = 1x, must be a number",
    "center_x = 1@center_x = 2, center_x stands twice",
    "center_x = 1@center_y = 1@center_z = 1@size_x = 0@size_y = 9@size_z = 9, size_x was 0.0"
  })
  void brokenBoxesSayWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> BoxFile.parse(text.replace('@', '\n'), "box"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> library().find("nothing"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("DRD2, PPARA, PTGS2");
    assertThatThrownBy(() -> library().find("\u0000")).isInstanceOf(InputException.class);
  }

  @Test
  void dockstringIsInstalledFromAWheelAndFromAFolder() throws IOException {
    Receptor pocket = library().find("DRD2");
    String pdbqt = PdbqtWriter.receptor(pocket.atoms());
    Path wheel = folder.resolve("dockstring.whl");
    try (OutputStream out = Files.newOutputStream(wheel);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      String path = "dockstring/resources/targets/";
      zip.putNextEntry(new ZipEntry(path + "D2_target.pdbqt"));
      zip.write(pdbqt.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(path + "D2_conf.txt"));
      zip.write(pocket.box().toConfiguration().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new DockstringInstaller(library()).install(wheel)).containsExactly("D2");
    assertThat(library().find("D2").hash()).isEqualTo(pocket.hash());
    ReceptorLibrary other = new ReceptorLibrary(folder.resolve("other"));
    assertThat(new DockstringInstaller(other).install(library().folder())).containsExactly("D2");
  }

  @Test
  void whatIsNoWheelIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.whl"), "nothing");
    DockstringInstaller installer = new DockstringInstaller(library());
    assertThatThrownBy(() -> installer.install(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a wheel");
    assertThatThrownBy(() -> installer.install(folder.resolve("missing")))
        .isInstanceOf(InputException.class);
    assertThat(library().installed()).isEmpty();
  }

  @Test
  void aProteinInPdbFormatGetsTypesAndPolarHydrogens() throws IOException {
    String pdb =
        """
        ATOM      1  N   SER A  10       0.000   0.000   0.000  1.00  0.00           N
        ATOM      2  CA  SER A  10       1.460   0.000   0.000  1.00  0.00           C
        ATOM      3  CB  SER A  10       2.000   1.400   0.000  1.00  0.00           C
        ATOM      4  OG  SER A  10       3.400   1.400   0.000  1.00  0.00           O
        HETATM    5  O   HOH A  99       9.000   9.000   9.000  1.00  0.00           O
        HETATM    6 ZN    ZN A 201       6.000   2.000   1.000  1.00  0.00          ZN
        """;
    String ligand =
        "HETATM    1  C1  LIG A   1       3.000   3.000   3.000  1.00  0.00           C\n";
    Path file = Files.writeString(folder.resolve("p.pdb"), pdb);
    Path reference = Files.writeString(folder.resolve("l.pdb"), ligand);
    Receptor receptor =
        library().addWithLigand("P", file, reference, ReceptorOptions.DEFAULT).receptor();
    assertThat(receptor.heavyAtoms()).hasSize(5);
    assertThat(receptor.type(0)).isEqualTo(InteractionType.NITROGEN_DONOR);
    assertThat(receptor.type(1)).isEqualTo(InteractionType.CARBON_POLAR);
    assertThat(receptor.type(3)).isEqualTo(InteractionType.OXYGEN_BOTH);
    assertThat(receptor.type(4)).isEqualTo(InteractionType.METAL);
    assertThat(receptor.box().sizeX()).isEqualTo(20);
    assertThat(receptor.box().centerX()).isEqualTo(3);
    assertThat(library().find("P").hash()).isEqualTo(receptor.hash());
  }
}
