package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.tgd.core.journal.Sha256;

/**
 * A picture beside the words of a question: a PNG or a JPEG. Two of the same bytes are equal.
 * Immutable.
 */
public final class Image {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private final byte[] bytes;
  private final String mediaType;
  private final String sha256;

  private Image(byte[] bytes, String mediaType) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.sha256 = Sha256.hex(bytes);
  }

  /**
   * An image as its file holds it.
   *
   * @throws IllegalArgumentException if it begins neither as a PNG nor as a JPEG does
   */
  public static Image of(byte[] file) {
    byte[] bytes = requireNonNull(file, "file").clone();
    if (begins(bytes, PNG)) {
      return new Image(bytes, "image/png");
    }
    if (begins(bytes, JPEG)) {
      return new Image(bytes, "image/jpeg");
    }
    throw new IllegalArgumentException("the image of " + bytes.length + " bytes is no PNG or JPEG");
  }

  /** A drawing as a PNG. */
  public static Image of(RenderedImage drawing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(drawing, "png", out)) {
        throw new IllegalStateException("every Java writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an image could not be written to memory", e);
    }
    return of(out.toByteArray());
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length > magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  /** The file's bytes, copied. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@code image/png} or {@code image/jpeg}. */
  public String mediaType() {
    return mediaType;
  }

  /** The SHA-256 of the file, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** The name that its file has beside a journal. */
  public String fileName() {
    return sha256 + (mediaType.equals("image/png") ? ".png" : ".jpg");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return mediaType + " of " + bytes.length + " bytes, " + sha256;
  }
}
