/** Runs over a small domain whose optimum is known. */
package org.tgd.benchmarks.task;
