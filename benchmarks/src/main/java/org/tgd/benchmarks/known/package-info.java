/**
 * Problems where the right textual gradient is known: predictions of theory beside measurements.
 */
package org.tgd.benchmarks.known;
