package org.tgd.radiotherapy.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/** CT slices by series, and the choice of one. */
final class CtSeries {
  private static final double TOLERANCE = 0.01;

  /** How far a slice may be from where even spacing puts it, as a share of the spacing. */
  private static final double FARTHEST_OFF = 0.03;

  private final Map<String, List<CtSlice>> slices = new LinkedHashMap<>();
  private final Map<String, InputException> unreadable = new LinkedHashMap<>();

  /** Adds the slices of a file. One that cannot be used is refused when its series is chosen. */
  void add(Path file, DicomObject object) {
    String series = object.text(Tag.SERIES, "");
    List<CtSlice> own = slices.computeIfAbsent(series, each -> new ArrayList<>());
    try {
      own.addAll(CtSlice.of(file, object));
    } catch (InputException e) {
      unreadable.putIfAbsent(series, e);
    }
  }

  /** The identifiers of the series. */
  Set<String> names() {
    return slices.keySet();
  }

  boolean isEmpty() {
    return slices.isEmpty();
  }

  /**
   * The series to plan on: the one asked for, else the one that structures refer to, else the only
   * one.
   */
  List<CtSlice> choose(ImportChoices choices, Set<String> referenced, Notes notes) {
    if (choices.series().isPresent()) {
      String asked = choices.series().get();
      if (!slices.containsKey(asked)) {
        throw new InputException("no CT series is '%s'; there are %s".formatted(asked, list()));
      }
      return chosen(asked, notes);
    }
    List<String> likely = slices.keySet().stream().filter(referenced::contains).toList();
    if (likely.size() == 1) {
      return chosen(likely.get(0), notes);
    }
    if (slices.size() == 1) {
      String only = slices.keySet().iterator().next();
      if (!referenced.isEmpty() && !referenced.contains(only)) {
        notes.add(
            "the structures refer to CT series %s, which is not here; the only one, %s, is taken"
                .formatted(String.join(", ", referenced), only));
      }
      return chosen(only, notes);
    }
    throw new InputException(
        "slices of different CT series, and %s; choose one with --series: %s"
            .formatted(
                likely.isEmpty()
                    ? "the structures refer to none of them"
                    : "the structures refer to several",
                list()));
  }

  private List<CtSlice> chosen(String series, Notes notes) {
    slices.forEach(
        (other, left) -> {
          if (!other.equals(series)) {
            notes.add("CT series %s (%d slices) left out".formatted(other, left.size()));
          }
        });
    if (unreadable.containsKey(series)) {
      throw unreadable.get(series);
    }
    return slices.get(series);
  }

  private String list() {
    return slices.entrySet().stream()
        .map(e -> e.getKey() + " (" + e.getValue().size() + " slices)")
        .collect(Collectors.joining(", "));
  }

  /**
   * The volume of slices.
   *
   * @throws InputException if they are not evenly spaced, of one shape, or cannot be unpacked
   */
  static Ct volume(List<CtSlice> unordered, ImportChoices choices, Notes notes) {
    List<CtSlice> stack = new ArrayList<>(unordered);
    stack.sort(Comparator.comparingDouble(s -> s.plane().plane().origin().z()));
    CtSlice first = stack.get(0);
    if (stack.size() < 2) {
      throw new InputException(first.file() + ": a CT needs at least two slices");
    }
    double step = (z(stack.get(stack.size() - 1)) - z(first)) / (stack.size() - 1);
    for (int k = 1; k < stack.size(); k++) {
      CtSlice slice = stack.get(k);
      slice.identity().require(first.identity(), choices, notes);
      slice.requireStackedOn(first);
      double gap = z(slice) - z(stack.get(k - 1));
      double off = z(slice) - z(first) - k * step;
      if (step <= 0
          || Math.abs(gap - step) > TOLERANCE * step
          || Math.abs(off) > FARTHEST_OFF * step) {
        throw new InputException(
            ("%s lies %.3f mm above the slice below, slices on average %.3f mm; they must be evenly"
                    + " spaced, none missing and none twice")
                .formatted(slice.file(), gap, step));
      }
    }
    return filled(stack, step);
  }

  private static double z(CtSlice slice) {
    return slice.plane().plane().origin().z();
  }

  private static Ct filled(List<CtSlice> stack, double step) {
    Grid plane = stack.get(0).plane().plane();
    if ((double) plane.nx() * plane.ny() * stack.size() > Grid.MAX_VOXELS) {
      throw new InputException("the CT series has more than 2^27 voxels");
    }
    Grid grid =
        new Grid(
            plane.nx(),
            plane.ny(),
            stack.size(),
            new Point(plane.spacing().x(), plane.spacing().y(), step),
            plane.origin());
    float[] values = new float[grid.voxels()];
    Map<Path, List<Integer>> byFile = new LinkedHashMap<>();
    for (int k = 0; k < stack.size(); k++) {
      byFile.computeIfAbsent(stack.get(k).file(), file -> new ArrayList<>()).add(k);
    }
    byFile.forEach(
        (file, levels) -> {
          DicomObject object = DicomParser.read(file);
          for (int k : levels) {
            stack.get(k).write(object, values, k * plane.voxels());
          }
        });
    return new Ct(grid, values);
  }
}
