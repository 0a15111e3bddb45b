package org.tgd.radiotherapy.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/**
 * Which voxels of a volume are inside a structure: those of the label asked for; without one, those
 * of the only label there is, or, where values are fractions, those above a half.
 *
 * @param file the volume
 * @param label the label, if one is asked for
 */
record VolumeMask(Path file, Optional<Integer> label) {
  private static final Pattern LABELED = Pattern.compile("(.+):(-?[0-9]{1,9})");
  private static final int MOST_SHOWN = 20;
  private static final double HALF = 0.5;

  /** A volume as users name it: {@code FILE} or {@code FILE:LABEL}. */
  static VolumeMask named(Path place) {
    Matcher labeled = LABELED.matcher(place.toString());
    return labeled.matches() && !Files.exists(place)
        ? new VolumeMask(Path.of(labeled.group(1)), Optional.of(Integer.parseInt(labeled.group(2))))
        : new VolumeMask(place, Optional.empty());
  }

  /**
   * The voxels inside.
   *
   * @throws InputException if there are none, or several labels and none is asked for
   */
  BitSet inside(String structure, float[] values) {
    TreeSet<Integer> labels = labels(values);
    BitSet inside;
    if (label.isPresent()) {
      inside = where(values, v -> v == label.get());
    } else if (labels.isEmpty()) {
      inside = where(values, v -> v > HALF);
    } else if (labels.size() == 1) {
      inside = where(values, v -> v != 0);
    } else {
      throw new InputException(
          "%s: holds the labels %s; name the one that is %s: --mask %s=%s:%d"
              .formatted(file, shown(labels), structure, structure, file, labels.last()));
    }
    if (inside.isEmpty()) {
      throw new InputException(
          "%s: structure '%s' has no voxel%s"
              .formatted(
                  file,
                  structure,
                  label.map(n -> " of label " + n + "; there are " + shown(labels)).orElse("")));
    }
    return inside;
  }

  private static String shown(TreeSet<Integer> labels) {
    List<String> first = labels.stream().limit(MOST_SHOWN).map(String::valueOf).toList();
    String more =
        labels.size() > MOST_SHOWN ? " and " + (labels.size() - MOST_SHOWN) + " more" : "";
    return (labels.isEmpty() ? "none" : String.join(", ", first)) + more;
  }

  /** The whole numbers other than 0 in a volume; none if it holds fractions too. */
  private static TreeSet<Integer> labels(float[] values) {
    TreeSet<Integer> labels = new TreeSet<>();
    float last = 0;
    for (float value : values) {
      if (value != (int) value) {
        return new TreeSet<>();
      }
      if (value != 0 && value != last) {
        labels.add((int) value);
        last = value;
      }
    }
    return labels;
  }

  private static BitSet where(float[] values, DoublePredicate inside) {
    BitSet set = new BitSet(values.length);
    for (int i = 0; i < values.length; i++) {
      if (inside.test(values[i])) {
        set.set(i);
      }
    }
    return set;
  }
}
