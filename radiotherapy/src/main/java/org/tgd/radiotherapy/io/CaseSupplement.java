package org.tgd.radiotherapy.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a source says of a patient beyond the planning case, kept in the case folder.
 *
 * @param fields further fields of {@code case.json}, such as {@code prescriptions_Gy}
 * @param referenceDoseGy the dose of a plan that came with the patient, on the CT grid
 */
public record CaseSupplement(Map<String, Object> fields, Optional<float[]> referenceDoseGy) {
  /** Nothing further. */
  public static final CaseSupplement NONE = new CaseSupplement(Map.of(), Optional.empty());

  /** Copies the fields, in order. */
  public CaseSupplement {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
