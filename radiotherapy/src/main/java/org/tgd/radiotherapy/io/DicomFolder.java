package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dvh.Dvh;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;

/**
 * A folder of DICOM files of one patient: a CT series, structures (RTSTRUCT), doses (RTDOSE) and a
 * plan (RTPLAN), each where present. Files of other kinds are left alone.
 */
public final class DicomFolder {
  private static final int MAX_FILES = 5000;
  private static final long MAX_BYTES = 1L << 30;
  private static final double[] STANDARD_GANTRY = {0, 51, 103, 154, 206, 257, 309};
  private static final double BIXEL_MM = 10;
  private static final double SAD_MM = 1000;

  private final Path folder;
  private final List<DicomImages.Slice> slices = new ArrayList<>();
  private final List<DicomDose> doses = new ArrayList<>();
  private final List<DicomObject> plans = new ArrayList<>();
  private Optional<DicomStructures> structures = Optional.empty();

  private DicomFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads all DICOM files of a folder, not of folders inside it.
   *
   * @throws InputException if a file is damaged, compressed or of an unsupported kind of grid, or
   *     if there is no DICOM file
   */
  public static DicomFolder read(Path folder) {
    DicomFolder read = new DicomFolder(folder);
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(Files::isRegularFile).sorted().limit(MAX_FILES + 1L).toList();
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be read: " + e.getMessage(), e);
    }
    if (files.size() > MAX_FILES) {
      throw new InputException(folder + ": more than " + MAX_FILES + " files");
    }
    boolean any = false;
    for (Path file : files) {
      any |= read.add(file);
    }
    if (!any) {
      throw new InputException(
          folder
              + ": holds neither case.json nor any DICOM file (Part 10, with 'DICM' at byte 128)");
    }
    return read;
  }

  private boolean add(Path file) {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(DicomParser.HEADER_BYTES);
      boolean named = name.toLowerCase(Locale.ROOT).endsWith(".dcm");
      if (!DicomParser.isPart10(start) && !named) {
        return false;
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": larger than 1 GB");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
    DicomObject object = DicomParser.parse(file.toString(), bytes);
    switch (object.text(Tag.MODALITY, "")) {
      case "CT" -> slices.add(DicomImages.slice(name, object));
      case "RTDOSE" -> doses.add(DicomImages.dose(name, object));
      case "RTPLAN" -> plans.add(object);
      case "RTSTRUCT" -> {
        if (structures.isPresent()) {
          throw object.wrong("a second RTSTRUCT; a folder must hold one only");
        }
        structures = Optional.of(DicomStructures.of(object));
      }
      default -> {
        // another kind of file: nothing to plan with
      }
    }
    return true;
  }

  /** The doses in the folder, by file name. */
  public List<DicomDose> doses() {
    return List.copyOf(doses);
  }

  /**
   * The dose-volume histograms of all structures that have contours, by name. Each contour stands
   * for a slab that reaches half the distance between contour planes to either side; the dose is
   * linear between voxel centres.
   *
   * @throws InputException if there are no structures or one lies outside the dose
   */
  public Map<String, Dvh> dvhs(DicomDose dose) {
    Map<String, Dvh> dvhs = new LinkedHashMap<>();
    requireStructures()
        .contours()
        .forEach(
            (name, stack) -> {
              ContourStack.Samples samples = stack.sample(dose);
              dvhs.put(name, Dvh.of(samples.doseGy, samples.volumeCc / samples.doseGy.length));
            });
    return dvhs;
  }

  /**
   * A planning case: structures on the CT, an outline from the CT if none is drawn, the plan's
   * directions or else seven even ones, bixels of 10 mm and a dose grid of 5 mm.
   *
   * @throws InputException if the CT or the structures are missing or do not fit each other
   */
  public PlanningCase planningCase() {
    if (slices.isEmpty()) {
      throw new InputException(folder + ": holds no CT slices; planning needs a CT series");
    }
    Ct ct = DicomImages.series(slices);
    List<Structure> drawn = new ArrayList<>(requireStructures().on(ct.grid()));
    Outline.addTo(drawn, ct);
    StructureSet anatomy = new StructureSet(ct.grid(), drawn);
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return PlanAssembly.of(name, ct, anatomy, beams(anatomy));
  }

  private DicomStructures requireStructures() {
    return structures.orElseThrow(
        () -> new InputException(folder + ": holds no RTSTRUCT; the structures are needed"));
  }

  private List<Beam> beams(StructureSet anatomy) {
    Point center = BixelGrid.isocenter(anatomy);
    if (plans.size() > 1) {
      throw new InputException(folder + ": holds more than one RTPLAN; there must be one at most");
    }
    List<Beam> beams = new ArrayList<>();
    for (DicomObject plan : plans) {
      for (DicomObject beam : plan.items(Tag.BEAMS)) {
        beams.addAll(beam(beam, center));
      }
    }
    if (beams.isEmpty()) {
      for (double gantry : STANDARD_GANTRY) {
        beams.add(new Beam(gantry, 0, center, SAD_MM, BIXEL_MM, List.of()));
      }
    }
    return beams;
  }

  private static List<Beam> beam(DicomObject beam, Point center) {
    List<DicomObject> controls = beam.items(Tag.CONTROL_POINTS);
    if (controls.isEmpty()) {
      return List.of();
    }
    DicomObject first = controls.get(0);
    Point isocenter = center;
    if (first.has(Tag.ISOCENTER)) {
      double[] iso = first.decimals(Tag.ISOCENTER, 3);
      isocenter = new Point(iso[0], iso[1], iso[2]);
    }
    double sad = beam.decimal(Tag.SAD, SAD_MM);
    if (!(sad >= 100 && sad <= 10_000)) {
      throw beam.wrong(Tag.SAD, "is %s mm; must be 100 to 10000".formatted(sad));
    }
    return List.of(
        new Beam(
            first.decimal(Tag.GANTRY),
            first.decimal(Tag.COUCH, 0),
            isocenter,
            sad,
            BIXEL_MM,
            List.of()));
  }
}
