/** Leaderboards, curves and paired comparisons, computed from the raw trials of any study. */
package org.tgd.benchmarks.board;
