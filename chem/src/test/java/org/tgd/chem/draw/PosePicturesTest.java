package org.tgd.chem.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.finding.Contact;
import org.tgd.chem.docking.finding.Docked;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.docking.finding.PoseAnalysis;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PosePicturesTest {
  private static final Receptor PTGS2 = new ReceptorLibrary(Path.of("none")).find("PTGS2");
  private static Docked docked;
  private static PosePictures pictures;

  @BeforeAll
  static void dock() {
    docked =
        Docking.with(new EmbeddedEngine(2))
            .dock("CC(=O)Oc1ccccc1C(=O)O", PTGS2, new SearchSettings(1, 1, 7));
    pictures = PosePictures.ofBest(docked, PTGS2);
    write();
  }

  private static void write() {
    String folder = System.getProperty("tgd.pictures", "");
    if (!folder.isEmpty()) {
      try {
        Files.writeString(Path.of(folder, "page.html"), pictures.page());
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void theMapNamesEveryResidueThatBondsAndItsDistance() throws Exception {
    String map = pictures.interactionMap();
    assertThat(parsed(map).getDocumentElement().getTagName()).isEqualTo("svg");
    List<Contact> bonds =
        PoseAnalysis.of(docked.best().ligand(), PTGS2).contacts().stream()
            .filter(c -> c.kind() == Contact.Kind.HYDROGEN_BOND)
            .toList();
    assertThat(bonds).isNotEmpty();
    for (Contact bond : bonds) {
      assertThat(map).contains(bond.residue());
    }
    assertThat(map).contains("hydrogen bond").contains("in contact with lipophilic atoms");
  }

  @Test
  void theMapDrawsTheAcidWithoutItsProton() throws Exception {
    LigandLayout layout = LigandLayout.of(docked.prepared());
    assertThat(docked.prepared().charges()).contains(-1);
    assertThat(layout.atoms().stream().filter(a -> a.isPresent())).hasSize(13);
    assertThat(layout.bonds()).hasSize(13);
  }

  @Test
  void labelsStandOffTheMoleculeAndOffEachOther() throws Exception {
    LigandLayout layout = LigandLayout.of(docked.prepared());
    List<Spot> spots = layout.atoms().stream().flatMap(a -> a.stream()).toList();
    LabelPlaces places = new LabelPlaces(spots, layout.bonds());
    List<LabelPlaces.Box> boxes = new java.util.ArrayList<>();
    for (int i = 0; i < 14; i++) {
      boxes.add(places.take(80, List.of(spots.get(i % spots.size()))));
    }
    for (int i = 0; i < boxes.size(); i++) {
      LabelPlaces.Box box = boxes.get(i);
      assertThat(spots).noneMatch(spot -> box.isNear(spot, 25));
      for (int j = 0; j < i; j++) {
        assertThat(box.meets(boxes.get(j))).isFalse();
      }
    }
  }

  @Test
  void theViewHoldsAStillPictureAndTheScene() throws Exception {
    String view = pictures.view();
    Document document = parsed(view);
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(1);
    String atoms = document.getDocumentElement().getAttribute("data-atoms");
    assertThat(atoms.split(";").length).isGreaterThan(docked.prepared().ligand().atoms().size());
    assertThat(document.getDocumentElement().getAttribute("data-links")).isNotEmpty();
  }

  @Test
  void theSceneKeepsDistancesAndHandedness() {
    PoseAnalysis analysis = PoseAnalysis.of(docked.best().ligand(), PTGS2);
    PoseScene scene = PoseScene.of(docked.prepared(), docked.best().ligand(), PTGS2, analysis);
    var placed = docked.best().ligand().atoms();
    double[][] before = new double[4][];
    double[][] after = new double[4][];
    for (int i = 0; i < 4; i++) {
      before[i] = new double[] {placed.get(i).x(), placed.get(i).y(), placed.get(i).z()};
      PoseScene.Atom atom = scene.atoms().get(i);
      after[i] = new double[] {atom.x(), atom.y(), atom.z()};
    }
    assertThat(volume(after)).isCloseTo(volume(before), org.assertj.core.data.Offset.offset(1e-6));
    for (PoseScene.Link link : scene.hydrogenBonds()) {
      PoseScene.Atom a = scene.atoms().get(link.from());
      PoseScene.Atom b = scene.atoms().get(link.to());
      double length =
          Math.sqrt(
              Math.pow(a.x() - b.x(), 2) + Math.pow(a.y() - b.y(), 2) + Math.pow(a.z() - b.z(), 2));
      assertThat(length).isCloseTo(link.length(), org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  private static double volume(double[][] p) {
    double[][] d = new double[3][3];
    for (int i = 0; i < 9; i++) {
      d[i / 3][i % 3] = p[i / 3 + 1][i % 3] - p[0][i % 3];
    }
    return d[0][0] * (d[1][1] * d[2][2] - d[1][2] * d[2][1])
        - d[0][1] * (d[1][0] * d[2][2] - d[1][2] * d[2][0])
        + d[0][2] * (d[1][0] * d[2][1] - d[1][1] * d[2][0]);
  }

  @Test
  void thePageFetchesNothing() {
    String page = pictures.page();
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    assertThat(page).contains("<script>").doesNotContain("src=");
  }

  @Test
  void theSamePoseGivesTheSamePictures() {
    assertThat(PosePictures.ofBest(docked, PTGS2).page()).isEqualTo(pictures.page());
  }
}
