package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.structure.Structure;

/**
 * One study in many forms: each is read as the same patient and the same dose, or refused with the
 * reason.
 */
class DicomVariantsTest {
  @TempDir private Path folder;

  private static final List<String> STATISTICS = List.of("mean", "min", "max", "D95", "volume_cc");

  @ParameterizedTest(name = "{0}")
  @MethodSource("same")
  void isReadAsTheSameStudy(DicomVariant variant) throws IOException {
    variant.write(folder.resolve("variant"));
    new SyntheticStudy().write(folder.resolve("plain"));
    PlanningCase expected = read("plain", ImportChoices.ALL).planningCase();
    DicomFolder read = read("variant", variant.choices());
    PlanningCase actual = read.planningCase();
    assertThat(actual.ct().grid()).isEqualTo(expected.ct().grid());
    for (int i = 0; i < expected.ct().grid().voxels(); i++) {
      assertThat(actual.ct().hounsfield(i)).isEqualTo(expected.ct().hounsfield(i));
    }
    Map<String, Structure> drawn = byName(actual);
    byName(expected)
        .forEach((name, structure) -> assertThat(drawn.get(name)).as(name).isEqualTo(structure));
    assertThat(actual.beams()).isEqualTo(expected.beams());
    assertThat(read.doses()).isNotEmpty();
    sameStatistics(
        dvhs(read("plain", ImportChoices.ALL)), dvhs(read("variant", variant.choices())));
    assertThat(String.join("\n", read.notes())).contains(variant.says());
  }

  private static Map<String, Structure> byName(PlanningCase planned) {
    Map<String, Structure> structures = new LinkedHashMap<>();
    planned.anatomy().structures().forEach(s -> structures.put(s.name(), s));
    return structures;
  }

  private DicomFolder read(String name, ImportChoices choices) {
    return DicomFolder.read(folder.resolve(name), choices);
  }

  private static Map<String, Dvh> dvhs(DicomFolder read) {
    return read.dvhs(read.doses().get(0));
  }

  private static void sameStatistics(Map<String, Dvh> expected, Map<String, Dvh> actual) {
    expected.forEach(
        (name, dvh) -> {
          for (String statistic : STATISTICS) {
            assertThat(actual.get(name).statistics().get(statistic))
                .as(name + " " + statistic)
                .isEqualTo(dvh.statistics().get(statistic), within(2e-3));
          }
        });
  }

  static Stream<DicomVariant> same() {
    return Stream.of(
            DicomVariants.encodings(),
            DicomVariants.pixels(),
            DicomVariants.orientations(),
            DicomVariants.series(),
            DicomVariants.structures(),
            ClinicalVariants.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfitForPlanning")
  void isRefusedForPlanning(DicomVariant variant) throws IOException {
    variant.write(folder.resolve("variant"));
    assertThatThrownBy(() -> read("variant", variant.choices()).planningCase())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(variant.says());
  }

  static Stream<DicomVariant> unfitForPlanning() {
    return Stream.concat(RefusedVariants.planning().stream(), ClinicalRefusals.planning().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfitForStatistics")
  void isRefusedForStatistics(DicomVariant variant) throws IOException {
    variant.write(folder.resolve("variant"));
    assertThatThrownBy(() -> dvhs(read("variant", variant.choices())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(variant.says());
  }

  static Stream<DicomVariant> unfitForStatistics() {
    return Stream.concat(
        RefusedVariants.statistics().stream(), ClinicalRefusals.statistics().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unpackable")
  void statisticsNeedNoCt(DicomVariant variant) throws IOException {
    variant.write(folder.resolve("variant"));
    new SyntheticStudy().write(folder.resolve("plain"));
    sameStatistics(
        dvhs(read("plain", ImportChoices.ALL)), dvhs(read("variant", variant.choices())));
  }

  static Stream<DicomVariant> unpackable() {
    return RefusedVariants.images().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("namedCharacters")
  void readsNamesInTheirCharacterSet(DicomVariant variant) throws IOException {
    variant.write(folder.resolve("variant"));
    assertThat(dvhs(read("variant", variant.choices()))).containsKey(variant.says());
  }

  static Stream<DicomVariant> namedCharacters() {
    return DicomVariants.characters().stream();
  }

  @Test
  void anglesFollowThePatientsPosition() throws IOException {
    Map<String, double[]> expected =
        Map.of(
            "HFS", new double[] {30, 10},
            "HFP", new double[] {210, 350},
            "FFS", new double[] {30, 190},
            "FFP", new double[] {210, 170});
    for (String position : expected.keySet()) {
      SyntheticStudy study = new SyntheticStudy();
      study.control(0).text(Tag.COUCH, "DS", "10");
      study.plan.items(Tag.SETUPS).get(0).text(Tag.PATIENT_POSITION, "CS", position);
      study.write(folder.resolve(position));
      Beam beam = read(position, ImportChoices.ALL).planningCase().beams().get(0);
      assertThat(new double[] {beam.gantryDeg(), beam.couchDeg()})
          .isEqualTo(expected.get(position));
    }
  }

  @Test
  void aPlanThatDoesNotSayHowThePatientLiesIsTakenAsTheCt() throws IOException {
    SyntheticStudy study = new SyntheticStudy();
    study.ct.forEach(slice -> slice.text(Tag.PATIENT_POSITION, "CS", "HFP"));
    study.plan.items(Tag.SETUPS).get(0).remove(Tag.PATIENT_POSITION);
    study.write(folder.resolve("prone"));
    DicomFolder read = read("prone", ImportChoices.ALL);
    assertThat(read.planningCase().beams().get(0).gantryDeg()).isEqualTo(210);
    assertThat(String.join("\n", read.notes())).contains("taken as in the CT, HFP");
  }

  @Test
  void planesDrawnTwiceALittleApartAreNotThin() throws IOException {
    SyntheticStudy study = new SyntheticStudy();
    List<DicomBuilder> target = new ArrayList<>();
    for (DicomBuilder contour :
        study.structures.items(Tag.ROI_CONTOURS).get(0).items(Tag.CONTOURS)) {
      for (double off : new double[] {-0.2, 0.2}) {
        String points = new String(contour.value(Tag.CONTOUR_POINTS), StandardCharsets.US_ASCII);
        target.add(
            new DicomBuilder()
                .text(Tag.CONTOUR_TYPE, "CS", "CLOSED_PLANAR")
                .text(Tag.CONTOUR_POINTS, "DS", moved(points, off)));
      }
    }
    study.structures.sequence(
        Tag.ROI_CONTOURS,
        SyntheticStudy.contours(1, target),
        study.structures.items(Tag.ROI_CONTOURS).get(1));
    study.write(folder.resolve("twice"));
    new SyntheticStudy().write(folder.resolve("plain"));
    double expected = dvhs(read("plain", ImportChoices.ALL)).get("PTV").volumeCc();
    assertThat(dvhs(read("twice", ImportChoices.ALL)).get("PTV").volumeCc())
        .isEqualTo(expected, within(0.03 * expected));
  }

  private static String moved(String points, double off) {
    String[] numbers = points.strip().split("\\\\", -1);
    for (int i = 2; i < numbers.length; i += 3) {
      numbers[i] = Double.toString(Double.parseDouble(numbers[i]) + off);
    }
    return String.join("\\", numbers);
  }

  @Test
  void partsOutsideTheDoseAreCountedAndNotSilentlyZero() throws IOException {
    SyntheticStudy study = new SyntheticStudy();
    // the dose begins at x = 2.5 less half a voxel: the target reaches from -14 to 16
    study.dose.text(Tag.POSITION, "DS", "3.5\\-37.5\\-16.5");
    study.write(folder.resolve("cut"));
    Dvh dvh = dvhs(read("cut", ImportChoices.ALL)).get("PTV");
    // to the right of x = 1 lie 15 of 30 mm less 5 of 10 mm of the hole: half
    assertThat(dvh.coveragePercent()).isEqualTo(50, within(0.5));
    assertThat(dvh.structureCc()).isEqualTo((30 * 25 - 10 * 5) * 18 / 1000.0, within(0.1));
    assertThat(dvh.minGy()).isGreaterThan(10);
    assertThat(dvh.statistics()).containsKeys("coverage_percent", "covered_cc");
  }

  @Test
  void aDoseOfBeamsIsSummedOverAllOfThePlan() throws IOException {
    SyntheticStudy study = new SyntheticStudy();
    Path at = folder.resolve("beams");
    study.write(at);
    for (int beam = 1; beam <= 2; beam++) {
      SyntheticStudy half = new SyntheticStudy();
      half.dose
          .text(Tag.SOP_INSTANCE, "UI", "1.2.3.30" + beam)
          .text(Tag.DOSE_SUMMATION, "CS", "BEAM")
          .text(Tag.DOSE_SCALING, "DS", beam == 1 ? "0.0004" : "0.0006")
          .sequence(
              Tag.REFERENCED_PLANS,
              new DicomBuilder()
                  .text(Tag.REFERENCED_INSTANCE, "UI", "1.2.3.400")
                  .sequence(
                      Tag.REFERENCED_FRACTION_GROUPS,
                      new DicomBuilder()
                          .sequence(
                              Tag.REFERENCED_BEAMS,
                              new DicomBuilder()
                                  .text(Tag.REFERENCED_BEAM, "IS", Integer.toString(beam)))));
      Files.write(
          at.resolve("beam" + beam + ".dcm"), half.dose.file(DicomBuilder.Encoding.EXPLICIT));
    }
    Map<String, Dvh> plan = dvhs(read("beams", ImportChoices.ALL));
    assertThat(read("beams", ImportChoices.ALL).doses()).hasSize(1);
    Files.delete(at.resolve("rd.dcm"));
    DicomFolder summed = read("beams", ImportChoices.ALL);
    sameStatistics(plan, dvhs(summed));
    assertThat(String.join("\n", summed.notes())).contains("sum of the doses of its beams");
    Files.delete(at.resolve("beam2.dcm"));
    assertThatThrownBy(() -> read("beams", ImportChoices.ALL).doses()).hasMessageContaining("BEAM");
  }

  @Test
  void structuresAreChosenAndLeftOutByName() throws IOException {
    SyntheticStudy study = new SyntheticStudy();
    study.add(3, "Couch", SyntheticStudy.contour("CLOSED_PLANAR", 0, 900, 0, 950, 0, 950, 9));
    study.write(folder.resolve("couch"));
    ImportChoices chosen =
        new ImportChoices(List.of("PTV", "Co*"), List.of("Couch"), Optional.empty(), false);
    assertThat(dvhs(read("couch", chosen))).containsOnlyKeys("PTV", "Cord");
    ImportChoices couch =
        new ImportChoices(List.of("PTV", "Couch"), List.of(), Optional.empty(), false);
    assertThatThrownBy(() -> read("couch", couch).planningCase())
        .hasMessageContaining("'Couch' cannot be used: outside the grid of the CT");
    ImportChoices unknown = new ImportChoices(List.of("Heart"), List.of(), Optional.empty(), false);
    assertThatThrownBy(() -> read("couch", unknown).planningCase())
        .hasMessageContaining("no structure is named 'Heart'; there are PTV, Cord, Couch");
  }
}
