package org.tgd.radiotherapy;

import static java.util.Objects.requireNonNull;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.io.PlanningCase;
import org.tgd.radiotherapy.structure.Structure;

/**
 * The dose on the three CT planes through the isocentre, as pictures: the CT in grey, the dose in
 * colours from blue (10 % of the prescription) to red (105 % and more), the outlines of the
 * structures as lines. Axial and coronal planes are seen from the feet and from the front; the
 * patient's right is on the left.
 */
public final class DoseOverlay {
  private static final int SCALE = 5;
  private static final double LOWEST = 0.1;
  private static final double HIGHEST = 1.05;
  private static final int[] COLOURS = {
    0x777777, 0xd62728, 0xff7f0e, 0x8c564b, 0x1f77b4, 0x2ca02c, 0x9467bd, 0x17becf
  };

  /** A plane through the isocentre: which axis is fixed. */
  private enum Plane {
    AXIAL,
    CORONAL,
    SAGITTAL
  }

  private final PlanningCase planningCase;
  private final Grid grid;
  private final float[] dose;
  private final double prescriptionGy;

  /**
   * An overlay.
   *
   * @param planningCase CT, structures on the dose grid and beams
   * @param dose the dose in Gy of each voxel of the dose grid
   * @param prescriptionGy the dose that is 100 %
   */
  public DoseOverlay(PlanningCase planningCase, float[] dose, double prescriptionGy) {
    this.planningCase = requireNonNull(planningCase, "planningCase");
    this.grid = planningCase.evaluation().grid();
    this.dose = requireNonNull(dose, "dose");
    this.prescriptionGy = prescriptionGy;
  }

  /** The three pictures, embedded in HTML. */
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"planes\">");
    for (Plane plane : Plane.values()) {
      html.append("<figure><img alt=\"dose on the ")
          .append(plane.name().toLowerCase(Locale.ROOT))
          .append(" plane\" src=\"data:image/png;base64,")
          .append(Base64.getEncoder().encodeToString(png(plane)))
          .append("\"><figcaption>")
          .append(plane.name().toLowerCase(Locale.ROOT))
          .append("</figcaption></figure>");
    }
    return html.append("</div>").toString();
  }

  private byte[] png(Plane plane) {
    BufferedImage image = image(plane);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private BufferedImage image(Plane plane) {
    int width = plane == Plane.SAGITTAL ? grid.ny() : grid.nx();
    int height = plane == Plane.AXIAL ? grid.ny() : grid.nz();
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        int colour = colour(voxel(plane, u, v));
        for (int k = 0; k < SCALE * SCALE; k++) {
          image.setRGB(
              u * SCALE + k % SCALE, upright(plane, v, height) * SCALE + k / SCALE, colour);
        }
      }
    }
    List<Structure> structures = planningCase.evaluation().structures();
    for (int s = 0; s < structures.size(); s++) {
      outline(image, plane, structures.get(s), COLOURS[s % COLOURS.length]);
    }
    return image;
  }

  /** Superior is up: slices run upwards in the picture. */
  private static int upright(Plane plane, int v, int height) {
    return plane == Plane.AXIAL ? v : height - 1 - v;
  }

  private int voxel(Plane plane, int u, int v) {
    Point centre = planningCase.beams().get(0).isocenter();
    int x = nearest(centre.x(), grid.origin().x(), grid.spacing().x(), grid.nx());
    int y = nearest(centre.y(), grid.origin().y(), grid.spacing().y(), grid.ny());
    int z = nearest(centre.z(), grid.origin().z(), grid.spacing().z(), grid.nz());
    return switch (plane) {
      case AXIAL -> grid.index(u, v, z);
      case CORONAL -> grid.index(u, y, v);
      case SAGITTAL -> grid.index(x, u, v);
    };
  }

  private static int nearest(double at, double origin, double spacing, int n) {
    return (int) Math.max(0, Math.min(n - 1, Math.round((at - origin) / spacing)));
  }

  private int colour(int voxel) {
    int grey = (int) Math.max(0, Math.min(255, (hounsfield(grid.center(voxel)) + 300) / 600 * 255));
    double share = dose[voxel] / prescriptionGy;
    if (share < LOWEST) {
      return (grey << 16) | (grey << 8) | grey;
    }
    double place = Math.min(1, (share - LOWEST) / (HIGHEST - LOWEST));
    int wash = Color.HSBtoRGB((float) (0.66 * (1 - place)), 1, 1);
    int red = (grey + ((wash >> 16) & 255)) / 2;
    int green = (grey + ((wash >> 8) & 255)) / 2;
    int blue = (grey + (wash & 255)) / 2;
    return (red << 16) | (green << 8) | blue;
  }

  private double hounsfield(Point at) {
    Ct ct = planningCase.ct();
    Grid own = ct.grid();
    return ct.hounsfield(
        own.index(
            nearest(at.x(), own.origin().x(), own.spacing().x(), own.nx()),
            nearest(at.y(), own.origin().y(), own.spacing().y(), own.ny()),
            nearest(at.z(), own.origin().z(), own.spacing().z(), own.nz())));
  }

  private void outline(BufferedImage image, Plane plane, Structure structure, int colour) {
    int width = image.getWidth() / SCALE;
    int height = image.getHeight() / SCALE;
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        if (inside(structure, plane, u, v, width, height)) {
          int top = upright(plane, v, height) * SCALE;
          int above = plane == Plane.AXIAL ? -1 : 1;
          for (int k = 0; k < SCALE; k++) {
            if (!inside(structure, plane, u - 1, v, width, height)) {
              image.setRGB(u * SCALE, top + k, colour);
            }
            if (!inside(structure, plane, u + 1, v, width, height)) {
              image.setRGB(u * SCALE + SCALE - 1, top + k, colour);
            }
            if (!inside(structure, plane, u, v + above, width, height)) {
              image.setRGB(u * SCALE + k, top, colour);
            }
            if (!inside(structure, plane, u, v - above, width, height)) {
              image.setRGB(u * SCALE + k, top + SCALE - 1, colour);
            }
          }
        }
      }
    }
  }

  private boolean inside(Structure structure, Plane plane, int u, int v, int width, int height) {
    return u >= 0
        && u < width
        && v >= 0
        && v < height
        && structure.voxels().contains(voxel(plane, u, v));
  }
}
