package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A study in another form.
 *
 * @param name what is other about it
 * @param files writes it into a folder
 * @param says what a note or a refusal must say, or a name that must be read
 * @param choices what to take of it
 */
record DicomVariant(String name, Writer files, String says, ImportChoices choices) {
  /** Writes files. */
  interface Writer {
    void into(Path folder) throws IOException;
  }

  /** Changes a study. */
  interface Change {
    void of(SyntheticStudy study) throws IOException;
  }

  static DicomVariant of(String name, String says, Change change) {
    return new DicomVariant(
        name,
        folder -> {
          SyntheticStudy study = new SyntheticStudy();
          change.of(study);
          study.write(folder);
        },
        says,
        ImportChoices.ALL);
  }

  DicomVariant with(ImportChoices others) {
    return new DicomVariant(name, files, says, others);
  }

  void write(Path folder) throws IOException {
    files.into(folder);
  }

  @Override
  public String toString() {
    return name;
  }
}
