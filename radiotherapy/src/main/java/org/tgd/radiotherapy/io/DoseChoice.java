package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;

/** Which RTDOSE files are physical doses of a whole plan, alone or summed over its beams. */
final class DoseChoice {
  /** What separates the names of doses that were summed, as a pattern. */
  static final String PLUS_PATTERN = " \\+ ";

  private static final String PLUS = " + ";

  private final List<DoseImage> images;
  private final List<DicomObject> plans;
  private final Notes notes;

  DoseChoice(List<DoseImage> images, List<DicomObject> plans, Notes notes) {
    this.images = images;
    this.plans = plans;
    this.notes = notes;
  }

  DicomDose named(String name) {
    for (DoseImage image : images) {
      if (image.name().equals(name) || image.name().endsWith("/" + name)) {
        image
            .refusal()
            .ifPresent(
                why -> {
                  throw new InputException(why);
                });
        return image.dose();
      }
    }
    throw new InputException(
        "no RTDOSE file is named '%s'; there are %s"
            .formatted(
                name, images.stream().map(DoseImage::name).collect(Collectors.joining(", "))));
  }

  List<DicomDose> all() {
    List<DicomDose> doses = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (DoseImage image : images) {
      Optional<String> why = image.refusal();
      if (why.isPresent()) {
        refused.add(why.get());
      } else {
        doses.add(image.dose());
      }
    }
    if (doses.isEmpty()) {
      sum().ifPresent(doses::add);
    }
    if (doses.isEmpty() && !refused.isEmpty()) {
      throw new InputException(String.join("; ", refused));
    }
    if (images.stream().anyMatch(image -> !doses.isEmpty() && image.refusal().isPresent())
        && !doses.get(0).source().contains(PLUS)) {
      refused.forEach(why -> notes.add(why + "; left out"));
    }
    return doses;
  }

  /** The sum of the doses of all treatment beams of the only plan; empty if one is missing. */
  private Optional<DicomDose> sum() {
    List<DoseImage> beams =
        images.stream().filter(image -> image.summation().equals("BEAM")).toList();
    if (plans.size() != 1
        || beams.isEmpty()
        || beams.stream().anyMatch(DoseChoice::isNotPhysical)) {
      return Optional.empty();
    }
    String plan = plans.get(0).text(Tag.SOP_INSTANCE, "");
    Set<Integer> seen = new TreeSet<>();
    for (DoseImage image : beams) {
      List<Integer> own = numbers(image, plan);
      if (own.isEmpty() || own.stream().anyMatch(number -> !seen.add(number))) {
        return Optional.empty();
      }
    }
    if (!seen.equals(DicomPlan.treating(plans.get(0)))) {
      return Optional.empty();
    }
    String names = beams.stream().map(DoseImage::name).collect(Collectors.joining(PLUS));
    notes.add("the plan's dose is the sum of the doses of its beams: " + names);
    return Optional.of(DicomDose.sum(names, beams.stream().map(DoseImage::dose).toList()));
  }

  private static boolean isNotPhysical(DoseImage image) {
    return !image.object().text(Tag.DOSE_UNITS, "GY").equals("GY")
        || !image.object().text(Tag.DOSE_TYPE, "PHYSICAL").equals("PHYSICAL");
  }

  private static List<Integer> numbers(DoseImage image, String plan) {
    List<Integer> numbers = new ArrayList<>();
    for (DicomObject referenced : image.object().items(Tag.REFERENCED_PLANS)) {
      if (referenced.text(Tag.REFERENCED_INSTANCE, "").equals(plan)) {
        for (DicomObject group : referenced.items(Tag.REFERENCED_FRACTION_GROUPS)) {
          for (DicomObject beam : group.items(Tag.REFERENCED_BEAMS)) {
            numbers.add((int) beam.decimal(Tag.REFERENCED_BEAM));
          }
        }
      }
    }
    return numbers;
  }
}
