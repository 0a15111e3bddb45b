package org.tgd.radiotherapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.patient.SmallCase;

/**
 * Ten thousand damaged files: each is either read or refused with an {@link InputException}, and
 * nothing else is thrown.
 */
class DamagedFilesTest {
  private static final int DICOM_FILES = 8000;
  private static final int CASE_FILES = 2000;

  @TempDir private Path temporary;

  @Test
  void damagedDicomFilesAreReadOrRefused() {
    List<byte[]> sound =
        List.of(
            DicomFixture.slice(true, 0, "1.2"),
            DicomFixture.slice(false, 0, "1.2"),
            DicomFixture.structures(true, 0, 5),
            DicomFixture.structures(false, 0, 5));
    SplittableRandom random = new SplittableRandom(20);
    int refused = 0;
    for (int i = 0; i < DICOM_FILES; i++) {
      byte[] damaged = damage(sound.get(i % sound.size()), random, 132);
      try {
        DicomObject object = DicomParser.parse("file" + i, damaged);
        if (i % 4 < 2) {
          CtSlice slice = CtSlice.of(Path.of("file" + i), object).get(0);
          slice.write(object, new float[slice.plane().plane().voxels()], 0);
        } else {
          DicomStructures.of(object, ImportChoices.ALL, new Notes()).on(SmallCase.GRID);
        }
      } catch (InputException e) {
        assertThat(e).hasMessageMatching("(?s).{15,500}");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(DICOM_FILES / 4);
  }

  @Test
  void damagedCaseFilesAreReadOrRefused() throws IOException {
    Path folder = temporary.resolve("case");
    CaseWriter.write(SmallCase.create(), Optional.empty(), folder);
    List<Path> files =
        List.of(
            folder.resolve("case.json"),
            folder.resolve("ct_hu.i16.gz"),
            folder.resolve("masks_ct.u8.gz"),
            folder.resolve("case.json"));
    SplittableRandom random = new SplittableRandom(21);
    int refused = 0;
    for (int i = 0; i < CASE_FILES; i++) {
      Path file = files.get(i % files.size());
      byte[] sound = Files.readAllBytes(file);
      Files.write(file, damage(sound, random, 0));
      try {
        CaseFolder.read(folder);
      } catch (InputException e) {
        assertThat(e).hasMessageMatching("(?s).{15,1000}");
        refused++;
      }
      Files.write(file, sound);
    }
    assertThat(refused).isGreaterThan(CASE_FILES / 4);
  }

  private static byte[] damage(byte[] sound, SplittableRandom random, int from) {
    byte[] damaged = sound.clone();
    if (random.nextInt(4) == 0) {
      damaged = Arrays.copyOf(damaged, random.nextInt(sound.length));
    }
    int changes = 1 + random.nextInt(6);
    for (int k = 0; k < changes && damaged.length > from; k++) {
      int at = from + random.nextInt(damaged.length - from);
      damaged[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) 0xff;
            case 1 -> 0;
            case 2 -> (byte) ('0' + random.nextInt(10));
            default -> (byte) random.nextInt(256);
          };
    }
    return damaged;
  }
}
