package org.tgd.chem.sdf;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A molecule of an SDF file.
 *
 * @param name its title line
 * @param smiles the molecule; {@code *} where its molfile cannot be read
 * @param properties its data fields, in the order of the file
 */
public record SdfRecord(String name, String smiles, Map<String, String> properties) {
  /** Copies the properties. */
  public SdfRecord {
    requireNonNull(name, "name");
    requireNonNull(smiles, "smiles");
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
