/** Head-to-head comparisons: one task, all methods, the same starts and numbers of calls. */
package org.tgd.benchmarks.duel;
