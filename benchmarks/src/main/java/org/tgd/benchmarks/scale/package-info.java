/** How long many runs take and what they cost: formulas, and a simulation to hold them against. */
package org.tgd.benchmarks.scale;
