package org.tgd.radiotherapy.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tgd.radiotherapy.ct.Ct;

/**
 * Whose plan it is, and the identifiers that its DICOM objects share.
 *
 * @param patient name, identifier, birth date and sex of the patient, and date, time and number of
 *     the study, by tag; as DICOM writes them
 * @param study StudyInstanceUID
 * @param frame FrameOfReferenceUID
 * @param series SeriesInstanceUID of the CT
 * @param slices SOPInstanceUID of the CT's slices, from the feet up
 * @param hasCt whether the CT is there as DICOM already
 */
record DicomStudy(
    Map<Integer, String> patient,
    String study,
    String frame,
    String series,
    List<String> slices,
    boolean hasCt) {
  static final int REFERRING_PHYSICIAN = 0x00080090;
  private static final int STUDY_DATE = 0x00080020;
  private static final int STUDY_TIME = 0x00080030;
  private static final int ACCESSION = 0x00080050;
  private static final int STUDY_ID = 0x00200010;

  /** What is kept of the patient and the study, with its name in case files. */
  private static final Map<Integer, String> KEPT =
      new TreeMap<>(
          Map.of(
              Tag.PATIENT_NAME,
              "patient_name",
              Tag.PATIENT_ID,
              "patient_id",
              Tag.BIRTH_DATE,
              "birth_date",
              Tag.SEX,
              "sex",
              STUDY_DATE,
              "study_date",
              STUDY_TIME,
              "study_time",
              ACCESSION,
              "accession_number",
              STUDY_ID,
              "study_id",
              REFERRING_PHYSICIAN,
              "referring_physician"));

  private static final String FIELD = "dicom";

  DicomStudy {
    patient = new TreeMap<>(patient);
    slices = List.copyOf(slices);
  }

  /** The study that slices of a CT belong to. */
  static DicomStudy of(DicomObject first, List<CtSlice> slices) {
    Map<Integer, String> patient = new TreeMap<>();
    KEPT.keySet().forEach(tag -> patient.put(tag, first.text(tag, "")));
    List<CtSlice> upwards = new ArrayList<>(slices);
    upwards.sort(java.util.Comparator.comparingDouble(s -> s.plane().plane().origin().z()));
    return new DicomStudy(
        patient,
        first.text(Tag.STUDY, ""),
        first.text(Tag.FRAME_OF_REFERENCE, ""),
        first.text(Tag.SERIES, ""),
        upwards.stream().map(CtSlice::instance).toList(),
        true);
  }

  /** A study of its own for a case that did not come as DICOM; identifiers follow from the case. */
  static DicomStudy made(PlanningCase planned) {
    Ct ct = planned.ct();
    long sum = 17;
    for (int i = 0; i < ct.grid().voxels(); i++) {
      sum = 31 * sum + Float.floatToIntBits(ct.hounsfield(i));
    }
    String key = planned.name() + " " + ct.grid() + " " + sum;
    Map<Integer, String> patient = new TreeMap<>();
    patient.put(Tag.PATIENT_NAME, planned.name() + "^");
    patient.put(Tag.PATIENT_ID, planned.name());
    return new DicomStudy(
        patient,
        identifier(key + " study"),
        identifier(key + " frame"),
        identifier(key + " series"),
        instances(key, ct.grid().nz()),
        false);
  }

  private static List<String> instances(String key, int count) {
    List<String> instances = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      instances.add(identifier(key + " slice " + k));
    }
    return instances;
  }

  /**
   * The same with nothing that tells whose it is; identifiers are other ones, but the same ever.
   */
  DicomStudy anonymous() {
    String key = "anonymous " + study;
    Map<Integer, String> nobody = new TreeMap<>();
    nobody.put(Tag.PATIENT_NAME, "Anonymous^");
    nobody.put(Tag.PATIENT_ID, identifier(key + patient).substring(5, 17));
    return new DicomStudy(
        nobody,
        identifier(key + " study"),
        identifier(key + frame),
        identifier(key + series),
        instances(key + series, slices.size()),
        false);
  }

  /** An identifier that follows from a text. */
  static String identifier(String text) {
    return identifier(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An identifier that follows from a text and numbers. */
  static String identifier(String text, double[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    return identifier(text + identifier(bytes.array()));
  }

  /** An identifier under the root of UUIDs (ITU-T X.667) that follows from bytes. */
  static String identifier(byte[] bytes) {
    UUID uuid = UUID.nameUUIDFromBytes(bytes);
    return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
  }

  /** What a case folder keeps of it. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    patient.forEach((tag, value) -> fields.put(KEPT.get(tag), value));
    fields.put("study", study);
    fields.put("frame_of_reference", frame);
    fields.put("ct_series", series);
    fields.put("ct_slices", slices);
    return Map.of(FIELD, fields);
  }

  /** The study of a case folder, if it came as DICOM. */
  static Optional<DicomStudy> in(JsonNode description) {
    JsonNode kept = description.path(FIELD);
    if (!kept.isObject()) {
      return Optional.empty();
    }
    Map<Integer, String> patient = new TreeMap<>();
    KEPT.forEach((tag, name) -> patient.put(tag, kept.path(name).asText("")));
    List<String> slices = new ArrayList<>();
    kept.path("ct_slices").forEach(each -> slices.add(each.asText()));
    return Optional.of(
        new DicomStudy(
            patient,
            kept.path("study").asText(""),
            kept.path("frame_of_reference").asText(""),
            kept.path("ct_series").asText(""),
            slices,
            true));
  }

  /** The head of an object of the study. */
  DicomDataSet head(String modality, String kind, String instance, String ownSeries) {
    DicomDataSet head =
        new DicomDataSet()
            .text(Tag.CHARACTER_SET, "CS", "ISO_IR 192")
            .text(Tag.SOP_CLASS, "UI", kind)
            .text(Tag.SOP_INSTANCE, "UI", instance)
            .text(Tag.MODALITY, "CS", modality)
            .text(0x00080070, "LO", "TGD Workbench")
            .text(0x00081090, "LO", "not for clinical use")
            .text(Tag.STUDY, "UI", study)
            .text(Tag.SERIES, "UI", ownSeries)
            .integer(0x00200011, 1)
            .empty("DA", STUDY_DATE, Tag.BIRTH_DATE)
            .empty("TM", STUDY_TIME)
            .empty("SH", ACCESSION, STUDY_ID)
            .empty("PN", REFERRING_PHYSICIAN)
            .empty("CS", Tag.SEX);
    patient.forEach((tag, value) -> head.text(tag, form(tag), value));
    if (!modality.equals("CT")) {
      head.empty("PN", 0x00081070);
    }
    return head;
  }

  private static String form(int tag) {
    return switch (tag) {
      case Tag.PATIENT_NAME, REFERRING_PHYSICIAN -> "PN";
      case Tag.PATIENT_ID -> "LO";
      case Tag.BIRTH_DATE, STUDY_DATE -> "DA";
      case STUDY_TIME -> "TM";
      case Tag.SEX -> "CS";
      default -> "SH";
    };
  }
}
