/** Statistics of comparisons: curves, intervals, and tests, each with its source. */
package org.tgd.benchmarks.stats;
