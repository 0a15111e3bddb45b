package org.tgd.radiotherapy.draw;

import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.tgd.core.spi.Slices;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.tune.PlanEvaluator;

/**
 * The dose on the three CT planes through the isocentre, as pictures: the CT in grey (window -160
 * to 240 HU), the dose interpolated linearly between voxel centres and shown in bands of per cent
 * of the prescription, the outlines of the structures on the CT as lines. The axial plane is seen
 * from the feet, the coronal from the front, the sagittal from the patient's left.
 */
public final class DoseOverlay {
  private static final int LONGEST_PX = 400;
  private static final double BLACK_HU = -160;
  private static final double WHITE_HU = 240;
  private static final double OPACITY = 0.5;

  /** Lower edges of the bands in per cent of the prescription, and their colours. */
  private static final int[] PERCENT = {10, 30, 50, 70, 80, 90, 95, 100, 107};

  private static final int[] BANDS = {
    0x2c3e9e, 0x2f7fd1, 0x27b5c4, 0x2bb673, 0x8cc63f, 0xf2e530, 0xf7941d, 0xe8402c, 0xb5179e
  };

  /** A plane through the isocentre: which axes run to the right and up or down. */
  private enum Plane {
    AXIAL("patient's right on the left, anterior at the top"),
    CORONAL("patient's right on the left, superior at the top"),
    SAGITTAL("anterior on the left, superior at the top");

    private final String seen;

    Plane(String seen) {
      this.seen = seen;
    }
  }

  private final PlanningCase planningCase;
  private final Grid ct;
  private final Grid doseGrid;
  private final float[] dose;
  private final double prescriptionGy;
  private final Point centre;
  private final double pixelMm;

  /**
   * An overlay.
   *
   * @param planningCase CT, structures and beams
   * @param dose the dose in Gy of each voxel of the dose grid
   * @param prescriptionGy the dose that is 100 %
   */
  public DoseOverlay(PlanningCase planningCase, float[] dose, double prescriptionGy) {
    this(planningCase, dose, prescriptionGy, planningCase.beams().get(0).isocenter());
  }

  private DoseOverlay(
      PlanningCase planningCase, float[] dose, double prescriptionGy, Point centre) {
    this.planningCase = requireNonNull(planningCase, "planningCase");
    this.ct = planningCase.ct().grid();
    this.doseGrid = planningCase.evaluation().grid();
    this.dose = requireNonNull(dose, "dose");
    this.prescriptionGy = prescriptionGy;
    this.centre = requireNonNull(centre, "centre");
    this.pixelMm =
        Math.max(
                ct.nx() * ct.spacing().x(),
                Math.max(ct.ny() * ct.spacing().y(), ct.nz() * ct.spacing().z()))
            / LONGEST_PX;
  }

  /** The three pictures, embedded in HTML. */
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"planes\">");
    for (Plane plane : Plane.values()) {
      html.append(figure(plane));
    }
    return html.append("</div>").toString();
  }

  private String figure(Plane plane) {
    String name = plane.name().toLowerCase(Locale.ROOT);
    return "<figure><img alt=\"dose on the "
        + name
        + " plane\" src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png(image(plane)))
        + "\"><figcaption>"
        + name
        + ", "
        + place(plane)
        + "; "
        + plane.seen
        + "</figcaption></figure>";
  }

  /** The axial planes through the centres of the voxels of the CT, from the feet on. */
  public Slices axial() {
    return new Axial(this);
  }

  private record Axial(DoseOverlay overlay) implements Slices {
    @Override
    public int count() {
      return overlay.ct.nz();
    }

    @Override
    public int first() {
      Grid ct = overlay.ct;
      return nearest(overlay.centre.z(), ct.origin().z(), ct.spacing().z(), ct.nz());
    }

    @Override
    public String draw(int index) {
      Point at = overlay.centre;
      double z = overlay.ct.origin().z() + checkIndex(index, count()) * overlay.ct.spacing().z();
      return new DoseOverlay(
              overlay.planningCase,
              overlay.dose,
              overlay.prescriptionGy,
              new Point(at.x(), at.y(), z))
          .figure(Plane.AXIAL);
    }
  }

  private String place(Plane plane) {
    return switch (plane) {
      case AXIAL -> "z = " + PlanEvaluator.fixed(centre.z(), 1) + " mm";
      case CORONAL -> "y = " + PlanEvaluator.fixed(centre.y(), 1) + " mm";
      case SAGITTAL -> "x = " + PlanEvaluator.fixed(centre.x(), 1) + " mm";
    };
  }

  /** What the colours mean. */
  public static String legend(double prescriptionGy) {
    StringBuilder html = new StringBuilder("<p class=\"legend\">Dose from");
    for (int i = 0; i < PERCENT.length; i++) {
      html.append(
          " <span style=\"background:#%06x\">&nbsp;&nbsp;&nbsp;</span> ".formatted(BANDS[i]));
      html.append(PERCENT[i]).append(" % (");
      html.append(PlanEvaluator.fixed(PERCENT[i] / 100.0 * prescriptionGy, 1)).append(" Gy)");
    }
    return html.append(" of the prescription; outlines in the colours of the histograms.</p>")
        .toString();
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private BufferedImage image(Plane plane) {
    int width = pixels(plane == Plane.SAGITTAL ? ct.ny() * ct.spacing().y() : sideX());
    int height = pixels(plane == Plane.AXIAL ? ct.ny() * ct.spacing().y() : sideZ());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        image.setRGB(u, v, colour(point(plane, u, v, height)));
      }
    }
    List<Structure> structures = planningCase.anatomy().structures();
    for (int s = 0; s < structures.size(); s++) {
      outline(image, plane, structures.get(s), DvhChart.colour(s));
    }
    return image;
  }

  private double sideX() {
    return ct.nx() * ct.spacing().x();
  }

  private double sideZ() {
    return ct.nz() * ct.spacing().z();
  }

  private int pixels(double mm) {
    return Math.max(1, (int) Math.round(mm / pixelMm));
  }

  /** The point of the patient under a pixel. */
  private Point point(Plane plane, int u, int v, int height) {
    double right = (u + 0.5) * pixelMm;
    double down = (v + 0.5) * pixelMm;
    double up = (height - v - 0.5) * pixelMm;
    double left = ct.origin().x() - ct.spacing().x() / 2;
    double front = ct.origin().y() - ct.spacing().y() / 2;
    double bottom = ct.origin().z() - ct.spacing().z() / 2;
    return switch (plane) {
      case AXIAL -> new Point(left + right, front + down, centre.z());
      case CORONAL -> new Point(left + right, centre.y(), bottom + up);
      case SAGITTAL -> new Point(centre.x(), front + right, bottom + up);
    };
  }

  private static int nearest(double at, double origin, double spacing, int n) {
    return (int) Math.max(0, Math.min(n - 1, Math.round((at - origin) / spacing)));
  }

  private int voxel(Point at) {
    return ct.index(
        nearest(at.x(), ct.origin().x(), ct.spacing().x(), ct.nx()),
        nearest(at.y(), ct.origin().y(), ct.spacing().y(), ct.ny()),
        nearest(at.z(), ct.origin().z(), ct.spacing().z(), ct.nz()));
  }

  private int colour(Point at) {
    double hounsfield = planningCase.ct().hounsfield(voxel(at));
    double share = (hounsfield - BLACK_HU) / (WHITE_HU - BLACK_HU);
    int grey = (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    double percent = 100 * doseGy(at) / prescriptionGy;
    int band = -1;
    while (band + 1 < PERCENT.length && percent >= PERCENT[band + 1]) {
      band++;
    }
    if (band < 0) {
      return grey << 16 | grey << 8 | grey;
    }
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double part = (1 - OPACITY) * grey + OPACITY * (BANDS[band] >> shift & 255);
      colour |= (int) Math.round(part) << shift;
    }
    return colour;
  }

  /** The dose at a point, linear between the voxel centres around it; 0 outside the dose grid. */
  private double doseGy(Point at) {
    double x = (at.x() - doseGrid.origin().x()) / doseGrid.spacing().x();
    double y = (at.y() - doseGrid.origin().y()) / doseGrid.spacing().y();
    double z = (at.z() - doseGrid.origin().z()) / doseGrid.spacing().z();
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    int k = (int) Math.floor(z);
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      int a = i + (corner & 1);
      int b = j + (corner >> 1 & 1);
      int c = k + (corner >> 2);
      if (doseGrid.contains(a, b, c)) {
        double part = (1 - Math.abs(x - a)) * (1 - Math.abs(y - b)) * (1 - Math.abs(z - c));
        sum += part * dose[doseGrid.index(a, b, c)];
      }
    }
    return sum;
  }

  /** Colours the pixels on either side of a structure's edge. */
  private void outline(BufferedImage image, Plane plane, Structure structure, int colour) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean[] inside = new boolean[width * height];
    for (int i = 0; i < inside.length; i++) {
      Point at = point(plane, i % width, i / width, height);
      inside[i] = structure.voxels().contains(voxel(at));
    }
    for (int i = 0; i < inside.length; i++) {
      boolean edge = i % width + 1 < width && inside[i] != inside[i + 1];
      edge |= i + width < inside.length && inside[i] != inside[i + width];
      if (edge) {
        image.setRGB(i % width, i / width, colour);
      }
    }
  }
}
