package org.tgd.radiotherapy.io;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tgd.core.input.InputException;

/** Unpacks frames in lossless JPEG (ITU-T T.81, process 14). */
final class JpegLossless {
  private JpegLossless() {}

  /** The bytes of a frame, little-endian. */
  static ByteBuffer unpacked(DicomObject object, ByteBuffer packed, int pixels, int bits) {
    byte[] bytes = new byte[packed.remaining()];
    packed.duplicate().get(bytes);
    Raster raster = raster(object, bytes);
    DataBuffer data = raster.getDataBuffer();
    if (raster.getNumBands() != 1 || data.getSize() != pixels || bits == 32) {
      throw object.wrong(
          Tag.PIXELS,
          "unpacks to %d x %d pixels in %d channels; %d in one are needed"
              .formatted(raster.getWidth(), raster.getHeight(), raster.getNumBands(), pixels));
    }
    ByteBuffer out = ByteBuffer.allocate(pixels * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < pixels; i++) {
      if (bits == 8) {
        out.put((byte) data.getElem(i));
      } else {
        out.putShort((short) data.getElem(i));
      }
    }
    return out.flip();
  }

  private static Raster raster(DicomObject object, byte[] bytes) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      // the JDK's own reader knows no lossless JPEG; the library's needs to be registered beside it
      ImageReader reader =
          IIORegistry.getDefaultInstance()
              .getServiceProviderByClass(JPEGImageReaderSpi.class)
              .createReaderInstance();
      try {
        reader.setInput(stream, true, true);
        return reader.canReadRaster() ? reader.readRaster(0, null) : reader.read(0).getRaster();
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // the library throws unchecked exceptions of many kinds at damaged streams
      throw new InputException(
          object.wrong(Tag.PIXELS, "is no sound lossless JPEG: " + e.getMessage()).getMessage(), e);
    }
  }
}
