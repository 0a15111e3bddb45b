package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a language model is asked.
 *
 * @param system the instruction that stands above the conversation; empty for none
 * @param user the question
 * @param sample which of several independent answers to the same question is wanted, from 0
 * @param field the one text field of the JSON object that the answer is to be, where it is to be
 *     one
 * @param images pictures beside the question, for models that can see; empty for most
 */
public record Prompt(
    String system, String user, int sample, Optional<String> field, List<Image> images) {
  /** Copies the images and checks that nothing is missing and the sample index not negative. */
  public Prompt {
    images = List.copyOf(images);
    requireNonNull(system, "system");
    requireNonNull(user, "user");
    requireNonNull(field, "field");
    if (sample < 0) {
      throw new IllegalArgumentException("sample was " + sample + "; must be 0 or more");
    }
  }

  /** A prompt without images. */
  public Prompt(String system, String user, int sample, Optional<String> field) {
    this(system, user, sample, field, List.of());
  }

  /** A prompt for an answer in words. */
  public Prompt(String system, String user, int sample) {
    this(system, user, sample, Optional.empty());
  }

  /** The same question beside these pictures. */
  public Prompt withImages(List<Image> next) {
    return new Prompt(system, user, sample, field, next);
  }

  /** The same question, to be answered by a JSON object with this one text field. */
  public Prompt withField(String name) {
    return new Prompt(system, user, sample, Optional.of(name), images);
  }

  /** A prompt for the first answer. */
  public static Prompt of(String system, String user) {
    return new Prompt(system, user, 0);
  }

  /** The same question, another answer. */
  public Prompt withSample(int index) {
    return new Prompt(system, user, index, field, images);
  }
}
