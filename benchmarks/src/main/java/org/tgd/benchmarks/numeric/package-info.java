/** Numeric functions with known minima, as texts with numbers and as functions over boxes. */
package org.tgd.benchmarks.numeric;
