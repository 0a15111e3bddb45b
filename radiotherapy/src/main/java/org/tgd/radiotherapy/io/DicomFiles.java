package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.core.run.FileTrees;

/** The DICOM objects of a folder and its subfolders, by what they are. */
final class DicomFiles {
  private static final int MAX_FILES = 20_000;
  private static final long MAX_BYTES = 1L << 30;

  private final CtSeries slices = new CtSeries();
  private final List<DoseImage> doses = new ArrayList<>();
  private final List<DicomObject> plans = new ArrayList<>();
  private final List<DicomObject> structures = new ArrayList<>();
  private final Set<String> instances = new HashSet<>();
  private final Map<String, Integer> others = new LinkedHashMap<>();
  private final Notes notes;

  private DicomFiles(Notes notes) {
    this.notes = notes;
  }

  /** Reads all files, in the order of their names. */
  static DicomFiles read(Path folder, Notes notes) {
    List<Path> files;
    try {
      files = files(folder);
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new InputException(folder + ": cannot be read: " + e.getMessage(), e);
    }
    if (files.size() > MAX_FILES) {
      throw new InputException(folder + ": more than " + MAX_FILES + " files");
    }
    DicomFiles read = new DicomFiles(notes);
    boolean any = false;
    for (Path file : files) {
      any |= read.add(folder, file);
    }
    if (!any) {
      throw new InputException(
          folder
              + ": holds neither case.json nor any DICOM file (Part 10, with 'DICM' at byte 128)");
    }
    read.others.forEach(
        (modality, count) ->
            notes.add("%d files of modality %s left out".formatted(count, modality)));
    return read;
  }

  private static List<Path> files(Path folder) throws IOException {
    Path real = FileTrees.behindLink(folder);
    try (Stream<Path> all = Files.walk(real)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.resolve(real.relativize(file)))
          .sorted()
          .limit(MAX_FILES + 1L)
          .toList();
    }
  }

  private boolean add(Path folder, Path file) {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(DicomParser.HEADER_BYTES);
      // names that begin with a dot are other systems' notes beside the files
      boolean named = name.toLowerCase(Locale.ROOT).endsWith(".dcm") && !name.startsWith(".");
      if (!DicomParser.isPart10(start) && !named) {
        if (DicomParser.isBare(start)) {
          notes.add(
              file + ": looks like DICOM without a header ('DICM' at byte 128), left out; add one");
        }
        return false;
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": larger than 1 GB");
      }
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
    DicomObject object = DicomParser.read(file);
    String modality = object.text(Tag.MODALITY, "");
    switch (modality) {
      case "CT" -> addImage(file, object);
      case "RTDOSE" -> {
        if (isNew(object)) {
          doses.add(new DoseImage(folder.relativize(file).toString(), object));
        }
      }
      case "RTPLAN" -> addTo(plans, object);
      case "RTSTRUCT" -> addTo(structures, object);
      default -> {
        if (!modality.isEmpty()) {
          others.merge(modality, 1, Integer::sum);
        }
      }
    }
    return true;
  }

  private void addImage(Path file, DicomObject object) {
    if (CtSlice.isLocalizer(object)) {
      notes.add(file + ": a localizer, left out");
    } else if (isNew(object)) {
      slices.add(file, object);
    }
  }

  private void addTo(List<DicomObject> list, DicomObject object) {
    if (isNew(object)) {
      list.add(object);
    }
  }

  private boolean isNew(DicomObject object) {
    String instance = object.text(Tag.SOP_INSTANCE, "");
    boolean fresh = instance.isEmpty() || instances.add(instance);
    if (!fresh) {
      notes.add(object.source() + ": a copy of an object that is there already, left out");
    }
    return fresh;
  }

  CtSeries slices() {
    return slices;
  }

  List<DoseImage> doses() {
    return doses;
  }

  List<DicomObject> plans() {
    return plans;
  }

  /** The plan, if there is one. */
  Optional<DicomObject> plan(Path folder) {
    if (plans.size() > 1) {
      throw new InputException(
          folder
              + ": holds more than one RTPLAN; there must be one at most: "
              + plans.stream().map(DicomObject::source).collect(Collectors.joining(", ")));
    }
    return plans.stream().findFirst();
  }

  /**
   * The structures: the only ones, else those that the only plan refers to, else those drawn on one
   * of the CT series at hand.
   */
  DicomObject structures(Path folder, Set<String> series) {
    if (structures.isEmpty()) {
      throw new InputException(folder + ": holds no RTSTRUCT; the structures are needed");
    }
    if (structures.size() == 1) {
      return structures.get(0);
    }
    List<DicomObject> referenced =
        structures.stream().filter(s -> planned().contains(s.text(Tag.SOP_INSTANCE, ""))).toList();
    if (referenced.isEmpty() && !series.isEmpty()) {
      referenced =
          structures.stream()
              .filter(s -> DicomStructures.seriesOf(s).stream().anyMatch(series::contains))
              .toList();
    }
    if (referenced.size() != 1) {
      throw new InputException(
          "%s: a second RTSTRUCT, and no RTPLAN tells which is meant; a folder must hold one: %s"
              .formatted(
                  folder,
                  structures.stream().map(DicomObject::source).collect(Collectors.joining(", "))));
    }
    for (DicomObject other : structures) {
      if (!other.equals(referenced.get(0))) {
        notes.add(other.source() + ": structures that nothing refers to, left out");
      }
    }
    return referenced.get(0);
  }

  private Set<String> planned() {
    return plans.size() != 1
        ? Set.of()
        : plans.get(0).items(Tag.REFERENCED_STRUCTURES).stream()
            .map(item -> item.text(Tag.REFERENCED_INSTANCE, ""))
            .collect(Collectors.toSet());
  }
}
