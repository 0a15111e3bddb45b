package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/** What is taken of a matRad file beside the CT and the structures. */
class MatPlanTest {
  @TempDir private Path folder;

  private static Matrix row(double... values) {
    Matrix matrix = Mat5.newMatrix(1, values.length);
    for (int i = 0; i < values.length; i++) {
      matrix.setDouble(i, values[i]);
    }
    return matrix;
  }

  private static Struct ct() {
    Cell cubes = Mat5.newCell(1, 1);
    cubes.set(0, Mat5.newMatrix(new int[] {6, 8, 5}));
    Struct resolution = Mat5.newStruct();
    resolution.set("x", row(10)).set("y", row(10)).set("z", row(10));
    return Mat5.newStruct().set("cubeHU", cubes).set("resolution", resolution);
  }

  private static Cell structures() {
    Cell inner = Mat5.newCell(1, 1);
    inner.set(0, row(100, 101));
    Cell cst = Mat5.newCell(1, 6);
    cst.set(0, 0, row(0));
    cst.set(0, 1, Mat5.newString("PTV"));
    cst.set(0, 2, Mat5.newString("TARGET"));
    cst.set(0, 3, inner);
    cst.set(0, 4, Mat5.newStruct());
    cst.set(0, 5, Mat5.newCell(1, 1));
    return cst;
  }

  private PlanningCase read(Struct plan) throws IOException {
    Path file = folder.resolve("patient.mat");
    Mat5.writeToFile(
        Mat5.newMatFile()
            .addArray("ct", ct())
            .addArray("cst", structures())
            .addArray("pln", plan)
            .addArray("stf", Mat5.newStruct()),
        file.toString());
    return MatFile.readCase(file);
  }

  private static Struct plan(String mode) {
    Struct geometry = Mat5.newStruct();
    geometry
        .set("gantryAngles", row(10, 130, 250))
        .set("couchAngles", row(0, 0, 5))
        .set("bixelWidth", row(7))
        .set("isoCenter", row(1, 2, 3));
    return Mat5.newStruct()
        .set("radiationMode", Mat5.newString(mode))
        .set("machine", Mat5.newString("Generic"))
        .set("propStf", geometry);
  }

  @Test
  void directionsAndWidthsAreUsedAndTheRestIsSaidNotToBe() throws IOException {
    PlanningCase read = read(plan("photons"));
    assertThat(read.beams()).extracting(Beam::gantryDeg).containsExactly(10.0, 130.0, 250.0);
    assertThat(read.beams()).extracting(Beam::couchDeg).containsExactly(0.0, 0.0, 5.0);
    assertThat(read.beams()).extracting(Beam::bixelWidthMm).containsOnly(7.0);
    assertThat(String.join("\n", read.notes()))
        .contains("'stf' is not used")
        .contains("the objectives of PTV are not used")
        .contains("machine, Generic, is not used")
        .contains("isocentre is not used");
  }

  @Test
  void otherRadiationAndUnevenAnglesAreRefused() {
    assertThatThrownBy(() -> read(plan("protons")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a plan for protons");
    Struct uneven = plan("photons");
    ((Struct) uneven.get("propStf")).set("couchAngles", row(0));
    assertThatThrownBy(() -> read(uneven)).hasMessageContaining("3 gantry and 1 couch angles");
  }
}
