package org.tgd.radiotherapy.dose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.patient.SmallCase;

class DoseEngineTest {
  private static DoseInfluenceMatrix influence(PlanningCase small, int threads) {
    return new DoseEngine(GenericMachine.create(), DoseSettings.standard().withThreads(threads))
        .influence(small.ct(), small.anatomy(), small.evaluation(), small.beams());
  }

  @Test
  void theMatrixIsTheSameAtAnyNumberOfThreads() {
    PlanningCase small = SmallCase.create();
    DoseInfluenceMatrix one = influence(small, 1);
    DoseInfluenceMatrix three = influence(small, 3);
    assertThat(three.columnStart()).isEqualTo(one.columnStart());
    assertThat(three.row()).isEqualTo(one.row());
    assertThat(three.value()).isEqualTo(one.value());
  }

  @Test
  void aBeamThatHitsNoTargetIsRejected() {
    PlanningCase small = SmallCase.create();
    Beam aside = new Beam(0, 0, new Point(4000, 0, 0), 1000, 10, small.beams().get(0).bixels());
    PlanningCase missed =
        new PlanningCase(
            "missed",
            small.ct(),
            small.anatomy(),
            small.evaluation(),
            small.optimization(),
            List.of(aside));
    assertThatThrownBy(() -> influence(missed, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no beam hits a target");
  }

  @Test
  void depthAlongARayIsTheLengthTimesTheDensity() {
    Grid grid = new Grid(10, 10, 10, new Point(2, 3, 4), new Point(-9, -13.5, -18));
    float[] density = new float[grid.voxels()];
    for (int i = 0; i < density.length; i++) {
      density[i] = grid.row(i) < 5 ? 1 : 0.25f;
    }
    RayTracer tracer = new RayTracer(grid, density);
    Point above = new Point(0.3, -1000, 0.7);
    assertThat(tracer.depth(above, new Point(0.3, 6, 0.7))).isEqualTo(15 + 6 * 0.25, within(1e-9));
    assertThat(tracer.surface(above, new Point(0.3, 1000, 0.7))).isEqualTo(985, within(1e-9));
    Point oblique = new Point(-9.5, -15, -20);
    Point end = new Point(9.5, 0, 20);
    assertThat(tracer.depth(oblique, end)).isEqualTo(end.minus(oblique).length(), within(1e-9));
    assertThat(tracer.depth(end, oblique)).isEqualTo(end.minus(oblique).length(), within(1e-9));
  }

  @Test
  void aRayThatMissesTheGridHasNoDepthAndNoSurface() {
    Grid grid = new Grid(2, 2, 2, new Point(1, 1, 1), new Point(0, 0, 0));
    RayTracer tracer = new RayTracer(grid, new float[] {1, 1, 1, 1, 1, 1, 1, 1});
    assertThat(tracer.depth(new Point(9, -9, 0), new Point(9, 9, 0))).isZero();
    assertThat(tracer.surface(new Point(9, -9, 0), new Point(9, 9, 0))).isInfinite();
  }
}
