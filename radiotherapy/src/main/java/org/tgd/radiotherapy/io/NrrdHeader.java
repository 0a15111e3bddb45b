package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tgd.core.input.InputException;

/**
 * The header of an NRRD file with its voxels attached, raw or gzip (the format definition of
 * teem.sourceforge.net/nrrd), with three axes along the patient's.
 */
final class NrrdHeader {
  private static final int MAX_HEADER = 1 << 16;

  private final Path file;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private int end;

  private NrrdHeader(Path file) {
    this.file = file;
  }

  static NrrdHeader parse(Path file, byte[] bytes) {
    NrrdHeader header = new NrrdHeader(file);
    int at = 0;
    boolean first = true;
    while (at < Math.min(bytes.length, MAX_HEADER)) {
      int stop = at;
      while (stop < bytes.length && bytes[stop] != '\n') {
        stop++;
      }
      String line = new String(bytes, at, stop - at, StandardCharsets.US_ASCII).stripTrailing();
      at = stop + 1;
      if (first && !line.startsWith("NRRD")) {
        break;
      }
      first = false;
      if (line.isEmpty()) {
        header.end = Math.min(at, bytes.length);
        return header;
      }
      int colon = line.indexOf(": ");
      if (colon > 0 && !line.startsWith("#")) {
        header.fields.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 2).strip());
      }
    }
    throw new InputException(file + ": not an NRRD file with a complete header");
  }

  VolumeFile volume(byte[] bytes) {
    if (fields.containsKey("data file") || fields.containsKey("datafile")) {
      throw new InputException(file + ": voxels in a file apart are not supported; attach them");
    }
    double[] sizes = numbers(field("sizes"), 3);
    int[] size = {(int) sizes[0], (int) sizes[1], (int) sizes[2]};
    VolumeFile.Type type = type();
    double[] step = step();
    double[] origin =
        fields.containsKey("space origin") ? numbers(field("space origin"), 3) : new double[3];
    String space = fields.getOrDefault("space", "left-posterior-superior").toLowerCase(Locale.ROOT);
    if (space.equals("right-anterior-superior") || space.equals("ras")) {
      for (int axis = 0; axis < 2; axis++) {
        step[axis] = -step[axis];
        origin[axis] = -origin[axis];
      }
    } else if (!space.equals("left-posterior-superior") && !space.equals("lps")) {
      throw new InputException(file + ": space " + space + "; must be LPS or RAS");
    }
    double needed = sizes[0] * sizes[1] * sizes[2] * type.bytes;
    ByteBuffer in =
        switch (field("encoding").toLowerCase(Locale.ROOT)) {
          case "raw" -> ByteBuffer.wrap(bytes, end, bytes.length - end).slice();
          case "gzip", "gz" ->
              ByteBuffer.wrap(VolumeFile.unpacked(file, bytes, end, (long) Math.max(0, needed)));
          default ->
              throw new InputException(
                  file + ": encoding " + field("encoding") + "; must be raw or gzip");
        };
    boolean big = fields.getOrDefault("endian", "little").equalsIgnoreCase("big");
    in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return VolumeFile.of(file, size, step, origin, type, in);
  }

  private double[] step() {
    if (!fields.containsKey("space directions")) {
      return fields.containsKey("spacings")
          ? numbers(field("spacings"), 3)
          : new double[] {1, 1, 1};
    }
    double[] all = numbers(field("space directions"), 9);
    double[] step = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      step[axis] = all[4 * axis];
      for (int other = 0; other < 3; other++) {
        if (other != axis && Math.abs(all[3 * axis + other]) > 1e-3 * Math.abs(step[axis])) {
          throw new InputException(file + ": its axes do not run along the patient's");
        }
      }
    }
    return step;
  }

  private String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new InputException(file + ": its header lacks '" + name + "'");
    }
    return value;
  }

  private double[] numbers(String text, int count) {
    String[] words = text.replaceAll("[(),]", " ").strip().split("\\s+", -1);
    if (words.length != count) {
      throw new InputException(
          "%s: '%s' in its header must have %d numbers".formatted(file, text, count));
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      try {
        numbers[i] = Double.parseDouble(words[i]);
      } catch (NumberFormatException e) {
        throw new InputException(file + ": '" + words[i] + "' in its header is no number", e);
      }
    }
    return numbers;
  }

  private VolumeFile.Type type() {
    return switch (field("type").toLowerCase(Locale.ROOT)) {
      case "signed char", "int8", "int8_t" -> VolumeFile.Type.INT8;
      case "uchar", "unsigned char", "uint8", "uint8_t" -> VolumeFile.Type.UINT8;
      case "short", "short int", "signed short", "int16", "int16_t" -> VolumeFile.Type.INT16;
      case "ushort", "unsigned short", "uint16", "uint16_t" -> VolumeFile.Type.UINT16;
      case "int", "signed int", "int32", "int32_t" -> VolumeFile.Type.INT32;
      case "uint", "unsigned int", "uint32", "uint32_t" -> VolumeFile.Type.UINT32;
      case "float" -> VolumeFile.Type.FLOAT32;
      case "double" -> VolumeFile.Type.FLOAT64;
      default -> throw new InputException(file + ": type " + field("type") + " is not supported");
    };
  }
}
