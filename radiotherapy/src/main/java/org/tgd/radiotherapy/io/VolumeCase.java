package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/** Planning cases from a CT and masks as NRRD or NIfTI volumes. */
public final class VolumeCase {
  private static final double TOLERANCE_MM = 0.01;
  private static final double[] GANTRY_DEG = {0, 51, 103, 154, 206, 257, 309};

  private VolumeCase() {}

  /**
   * The case of a CT with masks; seven even beams, bixels of 10 mm, a dose grid of 5 mm.
   *
   * @param ct a volume in Hounsfield units
   * @param masks per structure a volume on the CT's grid ({@link VolumeMask} says what is inside);
   *     {@code FILE:3} takes the voxels of label 3
   * @throws InputException if a file is not sound, a mask is empty or on another grid
   */
  public static PlanningCase read(Path ct, Map<String, Path> masks) {
    VolumeFile volume = VolumeFile.read(ct);
    Ct image = Ct.from(ct.toString(), volume.grid(), volume.values());
    List<Structure> structures = new ArrayList<>();
    masks.forEach(
        (name, file) -> {
          VolumeMask mask = VolumeMask.named(file);
          VolumeFile stored = VolumeFile.read(mask.file());
          requireSameGrid(file, stored.grid(), image.grid());
          VoxelSet voxels = VoxelSet.of(mask.inside(name, stored.values()));
          StructureType type = DicomStructures.byName(name);
          structures.add(new Structure(name, type, DicomStructures.priority(type), voxels));
        });
    Outline.addTo(structures, image);
    return PlanAssembly.standard(String.valueOf(ct.getFileName()), image, structures, GANTRY_DEG);
  }

  private static void requireSameGrid(Path file, Grid mask, Grid ct) {
    boolean same =
        mask.nx() == ct.nx()
            && mask.ny() == ct.ny()
            && mask.nz() == ct.nz()
            && mask.origin().minus(ct.origin()).length() < TOLERANCE_MM
            && mask.spacing().minus(ct.spacing()).length() < TOLERANCE_MM;
    if (!same) {
      throw new InputException(
          "%s: the mask's grid is %d x %d x %d from %s, the CT's %d x %d x %d from %s; must be the same"
              .formatted(
                  file,
                  mask.nx(),
                  mask.ny(),
                  mask.nz(),
                  mask.origin(),
                  ct.nx(),
                  ct.ny(),
                  ct.nz(),
                  ct.origin()));
    }
  }
}
