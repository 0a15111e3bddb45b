package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.dose.Machine;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

class MachineMatTest {
  private static final double[] RADII = {0, 0.5, 1, 170};

  @TempDir private Path folder;

  private static Matrix row(double... values) {
    Matrix matrix = Mat5.newMatrix(1, values.length);
    for (int i = 0; i < values.length; i++) {
      matrix.setDouble(i, values[i]);
    }
    return matrix;
  }

  private Path write(String mode, String description) throws IOException {
    Struct kernel = Mat5.newStruct(1, 2);
    for (int i = 0; i < 2; i++) {
      kernel.set("SSD", i, Mat5.newScalar(800 + 100 * i));
      for (int term = 1; term <= 3; term++) {
        kernel.set("kernel" + term, i, row(4 * term + i, 2, 1, 0));
      }
    }
    Struct data = Mat5.newStruct();
    data.set("m", Mat5.newScalar(0.005)).set("betas", row(0.3, 0.02, 0.006));
    data.set("penumbraFWHMatIso", Mat5.newScalar(5)).set("kernelPos", row(RADII));
    data.set("kernel", kernel);
    Struct meta = Mat5.newStruct();
    meta.set("SAD", Mat5.newScalar(1000)).set("radiationMode", Mat5.newString(mode));
    meta.set("description", Mat5.newString(description)).set("name", Mat5.newString("Generic"));
    Struct machine = Mat5.newStruct();
    machine.set("meta", meta).set("data", data);
    Path file = folder.resolve("photons.mat");
    Mat5.writeToFile(Mat5.newMatFile().addArray("machine", machine), file.toString());
    return file;
  }

  @Test
  void readsBaseDataAsMatRadWritesThem() throws IOException {
    Machine machine = MachineFile.read(write("photons", "kernels for a 6MV machine"));
    assertThat(machine.name()).isEqualTo("Generic");
    assertThat(machine.sadMm()).isEqualTo(1000);
    assertThat(machine.attenuationPerMm()).isEqualTo(0.005);
    assertThat(machine.betasPerMm()).containsExactly(0.3, 0.02, 0.006);
    assertThat(machine.penumbraFwhmMm()).isEqualTo(5);
    assertThat(machine.kernels()).hasSize(2);
    assertThat(machine.kernels(900).value(2, 0)).isEqualTo(13);
    assertThat(machine.kernels(900).value(0, 0.25)).isEqualTo((5 + 2) / 2.0);
  }

  @Test
  void kernelsPerSquareMillimetreAreTakenPerSample() throws IOException {
    Machine machine = MachineFile.read(write("photons", "Corrected normalization 1/mm^2 of ..."));
    assertThat(machine.kernels(900).value(2, 0)).isCloseTo(13 / 4.0, within(1e-12));
  }

  @Test
  void otherRadiationAndDamagedFilesAreRefused() throws IOException {
    Path protons = write("protons", "");
    assertThatThrownBy(() -> MachineFile.read(protons))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("protons");
    Path cut = write("photons", "");
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> MachineFile.read(cut)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> MachineFile.read(folder.resolve("absent.mat")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
  }
}
