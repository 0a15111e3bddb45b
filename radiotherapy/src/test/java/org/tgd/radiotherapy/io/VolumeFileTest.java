package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

class VolumeFileTest {
  @TempDir private Path folder;

  private Path nrrd(String name, String space, byte[] voxels) throws IOException {
    String header =
        "NRRD0005\n# a comment\ntype: uchar\ndimension: 3\nsizes: 4 3 2\nspace: "
            + space
            + "\nspace directions: (2,0,0) (0,3,0) (0,0,4)\nspace origin: (10,20,30)\n"
            + "encoding: raw\n\n";
    ByteBuffer file = ByteBuffer.allocate(header.length() + voxels.length);
    file.put(header.getBytes(StandardCharsets.US_ASCII)).put(voxels);
    return Files.write(folder.resolve(name), file.array());
  }

  private static byte[] counting() {
    byte[] voxels = new byte[24];
    for (int i = 0; i < 24; i++) {
      voxels[i] = (byte) i;
    }
    return voxels;
  }

  @Test
  void nrrdInPatientAxesIsTakenAsItIsAndRasIsTurned() throws IOException {
    VolumeFile lps = VolumeFile.read(nrrd("a.nrrd", "left-posterior-superior", counting()));
    assertThat(lps.grid()).isEqualTo(new Grid(4, 3, 2, new Point(2, 3, 4), new Point(10, 20, 30)));
    assertThat(lps.values()[lps.grid().index(1, 2, 1)]).isEqualTo(21);
    VolumeFile ras = VolumeFile.read(nrrd("b.nrrd", "right-anterior-superior", counting()));
    // the first voxel is at RAS (10, 20, 30), LPS (-10, -20, 30): now the last in x and y
    assertThat(ras.grid().origin()).isEqualTo(new Point(-16, -26, 30));
    assertThat(ras.values()[ras.grid().index(3, 2, 0)]).isZero();
    assertThat(ras.values()[ras.grid().index(2, 2, 0)]).isEqualTo(1);
  }

  @Test
  void niftiIsTurnedFromRasAndScaled() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(352 + 24).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 348).putShort(40, (short) 3);
    file.putShort(42, (short) 4).putShort(44, (short) 3).putShort(46, (short) 2);
    file.putShort(70, (short) 2).putFloat(108, 352).putFloat(112, 2).putFloat(116, -1);
    file.putShort(254, (short) 1);
    file.putFloat(280, 2).putFloat(292, 10);
    file.putFloat(300, 3).putFloat(308, 20);
    file.putFloat(320, 4).putFloat(324, 30);
    file.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
    file.position(352).put(counting());
    VolumeFile volume = VolumeFile.read(Files.write(folder.resolve("a.nii"), file.array()));
    assertThat(volume.grid())
        .isEqualTo(new Grid(4, 3, 2, new Point(2, 3, 4), new Point(-16, -26, 30)));
    assertThat(volume.values()[volume.grid().index(2, 2, 0)]).isEqualTo(1);
  }

  @Test
  void truncatedVolumesAndMasksOnAnotherGridAreRefused() throws IOException {
    Path cut = nrrd("cut.nrrd", "LPS", new byte[20]);
    assertThatThrownBy(() -> VolumeFile.read(cut))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("truncated");
    Path ct = nrrd("ct.nrrd", "LPS", counting());
    Path mask = nrrd("mask.nrrd", "RAS", counting());
    assertThatThrownBy(() -> VolumeCase.read(ct, Map.of("PTV", mask)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must be the same");
  }

  @Test
  void aMatRadPatientIsReadWithItsAxesInOrder() throws IOException {
    Matrix cube = Mat5.newMatrix(new int[] {6, 8, 5});
    cube.setDouble(new int[] {1, 2, 3}, 77);
    Struct resolution = Mat5.newStruct();
    resolution.set("x", Mat5.newScalar(10)).set("y", Mat5.newScalar(9)).set("z", Mat5.newScalar(8));
    Cell cubes = Mat5.newCell(1, 1);
    cubes.set(0, cube);
    Struct ct = Mat5.newStruct();
    ct.set("cubeHU", cubes).set("resolution", resolution);
    Matrix voxels = Mat5.newMatrix(1, 1);
    voxels.setDouble(0, 1 + 1 + 6 * (2 + 8 * 3));
    Cell inner = Mat5.newCell(1, 1);
    inner.set(0, voxels);
    Cell cst = Mat5.newCell(1, 4);
    cst.set(0, 0, Mat5.newScalar(0));
    cst.set(0, 1, Mat5.newString("PTV"));
    cst.set(0, 2, Mat5.newString("TARGET"));
    cst.set(0, 3, inner);
    Path file = folder.resolve("patient.mat");
    Mat5.writeToFile(Mat5.newMatFile().addArray("ct", ct).addArray("cst", cst), file.toString());
    PlanningCase read = MatFile.readCase(file);
    Grid grid = read.ct().grid();
    assertThat(grid.spacing()).isEqualTo(new Point(10, 9, 8));
    assertThat(read.ct().hounsfield(grid.index(2, 1, 3))).isEqualTo(77);
    assertThat(read.anatomy().named("PTV").voxels().toArray()).containsExactly(grid.index(2, 1, 3));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
    assertThatThrownBy(() -> MatFile.readCase(file)).isInstanceOf(InputException.class);
  }
}
