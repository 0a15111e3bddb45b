package org.tgd.codeeval.guest;

import java.io.Serializable;

/** Stands for an optional value, which cannot be written itself. */
final class Maybe implements Serializable {
  private static final long serialVersionUID = 1;
  final Object value;

  Maybe(Object value) {
    this.value = value;
  }
}
