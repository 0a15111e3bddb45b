package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * Patients that are computed, not scanned, so that planning needs no file: {@code c-shape}, after
 * the geometry of the C-shape case of AAPM Task Group 119 (Ezzell et al., Med. Phys. 36, 5359
 * (2009)), and {@code prostate-N}, pelvises of ellipsoids whose sizes and places vary with the seed
 * N. Both are geometry, not anatomy.
 */
public final class Phantoms {
  private static final Pattern PROSTATE = Pattern.compile("prostate-([1-9][0-9]{0,8})");
  private static final double AIR = -1000;
  private static final double[] NINE_BEAMS = {0, 40, 80, 120, 160, 200, 240, 280, 320};
  private static final double[] SEVEN_BEAMS = {0, 51, 103, 154, 206, 257, 309};
  private static final double PTV_MARGIN_MM = 7;

  private Phantoms() {}

  /**
   * The planning case of a phantom, with beams.
   *
   * @param name {@code c-shape} or {@code prostate-N} with N from 1 on
   * @throws InputException if there is no such phantom
   */
  public static PlanningCase named(String name) {
    if (name.equals("c-shape")) {
      return cShape();
    }
    Matcher prostate = PROSTATE.matcher(name);
    if (prostate.matches()) {
      return prostate(name, Long.parseLong(prostate.group(1)));
    }
    throw new InputException(
        "no phantom is named '%s'; there are c-shape and prostate-N, with N from 1 on"
            .formatted(name));
  }

  private static PlanningCase cShape() {
    Grid grid = new Grid(101, 69, 61, new Point(3, 3, 3), new Point(-150, -102, -90));
    PhantomShape body = PhantomShape.column(145, 97);
    PhantomShape ring = PhantomShape.column(37, 37).minus(PhantomShape.column(15, 15));
    PhantomShape target =
        p ->
            ring.test(p)
                && Math.abs(p.z()) <= 40
                && Math.abs(Math.atan2(p.x(), -p.y())) <= Math.toRadians(130);
    PhantomShape core = p -> PhantomShape.column(10, 10).test(p) && Math.abs(p.z()) <= 50;
    VoxelSet inside = body.on(grid);
    float[] hounsfield = new float[grid.voxels()];
    Arrays.fill(hounsfield, (float) AIR);
    fill(hounsfield, inside, 0);
    List<Structure> structures =
        List.of(
            new Structure("Core", StructureType.OAR, 2, core.on(grid)),
            new Structure("OuterTarget", StructureType.TARGET, 1, target.on(grid)),
            new Structure("BODY", StructureType.EXTERNAL, 3, inside));
    return PlanAssembly.standard("c-shape", new Ct(grid, hounsfield), structures, NINE_BEAMS);
  }

  private static PlanningCase prostate(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Grid grid = new Grid(133, 89, 67, new Point(3, 3, 3), new Point(-198, -132, -99));
    PhantomShape body = PhantomShape.column(180 + vary(random, 12), 112 + vary(random, 10));
    Point center = new Point(vary(random, 3), vary(random, 6), vary(random, 6));
    double[] gland = {23 + vary(random, 4), 18 + vary(random, 3), 21 + vary(random, 5)};
    PhantomShape ctv = PhantomShape.ellipsoid(center, gland[0], gland[1], gland[2]);
    PhantomShape ptv =
        PhantomShape.ellipsoid(
            center, gland[0] + PTV_MARGIN_MM, gland[1] + PTV_MARGIN_MM, gland[2] + PTV_MARGIN_MM);
    double tube = 14 + vary(random, 3);
    PhantomShape rectum =
        PhantomShape.bentTube(
                center.plus(new Point(vary(random, 4), gland[1] + tube + vary(random, 1), 0)),
                tube,
                56 + vary(random, 6),
                14 + vary(random, 6))
            .minus(ctv);
    double dome = 30 + vary(random, 8);
    PhantomShape bladder =
        PhantomShape.ellipsoid(
                center.plus(
                    new Point(vary(random, 4), -12 + vary(random, 4), gland[2] + 0.7 * dome)),
                36 + vary(random, 6),
                28 + vary(random, 5),
                dome)
            .minus(ctv);
    double hip = 95 + vary(random, 6);
    double height = 14 + vary(random, 8);
    PhantomShape left = PhantomShape.ellipsoid(new Point(hip, 5, height), 24, 24, 24);
    PhantomShape right = PhantomShape.ellipsoid(new Point(-hip, 5, height), 24, 24, 24);
    List<Structure> structures = new ArrayList<>();
    structures.add(new Structure("BODY", StructureType.EXTERNAL, 5, body.on(grid)));
    structures.add(new Structure("PTV", StructureType.TARGET, 1, ptv.on(grid)));
    structures.add(new Structure("CTV", StructureType.TARGET, 1, ctv.on(grid)));
    structures.add(new Structure("Rectum", StructureType.OAR, 2, rectum.on(grid)));
    structures.add(new Structure("Bladder", StructureType.OAR, 2, bladder.on(grid)));
    structures.add(new Structure("FemoralHead_L", StructureType.OAR, 3, left.on(grid)));
    structures.add(new Structure("FemoralHead_R", StructureType.OAR, 3, right.on(grid)));
    return PlanAssembly.standard(
        name, new Ct(grid, pelvis(grid, structures, random)), structures, SEVEN_BEAMS);
  }

  private static float[] pelvis(Grid grid, List<Structure> structures, SplittableRandom random) {
    double[] tissue = {20, 38, 42, -40, 8, 380, 380};
    float[] hounsfield = new float[grid.voxels()];
    Arrays.fill(hounsfield, (float) AIR);
    for (int s = 0; s < tissue.length; s++) {
      VoxelSet voxels = structures.get(s).voxels();
      for (int i = 0; i < voxels.size(); i++) {
        hounsfield[voxels.get(i)] = (float) Math.rint(tissue[s] + vary(random, 8));
      }
    }
    return hounsfield;
  }

  private static void fill(float[] values, VoxelSet voxels, double value) {
    for (int i = 0; i < voxels.size(); i++) {
      values[voxels.get(i)] = (float) value;
    }
  }

  /** A number between minus and plus the width. */
  private static double vary(SplittableRandom random, double width) {
    return width * (2 * random.nextDouble() - 1);
  }
}
