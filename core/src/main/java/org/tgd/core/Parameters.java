package org.tgd.core;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Named parameters in the order of their names. Equal when names and texts are equal, whichever
 * nodes carry them.
 */
public final class Parameters {
  private final SortedMap<String, Variable> byName;

  private Parameters(SortedMap<String, Variable> byName) {
    if (byName.isEmpty()) {
      throw new IllegalArgumentException("there were no parameters; at least 1 is needed");
    }
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  /** The given parameters. */
  public static Parameters of(Map<String, Variable> byName) {
    return new Parameters(new TreeMap<>(byName));
  }

  /** A single parameter. */
  public static Parameters of(String name, Variable variable) {
    return of(Map.of(name, variable));
  }

  /** The nodes by name, in the order of the names. */
  public SortedMap<String, Variable> byName() {
    return byName;
  }

  /** The node of that name. */
  public Variable get(String name) {
    Variable variable = byName.get(name);
    if (variable == null) {
      throw new IllegalArgumentException("no parameter '" + name + "' in " + byName.keySet());
    }
    return variable;
  }

  /** The texts by name. */
  public SortedMap<String, String> values() {
    SortedMap<String, String> values = new TreeMap<>();
    byName.forEach((name, variable) -> values.put(name, variable.value()));
    return values;
  }

  /** A copy in which some parameters have other texts and are new nodes. */
  public Parameters with(Map<String, String> texts) {
    SortedMap<String, Variable> next = new TreeMap<>(byName);
    texts.forEach((name, text) -> next.put(name, get(name).withValue(text)));
    return new Parameters(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(values());
  }

  @Override
  public String toString() {
    return byName.values().stream().map(Variable::toString).collect(Collectors.joining(", "));
  }
}
