package org.tgd.radiotherapy.io;

import java.util.Map;
import org.tgd.core.input.InputException;

/**
 * How a DICOM file is encoded (DICOM PS3.5 section 10 and annex A).
 *
 * @param explicit whether elements state their value representation
 * @param bigEndian whether numbers are big-endian
 * @param deflated whether the data set is deflated
 * @param pixels how the pixels are stored
 */
record TransferSyntax(boolean explicit, boolean bigEndian, boolean deflated, Pixels pixels) {
  static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

  /** How pixels are stored. */
  enum Pixels {
    NATIVE,
    RUN_LENGTH,
    JPEG_LOSSLESS,
    UNSUPPORTED
  }

  private static final TransferSyntax ENCAPSULATED =
      new TransferSyntax(true, false, false, Pixels.UNSUPPORTED);

  private static final Map<String, TransferSyntax> READ =
      Map.of(
          "1.2.840.10008.1.2",
          new TransferSyntax(false, false, false, Pixels.NATIVE),
          EXPLICIT_LITTLE_ENDIAN,
          new TransferSyntax(true, false, false, Pixels.NATIVE),
          "1.2.840.10008.1.2.2",
          new TransferSyntax(true, true, false, Pixels.NATIVE),
          "1.2.840.10008.1.2.1.99",
          new TransferSyntax(true, false, true, Pixels.NATIVE),
          "1.2.840.10008.1.2.5",
          new TransferSyntax(true, false, false, Pixels.RUN_LENGTH),
          "1.2.840.10008.1.2.4.57",
          new TransferSyntax(true, false, false, Pixels.JPEG_LOSSLESS),
          "1.2.840.10008.1.2.4.70",
          new TransferSyntax(true, false, false, Pixels.JPEG_LOSSLESS));

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("1.2.840.10008.1.2.4.50", "JPEG baseline"),
          Map.entry("1.2.840.10008.1.2.4.51", "JPEG extended"),
          Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS lossless"),
          Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless"),
          Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"),
          Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
          Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 lossless"),
          Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 RPCL lossless"),
          Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"));

  /**
   * The encoding of an identifier. Data sets with pixels that cannot be unpacked are read too; only
   * their pixels are not.
   *
   * @throws InputException if it is none that a data set can be read of
   */
  static TransferSyntax of(String source, String identifier) {
    TransferSyntax known = READ.get(identifier);
    if (known == null && identifier.startsWith("1.2.840.10008.1.2.4.")) {
      known = ENCAPSULATED;
    }
    if (known == null) {
      throw new InputException(
          "%s: transfer syntax %s is not known; %s"
              .formatted(source, identifier.replaceAll("[^0-9.]", "?"), advice()));
    }
    return known;
  }

  /** A refusal of pixels of this encoding. */
  static InputException refused(String source, String identifier) {
    String name = NAMES.containsKey(identifier) ? " (" + NAMES.get(identifier) + ")" : "";
    return new InputException(
        "%s: pixels in transfer syntax %s%s cannot be unpacked; %s"
            .formatted(source, identifier.replaceAll("[^0-9.]", "?"), name, advice()));
  }

  private static String advice() {
    return "convert the file to explicit VR little endian (" + EXPLICIT_LITTLE_ENDIAN + ")";
  }
}
