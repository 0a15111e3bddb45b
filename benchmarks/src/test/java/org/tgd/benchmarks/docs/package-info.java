/** The documentation, run. */
package org.tgd.benchmarks.docs;
