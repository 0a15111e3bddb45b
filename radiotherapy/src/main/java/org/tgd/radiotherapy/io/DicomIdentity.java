package org.tgd.radiotherapy.io;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.tgd.core.input.InputException;

/**
 * Whose a DICOM object is, and in which coordinates.
 *
 * @param source the file
 * @param patient PatientID; empty if not stated
 * @param study StudyInstanceUID; empty if not stated
 * @param frames FrameOfReferenceUIDs; none if not stated
 */
record DicomIdentity(String source, String patient, String study, Set<String> frames) {
  static DicomIdentity of(DicomObject object) {
    Set<String> frames = new LinkedHashSet<>();
    add(frames, object, Tag.FRAME_OF_REFERENCE);
    return new DicomIdentity(
        object.source(), object.text(Tag.PATIENT_ID, ""), object.text(Tag.STUDY, ""), frames);
  }

  /** Of an RTSTRUCT, whose structures state the coordinates that they were drawn in. */
  static DicomIdentity ofStructures(DicomObject object) {
    Set<String> frames = new LinkedHashSet<>();
    for (DicomObject roi : object.items(Tag.ROIS)) {
      add(frames, roi, Tag.ROI_FRAME_OF_REFERENCE);
    }
    for (DicomObject frame : object.items(Tag.REFERENCED_FRAMES)) {
      if (frames.isEmpty()) {
        add(frames, frame, Tag.FRAME_OF_REFERENCE);
      }
    }
    if (frames.isEmpty()) {
      add(frames, object, Tag.FRAME_OF_REFERENCE);
    }
    return new DicomIdentity(
        object.source(), object.text(Tag.PATIENT_ID, ""), object.text(Tag.STUDY, ""), frames);
  }

  private static void add(Set<String> frames, DicomObject object, int tag) {
    if (object.has(tag)) {
      frames.add(object.text(tag));
    }
  }

  /** What two objects of one patient, study and frame of reference differ in, if they do. */
  Optional<String> differs(DicomIdentity other) {
    if (!patient.isEmpty() && !other.patient.isEmpty() && !patient.equals(other.patient)) {
      return Optional.of(differ("PatientID", patient, other, other.patient));
    }
    if (!study.isEmpty() && !other.study.isEmpty() && !study.equals(other.study)) {
      return Optional.of(differ("StudyInstanceUID", study, other, other.study));
    }
    if (!frames.isEmpty()
        && !other.frames.isEmpty()
        && frames.stream().noneMatch(other.frames::contains)) {
      return Optional.of(
          differ(
              "FrameOfReferenceUID",
              String.join(", ", frames),
              other,
              String.join(", ", other.frames)));
    }
    return Optional.empty();
  }

  private String differ(String what, String own, DicomIdentity other, String others) {
    return "%s has %s '%s', %s has '%s'".formatted(source, what, own, other.source, others);
  }

  /** Refuses two objects that do not belong together. */
  void require(DicomIdentity other, ImportChoices choices, Notes notes) {
    Optional<String> difference = differs(other);
    if (difference.isPresent()) {
      if (!choices.mixed()) {
        throw new InputException(
            difference.get() + "; they do not belong together (--mixed takes them all the same)");
      }
      notes.add(difference.get() + "; taken together all the same");
    }
  }
}
