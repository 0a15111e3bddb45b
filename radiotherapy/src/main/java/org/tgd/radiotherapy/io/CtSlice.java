package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tgd.core.input.InputException;

/**
 * One slice of a CT: where it lies and how its Hounsfield units are read. The pixels stay in the
 * file until they are needed.
 *
 * @param file where the pixels are
 * @param frame which image of the file, from 0
 * @param series SeriesInstanceUID
 * @param instance SOPInstanceUID
 * @param plane where the pixels lie
 * @param slope Hounsfield units per stored number
 * @param intercept the Hounsfield units of a stored 0
 * @param identity whose slice it is
 */
record CtSlice(
    Path file,
    int frame,
    String series,
    String instance,
    ImagePlane plane,
    double slope,
    double intercept,
    DicomIdentity identity) {
  private static final String ENHANCED = "1.2.840.10008.5.1.4.1.1.2.1";
  private static final int MAX_FRAMES = 4096;

  /** Rescale types of Hounsfield units; US, unspecified, is what some scanners write for them. */
  private static final Set<String> HOUNSFIELD = Set.of("HU", "HU_MOD", "US");

  /** What a pixel that holds no measurement stands for. */
  private static final float AIR_HU = -1000;

  /** The slices of a file: one, or one a frame of an enhanced multi-frame CT. */
  static List<CtSlice> of(Path file, DicomObject object) {
    if (object.text(Tag.SOP_CLASS, "").startsWith(ENHANCED)
        || !object.items(Tag.FRAME_GROUPS).isEmpty()) {
      return enhanced(file, object);
    }
    if (object.decimal(Tag.FRAMES, 1) != 1) {
      throw object.wrong(Tag.FRAMES, "is more than 1 in a CT image that is not enhanced");
    }
    return List.of(slice(file, 0, object, ImagePlane.of(object), object));
  }

  /** Whether an image is a localizer: a scout view, no slice. */
  static boolean isLocalizer(DicomObject object) {
    return object.text(Tag.IMAGE_TYPE, "").toUpperCase(Locale.ROOT).contains("LOCALIZER");
  }

  private static CtSlice slice(
      Path file, int frame, DicomObject object, ImagePlane plane, DicomObject transformed) {
    if (!transformed.has(Tag.SLOPE) || !transformed.has(Tag.INTERCEPT)) {
      throw object.wrong(
          Tag.INTERCEPT, "or (0028,1053) is missing: stored numbers cannot be told in Hounsfield");
    }
    String type = transformed.text(Tag.RESCALE_TYPE, "HU").toUpperCase(Locale.ROOT);
    if (!HOUNSFIELD.contains(type)) {
      throw object.wrong(
          Tag.RESCALE_TYPE, "is " + type + "; must be HU: these are no Hounsfield units");
    }
    double slope = transformed.decimal(Tag.SLOPE);
    if (slope == 0) {
      throw object.wrong(Tag.SLOPE, "is 0");
    }
    return new CtSlice(
        file,
        frame,
        object.text(Tag.SERIES, ""),
        object.text(Tag.SOP_INSTANCE, ""),
        plane,
        slope,
        transformed.decimal(Tag.INTERCEPT),
        DicomIdentity.of(object));
  }

  private static List<CtSlice> enhanced(Path file, DicomObject object) {
    List<DicomObject> frames = object.items(Tag.FRAME_GROUPS);
    List<DicomObject> shared = object.items(Tag.SHARED_GROUPS);
    double stated = object.decimal(Tag.FRAMES, 1);
    if (frames.size() != stated || frames.isEmpty() || frames.size() > MAX_FRAMES) {
      throw object.wrong(
          "enhanced CT with %.0f frames and the groups of %d".formatted(stated, frames.size()));
    }
    List<CtSlice> slices = new ArrayList<>();
    for (DicomObject frame : frames) {
      List<DicomObject> groups = new ArrayList<>(List.of(frame));
      groups.addAll(shared);
      DicomObject[] where = {
        group(object, groups, Tag.PLANE_ORIENTATION), group(object, groups, Tag.PLANE_POSITION)
      };
      ImagePlane plane = ImagePlane.of(object, where, group(object, groups, Tag.PIXEL_MEASURES));
      DicomObject transformed = group(object, groups, Tag.PIXEL_TRANSFORMATION);
      slices.add(slice(file, slices.size(), object, plane, transformed));
    }
    return slices;
  }

  private static DicomObject group(DicomObject object, List<DicomObject> groups, int tag) {
    for (DicomObject each : groups) {
      List<DicomObject> items = each.items(tag);
      if (!items.isEmpty()) {
        return items.get(0);
      }
    }
    throw object.wrong(tag, "is missing in the functional groups of this enhanced CT");
  }

  /** Writes the Hounsfield units into an array. */
  void write(DicomObject object, float[] values, int at) {
    int voxels = plane.plane().voxels();
    int frames = (int) object.decimal(Tag.FRAMES, 1);
    DicomPixels.of(object, voxels, frames).write(frame, slope, intercept, values, at);
    for (int i = at; i < at + voxels; i++) {
      values[i] = Float.isNaN(values[i]) ? AIR_HU : values[i];
    }
    plane.arrange(values, at);
  }

  /** Refuses two slices that are not of one stack. */
  void requireStackedOn(CtSlice first) {
    double tolerance = 0.01;
    boolean same =
        plane.plane().nx() == first.plane.plane().nx()
            && plane.plane().ny() == first.plane.plane().ny()
            && near(plane.plane().spacing().x(), first.plane.plane().spacing().x(), 1e-4)
            && near(plane.plane().spacing().y(), first.plane.plane().spacing().y(), 1e-4)
            && near(plane.plane().origin().x(), first.plane.plane().origin().x(), tolerance)
            && near(plane.plane().origin().y(), first.plane.plane().origin().y(), tolerance);
    if (!same) {
      throw new InputException(
          "%s has another size, spacing or corner than %s".formatted(file, first.file));
    }
  }

  private static boolean near(double a, double b, double tolerance) {
    return Math.abs(a - b) <= tolerance;
  }
}
