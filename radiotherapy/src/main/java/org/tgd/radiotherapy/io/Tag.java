package org.tgd.radiotherapy.io;

/** The DICOM tags that are read and written (DICOM PS3.6). */
final class Tag {
  static final int SOP_CLASS = 0x00080016;
  static final int SOP_INSTANCE = 0x00080018;
  static final int MODALITY = 0x00080060;
  static final int SERIES = 0x0020000E;
  static final int POSITION = 0x00200032;
  static final int ORIENTATION = 0x00200037;
  static final int FRAME_OF_REFERENCE = 0x00200052;
  static final int SAMPLES_PER_PIXEL = 0x00280002;
  static final int FRAMES = 0x00280008;
  static final int ROWS = 0x00280010;
  static final int COLUMNS = 0x00280011;
  static final int PIXEL_SPACING = 0x00280030;
  static final int BITS_ALLOCATED = 0x00280100;
  static final int PIXEL_REPRESENTATION = 0x00280103;
  static final int INTERCEPT = 0x00281052;
  static final int SLOPE = 0x00281053;
  static final int DOSE_UNITS = 0x30040002;
  static final int FRAME_OFFSETS = 0x3004000C;
  static final int DOSE_SCALING = 0x3004000E;
  static final int ROIS = 0x30060020;
  static final int ROI_NUMBER = 0x30060022;
  static final int ROI_NAME = 0x30060026;
  static final int ROI_CONTOURS = 0x30060039;
  static final int CONTOURS = 0x30060040;
  static final int CONTOUR_TYPE = 0x30060042;
  static final int CONTOUR_POINTS = 0x30060050;
  static final int ROI_OBSERVATIONS = 0x30060080;
  static final int REFERENCED_ROI = 0x30060084;
  static final int ROI_TYPE = 0x300600A4;
  static final int BEAMS = 0x300A00B0;
  static final int SAD = 0x300A00B4;
  static final int CONTROL_POINTS = 0x300A0111;
  static final int GANTRY = 0x300A011E;
  static final int COUCH = 0x300A0122;
  static final int ISOCENTER = 0x300A012C;
  static final int PIXELS = 0x7FE00010;

  private Tag() {}
}
